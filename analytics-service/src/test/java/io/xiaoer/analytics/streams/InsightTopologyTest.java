package io.xiaoer.analytics.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.analytics.Log;
import io.xiaoer.analytics.core.Count;
import io.xiaoer.analytics.core.Csat;
import io.xiaoer.analytics.core.Durations;
import io.xiaoer.analytics.core.MinuteFigures;
import io.xiaoer.analytics.core.Timing;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.Author;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InsightTopologyTest {
  private static final Instant MINUTE = Instant.parse("2026-11-18T10:00:00Z");

  private final Map<String, MinuteFigures> stored = new TreeMap<>();
  private final List<String> notices = new ArrayList<>();
  private boolean storeIsDown;
  private TopologyTestDriver driver = started();

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void aMinutesWorkGivesExactlyTheseFigures() {
    feed(new Log(MINUTE).everything("a").records());
    assertThat(saved())
        .containsExactly(
            Map.entry(
                "2026-11-18T10:00:00Z|yunxi",
                new MinuteFigures(
                    "yunxi",
                    MINUTE,
                    26,
                    Map.of(
                        Count.OPENED, Map.of("", 3L),
                        Count.CLOSED, Map.of("", 3L),
                        Count.OUTCOMES, Map.of("BOT", 1L, "AGENT", 1L, "ABANDONED", 1L),
                        Count.MESSAGES, Map.of("CUSTOMER", 2L, "BOT", 1L, "AGENT", 1L),
                        Count.INTENTS, Map.of("logistics.where", 1L, "unknown", 1L),
                        Count.QUEUED, Map.of("yunxi", 2L),
                        Count.ASSIGNED, Map.of("yunxi", 1L),
                        Count.ABANDONED, Map.of("yunxi", 1L),
                        Count.CASES, Map.of("", 1L)),
                    Map.of(
                        Timing.FIRST_RESPONSE, Durations.NONE.plus(400).plus(6_100),
                        Timing.BOT_FIRST_RESPONSE, Durations.NONE.plus(400),
                        Timing.AGENT_FIRST_RESPONSE, Durations.NONE.plus(6_000),
                        Timing.WAITING, Durations.NONE.plus(4_000)),
                    new Csat(1, 2, 0))));
    assertThat(notices).isEmpty();
  }

  @Test
  void aLogReadTwiceCountsOnce() {
    List<ProducerRecord<String, byte[]>> records = new Log(MINUTE).everything("a").records();
    feed(records);
    Map<String, MinuteFigures> once = saved();
    feed(records);
    assertThat(saved()).isEqualTo(once);
    assertThat(notices).hasSize(records.size()).containsOnly("duplicate");
  }

  @Test
  void rebuiltFromTheLogTheFiguresAreEqualWhateverTheOrderBetweenConversations() {
    long seed = Long.getLong("seed", 11L);
    Random random = new Random(seed);
    Log log = new Log(MINUTE);
    for (int i = 0; i < 20; i++) {
      log.everything("c" + i).after(random.nextLong(20_000));
    }
    feed(log.records());
    Map<String, MinuteFigures> first = saved();
    assertThat(first.size()).isGreaterThan(5);

    driver.close();
    stored.clear();
    driver = started();
    feed(shuffledWithDuplicates(log.records(), random));
    assertThat(saved()).as("seed %d", seed).isEqualTo(first);
  }

  @Test
  void aMinuteIsTheEventsOwnAndNotTheOneInWhichItWasRead() {
    Log log = new Log(MINUTE).opened("a").after(59_999).opened("b").after(1).opened("c");
    feed(log.records());
    assertThat(saved().values())
        .extracting(MinuteFigures::minute, figures -> figures.total(Count.OPENED))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(MINUTE, 2L),
            org.assertj.core.groups.Tuple.tuple(MINUTE.plusSeconds(60), 1L));
  }

  @Test
  void whileTheStoreIsDownCountingGoesOnAndNothingIsLost() {
    storeIsDown = true;
    feed(new Log(MINUTE).opened("a").records());
    assertThat(saved()).isEmpty();
    feed(new Log(MINUTE).opened("b").records());
    storeIsDown = false;
    assertThat(saved().values()).extracting(each -> each.total(Count.OPENED)).containsExactly(2L);
    assertThat(notices).containsOnly("save-failed");
  }

  @Test
  void aMinuteThatDoesNotChangeIsNotSavedAgain() {
    feed(new Log(MINUTE).opened("a").records());
    saved();
    stored.clear();
    assertThat(saved()).isEmpty();
  }

  @Test
  void aPartOfTheLogThatIsReadDaysBehindAnotherCountsAllTheSame() {
    feed(new Log(MINUTE.plus(Duration.ofDays(30))).opened("ahead").records());
    feed(new Log(MINUTE).opened("behind").records());
    saved();
    driver.advanceWallClockTime(Duration.ofHours(1));
    feed(new Log(MINUTE.plusSeconds(1)).opened("behind-too").records());
    assertThat(saved().values())
        .extracting(figures -> figures.total(Count.OPENED))
        .containsExactly(2L, 1L);
  }

  @Test
  void aMinuteIsForgottenSomeTimeAfterItsLastChangeAndKeepsWhatItWas() {
    feed(new Log(MINUTE).opened("a").records());
    saved();
    driver.advanceWallClockTime(Duration.ofDays(2));
    feed(new Log(MINUTE.plusSeconds(1)).opened("b").records());
    saved();
    driver.advanceWallClockTime(Duration.ofDays(2));
    assertThat(held()).hasSize(1);
    driver.advanceWallClockTime(Duration.ofDays(2));
    assertThat(held()).isEmpty();
    feed(new Log(MINUTE.plusSeconds(2)).opened("c").records());
    assertThat(saved().values())
        .extracting(figures -> figures.total(Count.OPENED))
        .containsExactly(2L);
  }

  private List<String> held() {
    List<String> keys = new ArrayList<>();
    try (var all = driver.<String, FoldMinutes.Held>getKeyValueStore(FoldMinutes.MINUTES).all()) {
      all.forEachRemaining(each -> keys.add(each.key));
    }
    return keys;
  }

  @Test
  void anUnknownTypeIsPassedOverAndABrokenRecordGoesToTheDeadLettersWithEvidence() {
    ProducerRecord<String, byte[]> whole = new Log(MINUTE).opened("a").records().getFirst();
    ProducerRecord<String, byte[]> unknown =
        new ProducerRecord<>(whole.topic(), whole.key(), whole.value());
    unknown.headers().add("ce_type", "conversation.praised.v7".getBytes(StandardCharsets.UTF_8));
    ProducerRecord<String, byte[]> broken =
        new ProducerRecord<>(whole.topic(), null, whole.key(), "{".getBytes(), whole.headers());
    feed(List.of(unknown, broken, whole));

    assertThat(saved().values()).extracting(each -> each.total(Count.OPENED)).containsExactly(1L);
    assertThat(notices).containsExactly("unknown-type", "malformed");
    var letters =
        driver.createOutputTopic(
            Topics.DEAD_LETTERS, new StringDeserializer(), new ByteArrayDeserializer());
    TestRecord<String, byte[]> letter = letters.readRecord();
    assertThat(letters.isEmpty()).isTrue();
    assertThat(letter.value()).isEqualTo("{".getBytes());
    assertThat(header(letter, "dead-letter-topic")).isEqualTo(Topics.CONVERSATION_EVENTS);
    assertThat(header(letter, "dead-letter-reason")).startsWith("not readable as JSON");
    assertThat(header(letter, "ce_type")).isEqualTo("conversation.conversation-opened.v1");
  }

  @Test
  void aFinishedConversationIsForgottenAfterAWhile() {
    feed(new Log(MINUTE).opened("a").records());
    feed(new Log(MINUTE.plus(Duration.ofDays(8))).opened("b").records());
    assertThat(driver.getKeyValueStore("conversations").get("a")).isNull();
    assertThat(driver.getKeyValueStore("conversations").get("b")).isNotNull();
  }

  @Test
  void aGapInALogIsNoticed() {
    Log log = new Log(MINUTE).opened("a").posted("a", Author.Kind.CUSTOMER);
    List<ProducerRecord<String, byte[]>> records = log.posted("a", Author.Kind.BOT).records();
    feed(List.of(records.get(0), records.get(2)));
    assertThat(notices).containsExactly("gap");
  }

  private Map<String, MinuteFigures> saved() {
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    return new LinkedHashMap<>(stored);
  }

  private void feed(List<ProducerRecord<String, byte[]>> records) {
    Map<String, TestInputTopic<String, byte[]>> topics = new HashMap<>();
    for (ProducerRecord<String, byte[]> each : records) {
      topics
          .computeIfAbsent(
              each.topic(),
              name ->
                  driver.createInputTopic(name, new StringSerializer(), new ByteArraySerializer()))
          .pipeInput(new TestRecord<>(each.key(), each.value(), each.headers()));
    }
  }

  /** Any order that keeps each aggregate's own, with every fifth record delivered again. */
  private static List<ProducerRecord<String, byte[]>> shuffledWithDuplicates(
      List<ProducerRecord<String, byte[]>> records, Random random) {
    Map<String, List<ProducerRecord<String, byte[]>>> byAggregate = new LinkedHashMap<>();
    for (ProducerRecord<String, byte[]> each : records) {
      byAggregate.computeIfAbsent(each.topic() + each.key(), first -> new ArrayList<>()).add(each);
    }
    List<List<ProducerRecord<String, byte[]>>> rest = new ArrayList<>(byAggregate.values());
    List<ProducerRecord<String, byte[]>> shuffled = new ArrayList<>();
    while (!rest.isEmpty()) {
      List<ProducerRecord<String, byte[]>> next = rest.get(random.nextInt(rest.size()));
      shuffled.add(next.getFirst());
      if (random.nextInt(5) > 0) {
        next.removeFirst();
      }
      rest.removeIf(List::isEmpty);
    }
    return shuffled;
  }

  private TopologyTestDriver started() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    return new TopologyTestDriver(
        InsightTopology.build(
            new InsightTopology.Settings(
                Duration.ofDays(7),
                Duration.ofDays(3),
                Duration.ofMillis(500),
                500,
                this::store,
                notices::add)),
        settings,
        MINUTE);
  }

  private void store(List<MinuteFigures> minutes) {
    if (storeIsDown) {
      throw new IllegalStateException("the store is down");
    }
    // As the real one: what has fewer folds is older.
    minutes.forEach(
        each ->
            stored.merge(
                FoldMinutes.key(each.shopId(), each.minute()),
                each,
                (there, more) -> there.folds() > more.folds() ? there : more));
  }

  private static String header(TestRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
