package io.xiaoer.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RecordReceipt;
import io.xiaoer.gateway.audit.Break;
import io.xiaoer.gateway.audit.Cause;
import io.xiaoer.gateway.audit.Equation;
import io.xiaoer.gateway.audit.Ledger;
import io.xiaoer.gateway.audit.LedgerState;
import io.xiaoer.gateway.audit.Origin;
import io.xiaoer.gateway.mongo.AuditBreaks;
import io.xiaoer.gateway.mongo.Ledgers;
import io.xiaoer.gateway.mongo.Tips;
import io.xiaoer.gateway.mongo.Transcripts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * An auditor that reads what comes of a log that the test carries on and spoils, on a real broker
 * and store. An alarm is due within ten seconds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditorIT {
  private static final Duration ALARM = Duration.ofSeconds(10);
  private static final Origin ORDERS = new Origin("yunxi", "ORDER");
  private static final Author CUSTOMER = new Author(Author.Kind.CUSTOMER, "u-1", "李娜");
  private static final Author BOT = new Author(Author.Kind.BOT, "bot", "小二");

  private final LogByHand log = new LogByHand();
  private Auditor auditor;
  private SimpleMeterRegistry meters;
  private AuditState state;
  private Set<String> known;
  private double differenceBefore;

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
    log.close();
  }

  @Test
  void aHealthyLogBalancesAndHasNoBreaks() {
    Equation before = equation();
    String id = opened();
    log.write(id, "m-1", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    log.write(id, "m-1-again", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    log.write(id, "b-1", new PostMessage(BOT, new Content.Text("您好"), "b-1", 1));
    log.write(id, "b-2", new PostMessage(BOT, new Content.Text("您好"), "b-2", 9));
    log.carryOut();
    log.write(id, "seen", new RecordReceipt(CUSTOMER, 4));
    log.write(id, "seen again", new RecordReceipt(CUSTOMER, 4));
    log.write(id, "waits", new PostMessage(CUSTOMER, new Content.Text("在吗"), "m-2", null));
    balances(before.plus(new Equation(4, 0, 3, 1, 1)));
    log.carryOut();
    balances(before.plus(new Equation(4, 1, 2, 1, 1)));
    await().atMost(ALARM).until(() -> kept().stream().allMatch(one -> one.open().isEmpty()));
    assertThat(found()).isEmpty();
  }

  @Test
  void aRedeliveredBatchIsNoRepetitionOfItself() {
    String id = opened();
    Equation before = equation();
    log.write(id, "m", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    List<ConsumerRecord<String, byte[]>> polled = log.poll();
    log.sequencer.process(Batch.of(polled));
    log.sequencer.process(Batch.of(polled));
    log.judged();
    balances(before.plus(new Equation(1, 0, 1, 0, 0)));
    assertThat(found()).isEmpty();
  }

  @Test
  void aCommandThatTheSequencerSkipsIsLost() {
    String id = opened();
    log.write(id, "m-lost", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    log.poll();
    log.judged();
    awaitAlarm(Break.Kind.LOST);
    assertThat(found().getFirst().what().commandId()).isEqualTo("m-lost-" + id);
    assertThat(difference()).isEqualTo(1);
  }

  @Test
  void aCommandThatNobodyJudgesForHalfAMinuteIsSaidAndIsNotLost() {
    String id = opened();
    log.write(id, "m-late", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    auditor.close();
    beginAudit(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(31)));
    awaitAlarm(Break.Kind.UNJUDGED);
    assertThat(found().getFirst().what().commandId()).isEqualTo("m-late-" + id);
    assertThat(difference()).isZero();
    log.carryOut();
    await().atMost(ALARM).until(() -> kept().stream().allMatch(one -> one.open().isEmpty()));
    assertThat(difference()).isZero();
  }

  @Test
  void anEventThatIsStoredAndNotPublishedIsMissed() {
    String id = opened();
    log.write(id, "m-1", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    log.write(id, "m-2", new PostMessage(CUSTOMER, new Content.Text("在吗"), "m-2", null));
    Batch batch = Batch.of(log.poll());
    Plan plan = log.sequencer.decide(batch);
    log.sequencer.store(plan);
    List<ProducerRecord<String, byte[]>> records = log.sequencer.toPublish(batch, plan);
    log.topics.write(records.subList(1, records.size()));
    log.judged();
    awaitAlarm(Break.Kind.GAP, Break.Kind.LOST);
  }

  @Test
  void bytesThatWereChangedOnTheirWayBreakTheChain() {
    String id = opened();
    log.write(id, "m-1", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    Batch batch = Batch.of(log.poll());
    Plan plan = log.sequencer.decide(batch);
    log.sequencer.store(plan);
    log.topics.write(
        log.sequencer.toPublish(batch, plan).stream().map(LogByHand::changed).toList());
    log.judged();
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
    LogByHand.header(forged, "ce_type", "conversation.message-posted.v1");
    LogByHand.header(
        forged, Cause.HEADER, new Cause(log.topicId.get(), log.partition(id), 1_000_000, 0).text());
    log.topics.write(List.of(forged));
    awaitAlarm(Break.Kind.CHAIN, Break.Kind.NOT_STORED, Break.Kind.UNEXPLAINED);
    assertThat(difference()).isEqualTo(-1);
  }

  @Test
  void aNumberThatComesAgainWithOtherWordsIsFound() {
    String id = opened();
    log.write(id, "m-1", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    Batch batch = Batch.of(log.poll());
    Plan plan = log.sequencer.decide(batch);
    log.sequencer.store(plan);
    List<ProducerRecord<String, byte[]>> records = log.sequencer.toPublish(batch, plan);
    log.topics.write(records);
    log.topics.write(records.stream().map(LogByHand::changed).toList());
    log.judged();
    awaitAlarm(Break.Kind.REPEATED_NUMBER);
  }

  @Test
  void aMessageThatIsDroppedAsARepetitionOfNothingIsFound() {
    String id = opened();
    log.write(id, "m-1", new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    ConsumerRecord<String, byte[]> said = log.poll().getFirst();
    ProducerRecord<String, byte[]> verdict =
        new ProducerRecord<>(Topics.CONVERSATION_VERDICTS, said.partition(), id, new byte[0]);
    LogByHand.header(verdict, "verdict-cause", Deciding.cause(log.topicId.get(), said).text());
    LogByHand.header(verdict, "verdict-outcome", "REPEATED");
    LogByHand.header(verdict, "verdict-first", "77");
    log.topics.write(List.of(verdict));
    log.judged();
    awaitAlarm(Break.Kind.FALSE_REPETITION);
  }

  @Test
  void theBooksOfAnAuditFromTheBeginningAreTheSameAndSoAreItsBreaks() {
    opened();
    log.carryOut();
    await()
        .atMost(ALARM)
        .until(() -> kept().stream().mapToLong(LedgerState::commands).sum() == log.written());
    auditor.close();
    Set<LedgerState> books = new HashSet<>(kept());
    List<String> breaks = lasting();
    log.database.getCollection("audit_ledgers").drop();
    log.database.getCollection("audit_accounts").drop();
    log.database.getCollection("audit_breaks").drop();
    beginAudit();
    await().atMost(ALARM).untilAsserted(() -> assertThat(kept()).hasSameElementsAs(books));
    assertThat(lasting()).hasSameElementsAs(breaks);
  }

  /** Breaks that the records show; that one was not judged for long, only the time showed. */
  private List<String> lasting() {
    return noted().stream()
        .filter(one -> one.what().kind() != Break.Kind.UNJUDGED)
        .map(AuditBreaks.Noted::id)
        .toList();
  }

  private void beginAudit() {
    beginAudit(Clock.systemUTC());
  }

  private void beginAudit(Clock clock) {
    meters = new SimpleMeterRegistry();
    state = new AuditState(meters, clock);
    Auditor.Books books =
        new Auditor.Books(
            new Ledgers(log.database),
            new Tips(log.database),
            new Transcripts(log.database),
            new AuditBreaks(log.database),
            clock);
    auditor =
        new Auditor(
            new AuditSources(log.servers, log.topicId), books, new QuickAudit(), state, "yunxi");
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
    return new AuditBreaks(log.database).of("yunxi", null, false, 100);
  }

  private List<LedgerState> kept() {
    return new Ledgers(log.database).of(log.topicId.get(), 6);
  }

  private Equation equation() {
    return kept().stream()
        .map(one -> new Ledger(one).equations().getOrDefault(ORDERS, new Equation(0, 0, 0, 0, 0)))
        .reduce(new Equation(0, 0, 0, 0, 0), Equation::plus);
  }

  private String opened() {
    differenceBefore = equation().difference();
    return log.opened();
  }

  private void balances(Equation expected) {
    await().atMost(ALARM).untilAsserted(() -> assertThat(equation()).isEqualTo(expected));
  }

  private double difference() {
    return meters.get("gateway.audit.difference").tag("entrance", "ORDER").gauge().value()
        - differenceBefore;
  }
}
