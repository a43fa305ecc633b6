package io.xiaoer.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.AssignAgent;
import io.xiaoer.contracts.conversation.ConversationCommand.OpenConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestPerson;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.gateway.TestRules;
import io.xiaoer.gateway.TestVault;
import io.xiaoer.gateway.mongo.CustomerLists;
import io.xiaoer.gateway.mongo.StoredEvent;
import io.xiaoer.gateway.mongo.Timers;
import io.xiaoer.gateway.mongo.Transcripts;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.StoreResource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The sequencer dies at every point at which it can die; whoever comes after it repairs. A crash is
 * played by leaving out the steps that the dead one did not come to.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SequencerIT {
  private static final Customer LI_NA = new Customer("u-1", "李娜", Customer.Tier.STANDARD);
  private static final Author CUSTOMER = new Author(Author.Kind.CUSTOMER, "u-1", "李娜");
  private static final Author BOT = new Author(Author.Kind.BOT, "bot", "小二");

  private final BrokerResource broker = new BrokerResource();
  private final StoreResource store = new StoreResource();
  private MongoClient mongo;
  private MongoDatabase database;
  private TopicWriter topics;
  private Log log;

  @BeforeAll
  void start() {
    String servers = broker.start().get("kafka.bootstrap.servers");
    Map<String, String> settings = store.start();
    mongo = MongoClients.create(settings.get("MONGODB_URI"));
    database = mongo.getDatabase(settings.get("MONGODB_DATABASE"));
    topics = new TopicWriter(Map.of("bootstrap.servers", servers), Duration.ofSeconds(20));
    log = new Log(servers);
  }

  @AfterAll
  void stop() {
    log.close();
    topics.close();
    mongo.close();
    store.stop();
    broker.stop();
  }

  @Test
  void aBatchIsStoredAndPublishedInOrder() {
    String id = newId();
    sequencer().process(batch(open(id), says(id, "m-1"), says(id, "m-2"), asksForPerson(id)));
    assertThat(log.events(id))
        .containsExactly(
            "1 ConversationOpened",
            "2 ControlChanged",
            "3 MessagePosted",
            "4 MessagePosted",
            "5 PersonRequested",
            "6 ControlChanged");
    assertThat(published(id)).isEqualTo(stored(id));
  }

  @Test
  void deadBeforeItStoredTheBatchIsCarriedOutByTheNext() {
    String id = newId();
    Batch batch = batch(open(id), says(id, "m-1"));
    sequencer().decide(batch);
    sequencer().process(batch);
    assertThat(log.events(id))
        .containsExactly("1 ConversationOpened", "2 ControlChanged", "3 MessagePosted");
  }

  @Test
  void deadBeforeItPublishedTheStoredEventsArePublishedByTheNextAsTheyAre() {
    String id = newId();
    Batch batch = batch(open(id), says(id, "m-1"));
    Sequencer dying = sequencer();
    dying.store(dying.decide(batch));
    List<String> stored = stored(id);
    sequencer().process(batch);
    assertThat(stored(id)).isEqualTo(stored);
    assertThat(published(id)).isEqualTo(stored);
  }

  @Test
  void deadBeforeItCommittedTheSameEventsArePublishedASecondTime() {
    String id = newId();
    Batch batch = batch(open(id), says(id, "m-1"));
    sequencer().process(batch);
    List<String> once = published(id);
    sequencer().process(batch);
    List<String> twice = new ArrayList<>(once);
    twice.addAll(once);
    assertThat(published(id)).isEqualTo(twice);
    assertThat(stored(id)).isEqualTo(once);
  }

  @Test
  void ofTwoOwnersOneLosesAndDecidesAnew() {
    String id = newId();
    sequencer().process(batch(open(id)));
    ConsumerRecord<String, byte[]> first = says(id, "first");
    ConsumerRecord<String, byte[]> second = says(id, "second");
    Batch slow = batch(first);
    Sequencer paused = sequencer();
    Plan old = paused.decide(slow);
    sequencer().process(batch(first, second));
    assertThat(paused.store(old)).isFalse();
    paused.process(slow);
    assertThat(log.events(id))
        .containsExactly(
            "1 ConversationOpened",
            "2 ControlChanged",
            "3 MessagePosted",
            "4 MessagePosted",
            "3 MessagePosted");
    assertThat(numbers(id)).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void whatCameToNothingIsNotJudgedByWhatHasHappenedSince() {
    String id = newId();
    sequencer().process(batch(open(id)));
    ConsumerRecord<String, byte[]> tooEarly =
        Log.delivered(id, "assign-" + id, new AssignAgent(new Agent("a-1", "陈晓"), "yunxi", 2));
    ConsumerRecord<String, byte[]> person = asksForPerson(id);
    sequencer().process(batch(tooEarly, person));
    sequencer().process(batch(tooEarly));
    assertThat(log.events(id).getLast()).isEqualTo("4 ControlChanged");
    assertThat(numbers(id)).containsExactly(1L, 2L, 3L, 4L);
    sequencer("topic-2").process(batch(tooEarly));
    assertThat(numbers(id)).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void twoOwnersOfTheSameBatchGiveItsEventsOnce() {
    String id = newId();
    Batch batch = batch(open(id), says(id, "m-1"));
    Sequencer paused = sequencer();
    Plan old = paused.decide(batch);
    sequencer().process(batch);
    List<String> stored = stored(id);
    assertThat(paused.store(old)).isFalse();
    paused.process(batch);
    assertThat(stored(id)).isEqualTo(stored).hasSize(3);
  }

  @Test
  void oneCollisionDoesNotHoldUpTheOtherConversationsOfABatch() {
    String hit = newId();
    String free = newId();
    sequencer().process(batch(open(hit), open(free)));
    ConsumerRecord<String, byte[]> first = says(hit, "first");
    Batch batch = batch(first, says(free, "m"));
    Sequencer paused = sequencer();
    Plan old = paused.decide(batch);
    sequencer().process(batch(first));
    assertThat(paused.store(old)).isFalse();
    paused.process(batch);
    assertThat(numbers(hit)).containsExactly(1L, 2L, 3L);
    assertThat(numbers(free)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aLongConversationIsKeptInPagesWithoutAGap() {
    String id = newId();
    sequencer().process(batch(open(id)));
    for (int round = 0; round < 7; round++) {
      int first = round * 60;
      sequencer()
          .process(
              new Batch(
                  IntStream.range(first, first + 60)
                      .mapToObj(i -> batch(says(id, "m-" + i)).requests().getFirst())
                      .toList(),
                  List.of(),
                  List.of()));
    }
    Transcripts transcripts = new Transcripts(database);
    assertThat(numbers(id)).isEqualTo(LongStream.rangeClosed(1, 422).boxed().toList());
    assertThat(transcripts.after(id, 150, 100).stream().map(StoredEvent::seq))
        .isEqualTo(LongStream.rangeClosed(151, 250).boxed().toList());
    assertThat(transcripts.after(id, 421, 100).stream().map(StoredEvent::seq))
        .containsExactly(422L);
    assertThat(transcripts.after(id, 422, 100)).isEmpty();
    assertThat(database.getCollection("transcript_pages").countDocuments(Filters.regex("_id", id)))
        .isEqualTo(3);
    // Also commands that lie in a sealed page are recognised.
    sequencer().process(batch(says(id, "m-225")));
    assertThat(numbers(id)).hasSize(422);
    assertThat(log.events(id).getLast()).isEqualTo("228 MessagePosted");
  }

  @Test
  void aRefusedCommandGivesASignalAndNoEvent() {
    String id = newId();
    sequencer()
        .process(
            batch(
                open(id),
                Log.delivered(
                    id, "c-bot", new PostMessage(BOT, new Content.Text("您好"), "b-1", 9))));
    assertThat(numbers(id)).containsExactly(1L, 2L);
    List<ConsumerRecord<String, byte[]>> signals = log.of(Topics.CONVERSATION_SIGNALS, id);
    assertThat(signals).hasSize(1);
    assertThat(new String(signals.getFirst().value(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"data\":{\"kind\":\"command-refused\",\"commandId\":\"c-bot\","
                + "\"clientMessageId\":\"b-1\",\"code\":\"NO_CONTROL\"}}");
  }

  @Test
  void aBrokenCommandIsLaidAsideWithTheEvidenceAndTheRestGoesOn() {
    String id = newId();
    WireMessage good = WireMessage.from(open(id));
    ConsumerRecord<String, byte[]> broken =
        Log.delivered(id, good.headers(), "{\"data\":".getBytes(StandardCharsets.UTF_8));
    sequencer().process(batch(broken, open(id)));
    assertThat(numbers(id)).containsExactly(1L, 2L);
    List<ConsumerRecord<String, byte[]>> letters = log.of(Topics.DEAD_LETTERS, id);
    assertThat(letters).hasSize(1);
    assertThat(letters.getFirst().value()).isEqualTo(broken.value());
    assertThat(WireMessage.headers(letters.getFirst().headers()))
        .containsAllEntriesOf(good.headers())
        .containsEntry("dead-letter-topic", Topics.CONVERSATION_COMMANDS)
        .containsEntry("dead-letter-partition", "0")
        .containsEntry("dead-letter-offset", Long.toString(broken.offset()))
        .containsEntry("dead-letter-consumer", "chat-gateway")
        .containsKey("dead-letter-reason");
  }

  @Test
  void anUnknownTypeIsCountedAndSkipped() {
    String id = newId();
    ConsumerRecord<String, byte[]> unknown =
        Log.delivered(id, Map.of("ce_type", "conversation.dance.v1"), new byte[0]);
    Sequencer.Done done = sequencer().process(batch(unknown, open(id)));
    assertThat(done).isEqualTo(new Sequencer.Done(2, 0, 0, 0, 1));
  }

  @Test
  void aCommandUnderAnotherKeyIsNotCarriedOut() {
    String id = newId();
    ConsumerRecord<String, byte[]> good = open(id);
    ConsumerRecord<String, byte[]> elsewhere =
        Log.delivered("another-key", WireMessage.from(good).headers(), good.value());
    assertThat(sequencer().process(batch(elsewhere)).deadLetters()).isEqualTo(1);
    assertThat(numbers(id)).isEmpty();
  }

  @Test
  void aStoreThatIsDownStopsTheBatchBeforeAnythingIsPublished() {
    String id = newId();
    try (MongoClient nowhere =
        MongoClients.create(
            "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200&connectTimeoutMS=200")) {
      MongoDatabase none = nowhere.getDatabase("none");
      Sequencer sequencer = sequencer(none, "topic-1");
      assertThatThrownBy(() -> sequencer.process(batch(open(id))))
          .isInstanceOf(MongoException.class);
    }
    assertThat(log.events(id)).isEmpty();
  }

  @Test
  void aCustomersListHasEachConversationOnceAndNewestFirst() {
    String first = newId();
    String second = newId();
    Customer own = new Customer("u-" + first, "王伟", Customer.Tier.STANDARD);
    sequencer().process(batch(open(first, own)));
    sequencer().process(batch(open(second, own)));
    sequencer().process(batch(open(first, own)));
    assertThat(new CustomerLists(database).of(own.id(), 10)).containsExactly(second, first);
    assertThat(new CustomerLists(database).of(own.id(), 1)).containsExactly(second);
  }

  private Sequencer sequencer() {
    return sequencer(database, "topic-1");
  }

  /** One that reads another topic of the same name. */
  private Sequencer sequencer(String topicId) {
    return sequencer(database, topicId);
  }

  private Sequencer sequencer(MongoDatabase of, String topicId) {
    return new Sequencer(
        new Transcripts(of),
        new CustomerLists(of),
        new Sequencer.Watches(
            new Timers(of, "timers", Duration.ofSeconds(10)),
            new Timers(of, "call-timers", Duration.ofSeconds(1))),
        topics,
        new Sequencer.Rules(
            Clock.systemUTC(),
            () -> topicId,
            TestRules.POLICY,
            TestRules.SEALS,
            TestVault.guard(of)));
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  @SafeVarargs
  private static Batch batch(ConsumerRecord<String, byte[]>... records) {
    List<ConsumerRecord<String, byte[]>> polled = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      polled.add(record);
    }
    return Batch.of(polled);
  }

  private static ConsumerRecord<String, byte[]> open(String id) {
    return open(id, LI_NA);
  }

  private static ConsumerRecord<String, byte[]> open(String id, Customer customer) {
    Entrance entrance = new Entrance(Entrance.Kind.HELP_CENTRE, null);
    return Log.delivered(
        id, "open-" + id, new OpenConversation("yunxi", customer, entrance, "zh-CN"));
  }

  private static ConsumerRecord<String, byte[]> says(String id, String ref) {
    ConversationCommand said = new PostMessage(CUSTOMER, new Content.Text("你好"), ref, null);
    return Log.delivered(id, ref + "-" + id, said);
  }

  private static ConsumerRecord<String, byte[]> asksForPerson(String id) {
    return Log.delivered(id, "person-" + id, new RequestPerson());
  }

  private List<Long> numbers(String id) {
    return new Transcripts(database).after(id, 0, 10_000).stream().map(StoredEvent::seq).toList();
  }

  private List<String> stored(String id) {
    return new Transcripts(database)
        .after(id, 0, 10_000).stream().map(event -> Log.whole(event.message())).toList();
  }

  private List<String> published(String id) {
    return log.of(Topics.CONVERSATION_EVENTS, id).stream()
        .map(record -> Log.whole(WireMessage.from(record)))
        .toList();
  }
}
