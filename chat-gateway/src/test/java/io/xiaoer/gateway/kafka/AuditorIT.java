package io.xiaoer.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.OpenConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RecordReceipt;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.gateway.AuditConfig;
import io.xiaoer.gateway.TestVault;
import io.xiaoer.gateway.audit.Break;
import io.xiaoer.gateway.audit.Cause;
import io.xiaoer.gateway.audit.Equation;
import io.xiaoer.gateway.audit.Ledger;
import io.xiaoer.gateway.audit.LedgerState;
import io.xiaoer.gateway.audit.Origin;
import io.xiaoer.gateway.core.Policy;
import io.xiaoer.gateway.core.ServiceHours;
import io.xiaoer.gateway.media.Seals;
import io.xiaoer.gateway.mongo.AuditBreaks;
import io.xiaoer.gateway.mongo.CustomerLists;
import io.xiaoer.gateway.mongo.Ledgers;
import io.xiaoer.gateway.mongo.Timers;
import io.xiaoer.gateway.mongo.Tips;
import io.xiaoer.gateway.mongo.Transcripts;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.StoreResource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A sequencer that the test carries on by hand, and may spoil; an auditor that reads what comes of
 * it, on a real broker and store. An alarm is due within ten seconds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditorIT {
  private static final Duration ALARM = Duration.ofSeconds(10);
  private static final Origin ORDERS = new Origin("yunxi", "ORDER");
  private static final Customer LI_NA = new Customer("u-1", "李娜", Customer.Tier.STANDARD);
  private static final Author CUSTOMER = new Author(Author.Kind.CUSTOMER, "u-1", "李娜");
  private static final Author BOT = new Author(Author.Kind.BOT, "bot", "小二");
  private static final Seals SEALS =
      new Seals("bWVkaWEtdGVzdHMtb25seS1tZWRpYS10ZXN0cy1vbmx5LW1lZGlhIQ==");
  private static final Policy POLICY =
      new Policy(
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          Duration.ofHours(24),
          ServiceHours.always(),
          new Policy.Calls(true, Duration.ofSeconds(45)));

  private final BrokerResource broker = new BrokerResource();
  private final StoreResource store = new StoreResource();
  private Map<String, Object> servers;
  private MongoClient mongo;
  private MongoDatabase database;
  private TopicWriter topics;
  private TopicId topicId;
  private KafkaConsumer<String, byte[]> commands;
  private Sequencer sequencer;
  private Auditor auditor;
  private SimpleMeterRegistry meters;
  private AuditState state;
  private Set<String> known;
  private double differenceBefore;

  @BeforeAll
  void start() {
    servers = Map.of("bootstrap.servers", broker.start().get("kafka.bootstrap.servers"));
    Map<String, String> settings = store.start();
    mongo = MongoClients.create(settings.get("MONGODB_URI"));
    database = mongo.getDatabase(settings.get("MONGODB_DATABASE"));
    topics = new TopicWriter(servers, Duration.ofSeconds(20));
    topicId = new TopicId(servers, Topics.CONVERSATION_COMMANDS);
    Map<String, Object> reading = new HashMap<>(servers);
    reading.put("group.id", "chat-gateway");
    reading.put("enable.auto.commit", false);
    reading.put("auto.offset.reset", "earliest");
    commands = new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer());
    commands.subscribe(List.of(Topics.CONVERSATION_COMMANDS));
    sequencer =
        new Sequencer(
            new Transcripts(database),
            new CustomerLists(database),
            new Sequencer.Watches(
                new Timers(database, "timers", Duration.ofSeconds(10)),
                new Timers(database, "call-timers", Duration.ofSeconds(1))),
            topics,
            new Sequencer.Rules(
                Clock.systemUTC(), topicId, POLICY, SEALS, TestVault.guard(database)));
  }

  @BeforeEach
  void audit() {
    known = new HashSet<>();
    noted().forEach(one -> known.add(one.id()));
    beginAudit();
  }

  @AfterEach
  void endAudit() {
    auditor.close();
  }

  @AfterAll
  void stop() {
    commands.close();
    topics.close();
    mongo.close();
    store.stop();
    broker.stop();
  }

  @Test
  void aHealthyLogBalancesAndHasNoBreaks() {
    Equation before = equation();
    String id = opened();
    write(id, "m-1", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    write(id, "m-1-again", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    write(id, "b-1", new PostMessage(BOT, new Content.Text("您好"), "b-1", 1));
    write(id, "b-2", new PostMessage(BOT, new Content.Text("您好"), "b-2", 9));
    carryOut();
    write(id, "seen", new RecordReceipt(CUSTOMER, 4));
    write(id, "seen again", new RecordReceipt(CUSTOMER, 4));
    write(id, "waits", new PostMessage(CUSTOMER, new Content.Text("在吗"), "m-2", null));
    balances(before.plus(new Equation(4, 0, 3, 1, 1)));
    carryOut();
    balances(before.plus(new Equation(4, 1, 2, 1, 1)));
    await().atMost(ALARM).until(() -> kept().stream().allMatch(one -> one.open().isEmpty()));
    assertThat(found()).isEmpty();
  }

  @Test
  void aRedeliveredBatchIsNoRepetitionOfItself() {
    String id = opened();
    Equation before = equation();
    write(id, "m", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    List<ConsumerRecord<String, byte[]>> polled = poll();
    sequencer.process(Batch.of(polled));
    sequencer.process(Batch.of(polled));
    commands.commitSync();
    balances(before.plus(new Equation(1, 0, 1, 0, 0)));
    assertThat(found()).isEmpty();
  }

  @Test
  void aCommandThatTheSequencerSkipsIsLost() {
    String id = opened();
    write(id, "m-lost", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    poll();
    commands.commitSync();
    awaitAlarm(Break.Kind.LOST);
    assertThat(found().getFirst().what().commandId()).isEqualTo("m-lost-" + id);
    assertThat(difference()).isEqualTo(1);
  }

  @Test
  void anEventThatIsStoredAndNotPublishedIsMissed() {
    String id = opened();
    write(id, "m-1", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    write(id, "m-2", new PostMessage(CUSTOMER, new Content.Text("在吗"), "m-2", null));
    Batch batch = Batch.of(poll());
    Plan plan = sequencer.decide(batch);
    sequencer.store(plan);
    List<ProducerRecord<String, byte[]>> records = sequencer.toPublish(batch, plan);
    topics.write(records.subList(1, records.size()));
    commands.commitSync();
    awaitAlarm(Break.Kind.GAP, Break.Kind.LOST);
  }

  @Test
  void bytesThatWereChangedOnTheirWayBreakTheChain() {
    String id = opened();
    write(id, "m-1", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    Batch batch = Batch.of(poll());
    Plan plan = sequencer.decide(batch);
    sequencer.store(plan);
    topics.write(sequencer.toPublish(batch, plan).stream().map(AuditorIT::changed).toList());
    commands.commitSync();
    awaitAlarm(Break.Kind.CHAIN);
  }

  @Test
  void anEventThatSomebodyPutIntoTheTopicIsFoundThreeTimesOver() {
    String id = opened();
    ProducerRecord<String, byte[]> forged =
        new ProducerRecord<>(
            Topics.CONVERSATION_EVENTS,
            id,
            """
            {"seq":3,"causationId":"nobody","versions":{},"subjectKeyId":"customer:u-1",
             "data":{"author":{"kind":"AGENT","id":"a","displayName":"a"}}}"""
                .getBytes(StandardCharsets.UTF_8));
    header(forged, "ce_type", "conversation.message-posted.v1");
    header(forged, Cause.HEADER, new Cause(topicId.get(), partition(id), 1_000_000, 0).text());
    topics.write(List.of(forged));
    awaitAlarm(Break.Kind.CHAIN, Break.Kind.NOT_STORED, Break.Kind.UNEXPLAINED);
    assertThat(difference()).isEqualTo(-1);
  }

  @Test
  void aNumberThatComesAgainWithOtherWordsIsFound() {
    String id = opened();
    write(id, "m-1", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    Batch batch = Batch.of(poll());
    Plan plan = sequencer.decide(batch);
    sequencer.store(plan);
    List<ProducerRecord<String, byte[]>> records = sequencer.toPublish(batch, plan);
    topics.write(records);
    topics.write(records.stream().map(AuditorIT::changed).toList());
    commands.commitSync();
    awaitAlarm(Break.Kind.REPEATED_NUMBER);
  }

  @Test
  void aMessageThatIsDroppedAsARepetitionOfNothingIsFound() {
    String id = opened();
    write(id, "m-1", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    ConsumerRecord<String, byte[]> said = poll().getFirst();
    ProducerRecord<String, byte[]> verdict =
        new ProducerRecord<>(Topics.CONVERSATION_VERDICTS, said.partition(), id, new byte[0]);
    header(verdict, "verdict-cause", Deciding.cause(topicId.get(), said).text());
    header(verdict, "verdict-outcome", "REPEATED");
    header(verdict, "verdict-first", "77");
    topics.write(List.of(verdict));
    commands.commitSync();
    awaitAlarm(Break.Kind.FALSE_REPETITION);
  }

  @Test
  void theBooksOfAnAuditFromTheBeginningAreTheSameAndSoAreItsBreaks() {
    opened();
    carryOut();
    await()
        .atMost(ALARM)
        .until(() -> kept().stream().mapToLong(LedgerState::commands).sum() == written());
    auditor.close();
    Set<LedgerState> books = new HashSet<>(kept());
    List<String> breaks = noted().stream().map(AuditBreaks.Noted::id).toList();
    database.getCollection("audit_ledgers").drop();
    database.getCollection("audit_accounts").drop();
    database.getCollection("audit_breaks").drop();
    beginAudit();
    await().atMost(ALARM).untilAsserted(() -> assertThat(kept()).hasSameElementsAs(books));
    assertThat(noted().stream().map(AuditBreaks.Noted::id)).hasSameElementsAs(breaks);
  }

  private void beginAudit() {
    meters = new SimpleMeterRegistry();
    state = new AuditState(meters, Clock.systemUTC());
    Auditor.Books books =
        new Auditor.Books(
            new Ledgers(database),
            new Tips(database),
            new Transcripts(database),
            new AuditBreaks(database),
            Clock.systemUTC());
    auditor = new Auditor(new AuditSources(servers, topicId), books, new Quick(), state, "yunxi");
    auditor.begin();
  }

  /** Record, metric and health, all within the time of an alarm; and nothing else. */
  private void awaitAlarm(Break.Kind... kinds) {
    await()
        .atMost(ALARM)
        .untilAsserted(
            () -> {
              assertThat(found().stream().map(one -> one.what().kind())).contains(kinds);
              for (Break.Kind kind : kinds) {
                assertThat(meters.counter("gateway.audit.breaks", "kind", kind.name()).count())
                    .isPositive();
              }
              assertThat(state.openBreaks()).isPositive();
            });
    assertThat(found().stream().map(one -> one.what().kind())).containsOnly(kinds);
  }

  private List<AuditBreaks.Noted> found() {
    return noted().stream().filter(one -> !known.contains(one.id())).toList();
  }

  private List<AuditBreaks.Noted> noted() {
    return new AuditBreaks(database).of("yunxi", null, false, 100);
  }

  private List<LedgerState> kept() {
    return new Ledgers(database).of(topicId.get(), 6);
  }

  private Equation equation() {
    return kept().stream()
        .map(one -> new Ledger(one).equations().getOrDefault(ORDERS, new Equation(0, 0, 0, 0, 0)))
        .reduce(new Equation(0, 0, 0, 0, 0), Equation::plus);
  }

  private void balances(Equation expected) {
    await().atMost(ALARM).untilAsserted(() -> assertThat(equation()).isEqualTo(expected));
  }

  private double difference() {
    return meters.get("gateway.audit.difference").tag("entrance", "ORDER").gauge().value()
        - differenceBefore;
  }

  private String opened() {
    differenceBefore = equation().difference();
    String id = UUID.randomUUID().toString();
    Entrance entrance = new Entrance(Entrance.Kind.ORDER, "20261118000123");
    write(id, "open", new OpenConversation("yunxi", LI_NA, entrance, "zh-CN"));
    carryOut();
    return id;
  }

  private void write(String id, String command, ConversationCommand data) {
    topics.write(
        Topics.CONVERSATION_COMMANDS,
        new OfCommand<>(command + "-" + id, "/test", id, Instant.now(), data));
  }

  private void carryOut() {
    sequencer.process(Batch.of(poll()));
    commands.commitSync();
  }

  /** Everything that waits. */
  private List<ConsumerRecord<String, byte[]>> poll() {
    List<ConsumerRecord<String, byte[]>> polled = new ArrayList<>();
    await()
        .until(
            () -> {
              commands.poll(Duration.ofMillis(100)).forEach(polled::add);
              return !commands.assignment().isEmpty()
                  && commands.endOffsets(commands.assignment()).entrySet().stream()
                      .allMatch(end -> commands.position(end.getKey()) >= end.getValue());
            });
    return polled;
  }

  private long written() {
    return commands.endOffsets(commands.assignment()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private int partition(String id) {
    return org.apache.kafka.common.utils.Utils.toPositive(
            org.apache.kafka.common.utils.Utils.murmur2(id.getBytes(StandardCharsets.UTF_8)))
        % 6;
  }

  private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static ProducerRecord<String, byte[]> changed(ProducerRecord<String, byte[]> record) {
    String words = new String(record.value(), StandardCharsets.UTF_8).replace("enc1.", "enc0.");
    return new ProducerRecord<>(
        record.topic(),
        record.partition(),
        record.key(),
        words.getBytes(StandardCharsets.UTF_8),
        record.headers());
  }

  /** Settings as they are by default, but for the pace. */
  private static final class Quick implements AuditConfig {
    @Override
    public Duration every() {
      return Duration.ofMillis(250);
    }

    @Override
    public Duration unjudgedAfter() {
      return Duration.ofSeconds(30);
    }

    @Override
    public int openCommands() {
      return 5_000;
    }

    @Override
    public int conversations() {
      return 20_000;
    }

    @Override
    public Duration comparedFor() {
      return Duration.ofHours(1);
    }
  }
}
