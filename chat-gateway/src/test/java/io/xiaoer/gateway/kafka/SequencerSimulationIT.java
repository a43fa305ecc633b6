package io.xiaoer.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.ControlChanged;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.gateway.TestRules;
import io.xiaoer.gateway.TestVault;
import io.xiaoer.gateway.audit.Equation;
import io.xiaoer.gateway.audit.Ledger;
import io.xiaoer.gateway.audit.LedgerState;
import io.xiaoer.gateway.audit.Seen;
import io.xiaoer.gateway.mongo.CustomerLists;
import io.xiaoer.gateway.mongo.StoredEvent;
import io.xiaoer.gateway.mongo.Timers;
import io.xiaoer.gateway.mongo.Transcripts;
import io.xiaoer.testing.StoreResource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nodes that poll, decide, store, publish and commit one step at a time, in an order that a seed
 * decides; they die between any two steps, two of them own the same partition for a while, and
 * commands come twice. The transcripts and the rules are the real ones, the topics are lists.
 *
 * <p>{@code -Dsimulation.seed=…} runs one seed, {@code -Dsimulation.steps=…} as many steps.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SequencerSimulationIT {
  private static final int STEPS = Integer.getInteger("simulation.steps", 300);
  private static final int NODES = 3;

  private final StoreResource store = new StoreResource();
  private MongoClient mongo;
  private MongoDatabase database;
  private TopicWriter nowhere;

  @BeforeAll
  void start() {
    Map<String, String> settings = store.start();
    mongo = MongoClients.create(settings.get("MONGODB_URI"));
    database = mongo.getDatabase(settings.get("MONGODB_DATABASE"));
    nowhere = new TopicWriter(Map.of("bootstrap.servers", "127.0.0.1:1"), Duration.ofMillis(200));
  }

  @AfterAll
  void stop() {
    nowhere.close();
    mongo.close();
    store.stop();
  }

  static List<Long> seeds() {
    Long given = Long.getLong("simulation.seed");
    return given == null ? List.of(1L, 20_261_121L, System.nanoTime()) : List.of(given);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyAcceptedCommandHappensOnceInOneOrderAndNobodySpeaksWithoutControl(long seed) {
    World world = new World(seed);
    for (int step = 0; step < STEPS; step++) {
      world.step();
      world.check();
    }
    world.settle();
    world.check();
    world.checkThatNothingIsMissing();
    world.checkThatTheBooksBalance();
  }

  /** One partition of commands, its committed offset, what was published, and some nodes. */
  private final class World {
    private final Random random;
    private final SimulatedPeople people;
    private final List<ConsumerRecord<String, byte[]>> commands = new ArrayList<>();
    private final List<ProducerRecord<String, byte[]>> published = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Transcripts transcripts = new Transcripts(database);
    private int committed;

    World(long seed) {
      random = new Random(seed);
      people = new SimulatedPeople("sim-" + seed, random);
      nodes.add(new Node());
    }

    void step() {
      int what = random.nextInt(100);
      if (what < 35) {
        people.say().forEach(this::deliver);
      } else if (what < 40 && !commands.isEmpty()) {
        // somebody was not sure that his command had arrived
        deliver(commands.get(random.nextInt(commands.size())));
      } else if (what < 44) {
        nodes.set(random.nextInt(nodes.size()), new Node());
      } else if (what < 48 && nodes.size() < NODES) {
        nodes.add(new Node());
      } else if (what < 50 && nodes.size() > 1) {
        nodes.remove(random.nextInt(nodes.size()));
      } else {
        nodes.get(random.nextInt(nodes.size())).step();
      }
    }

    private void deliver(ConsumerRecord<String, byte[]> command) {
      commands.add(
          new ConsumerRecord<>(
              command.topic(),
              0,
              commands.size(),
              command.timestamp(),
              command.timestampType(),
              command.serializedKeySize(),
              command.serializedValueSize(),
              command.key(),
              command.value(),
              command.headers(),
              command.leaderEpoch()));
    }

    /** Lets one node finish what is left. */
    void settle() {
      Node last = new Node();
      nodes.clear();
      nodes.add(last);
      while (committed < commands.size() || last.busy()) {
        last.step();
      }
    }

    void check() {
      for (String id : people.conversations()) {
        List<OfEvent<ConversationEvent>> log = log(id);
        Set<String> finished = new HashSet<>();
        String cause = null;
        Control control = new Control.Nobody();
        for (int i = 0; i < log.size(); i++) {
          OfEvent<ConversationEvent> event = log.get(i);
          assertThat(event.facts().seq()).isEqualTo(i + 1L);
          String by = event.facts().causationId();
          if (!by.equals(cause)) {
            assertThat(finished).doesNotContain(by);
            finished.add(by);
            cause = by;
          }
          control = controlAfter(control, event.data());
        }
      }
    }

    private Control controlAfter(Control control, ConversationEvent event) {
      if (event instanceof MessagePosted(Author author, var _, var _, var _)) {
        switch (author.kind()) {
          case BOT -> assertThat(control).isInstanceOf(Control.Bot.class);
          case AGENT ->
              assertThat(control)
                  .isInstanceOfSatisfying(
                      Control.Served.class,
                      served -> assertThat(served.agent().id()).isEqualTo(author.id()));
          case CUSTOMER -> {}
          case SYSTEM -> throw new AssertionError("the suite spoke");
        }
      }
      return event instanceof ControlChanged(Control given, int _) ? given : control;
    }

    /** Every command came to something, and everything that came of it was published in order. */
    void checkThatNothingIsMissing() {
      Set<String> happened = new HashSet<>();
      for (String id : people.conversations()) {
        List<OfEvent<ConversationEvent>> log = log(id);
        log.forEach(event -> happened.add(event.facts().causationId()));
        assertThat(firstSightings(id))
            .isEqualTo(transcripts.after(id, 0, 10_000).stream().map(World::whole).toList());
      }
      Set<String> refused = new HashSet<>();
      published.stream()
          .filter(record -> record.topic().equals(Topics.CONVERSATION_SIGNALS))
          .map(record -> header(record.headers().lastHeader("ce_id").value()))
          .forEach(refused::add);
      for (ConsumerRecord<String, byte[]> command : commands) {
        String id = header(command.headers().lastHeader("ce_id").value());
        assertThat(happened.contains(id) || refused.contains(id) || people.mayBeNothing(id))
            .as(id)
            .isTrue();
      }
    }

    /** An auditor who reads what the nodes wrote finds nothing, whoever died when. */
    void checkThatTheBooksBalance() {
      Ledger ledger = new Ledger(LedgerState.begin(0, "topic-1", 0, 0));
      commands.forEach(
          command -> take(ledger, command.topic(), command.offset(), command.key(), command));
      for (String topic : List.of(Topics.CONVERSATION_VERDICTS, Topics.CONVERSATION_EVENTS)) {
        long offset = 0;
        for (ProducerRecord<String, byte[]> record : published) {
          if (record.topic().equals(topic)) {
            ConsumerRecord<String, byte[]> written =
                new ConsumerRecord<>(topic, 0, offset, record.key(), record.value());
            record.headers().forEach(header -> written.headers().add(header));
            take(ledger, topic, offset++, record.key(), written);
          }
        }
      }
      ledger.commandsEndAt(commands.size());
      ledger.judgedBefore(commands.size());
      assertThat(ledger.breaks()).isEmpty();
      assertThat(ledger.openCommands()).isZero();
      assertThat(ledger.equations().values()).allMatch(sums -> sums.difference() == 0);
      assertThat(ledger.equations().values().stream().mapToLong(Equation::accepted).sum())
          .isPositive();
    }

    private static void take(
        Ledger ledger,
        String topic,
        long offset,
        String key,
        ConsumerRecord<String, byte[]> record) {
      ConsumerRecord<byte[], byte[]> read =
          new ConsumerRecord<>(
              topic,
              0,
              offset,
              key.getBytes(java.nio.charset.StandardCharsets.UTF_8),
              record.value());
      record.headers().forEach(header -> read.headers().add(header));
      Seen seen = AuditReading.read(read);
      assertThat(seen).isNotNull();
      ledger.take(seen);
    }

    /** What a reader who drops the numbers that he has sees of a conversation. */
    private List<String> firstSightings(String id) {
      List<String> seen = new ArrayList<>();
      for (ProducerRecord<String, byte[]> record : published) {
        if (record.topic().equals(Topics.CONVERSATION_EVENTS) && id.equals(record.key())) {
          WireMessage message =
              new WireMessage(id, WireMessage.headers(record.headers()), record.value());
          if (Codec.decode(message) instanceof Decoded.Known(OfEvent<?> event)
              && event.facts().seq() == seen.size() + 1L) {
            seen.add(Log.whole(message));
          }
        }
      }
      return seen;
    }

    private List<OfEvent<ConversationEvent>> log(String id) {
      return transcripts.after(id, 0, 10_000).stream().map(StoredEvent::event).toList();
    }

    private static String whole(StoredEvent event) {
      return Log.whole(event.message());
    }

    private static String header(byte[] value) {
      return new String(value, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** One process: it goes on from the committed offset, step by step, until it dies. */
    private final class Node {
      private final Sequencer sequencer =
          new Sequencer(
              transcripts,
              new CustomerLists(database),
              new Sequencer.Watches(
                  new Timers(database, "timers", Duration.ofSeconds(10)),
                  new Timers(database, "call-timers", Duration.ofSeconds(1))),
              nowhere,
              new Sequencer.Rules(
                  Clock.systemUTC(),
                  () -> "topic-1",
                  TestRules.POLICY,
                  TestRules.SEALS,
                  TestVault.guard(database)));
      private int position = committed;
      private int polledUpTo = committed;
      private Batch batch;
      private Plan plan;
      private List<ProducerRecord<String, byte[]>> toPublish;

      boolean busy() {
        return batch != null;
      }

      void step() {
        if (batch == null) {
          poll();
        } else if (plan == null) {
          plan = sequencer.decide(batch);
        } else if (toPublish == null) {
          if (sequencer.store(plan)) {
            toPublish = new ArrayList<>(sequencer.toPublish(batch, plan));
          } else {
            plan = null;
          }
        } else if (!toPublish.isEmpty()) {
          published.add(toPublish.removeFirst());
        } else {
          position = polledUpTo;
          committed = Math.max(committed, position);
          batch = null;
          plan = null;
          toPublish = null;
        }
      }

      private void poll() {
        if (position < commands.size()) {
          polledUpTo = Math.min(commands.size(), position + 1 + random.nextInt(5));
          batch = Batch.of(commands.subList(position, polledUpTo));
        }
      }
    }
  }
}
