package io.xiaoer.gateway.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Envelope.OfSignal;
import io.xiaoer.contracts.conversation.ConversationCommand.OpenConversation;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.RefusalCode;
import io.xiaoer.contracts.signal.ConversationSignal.CommandRefused;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.PrivacyConfig;
import io.xiaoer.gateway.TestVault;
import io.xiaoer.gateway.audit.Cause;
import io.xiaoer.gateway.audit.Chain;
import io.xiaoer.gateway.behaviour.BehaviourConfig;
import io.xiaoer.gateway.behaviour.Intake;
import io.xiaoer.gateway.behaviour.ProfilingConsent;
import io.xiaoer.gateway.calls.CallsConfig;
import io.xiaoer.gateway.core.Conversation;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.core.ConversationRules;
import io.xiaoer.gateway.core.Decision;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.core.Policy;
import io.xiaoer.gateway.core.ServiceHours;
import io.xiaoer.gateway.fanout.Hub;
import io.xiaoer.gateway.fanout.TextFrame;
import io.xiaoer.gateway.identity.GuestTokens;
import io.xiaoer.gateway.identity.Tokens;
import io.xiaoer.gateway.kafka.TopicWriter;
import io.xiaoer.gateway.limits.BlockList;
import io.xiaoer.gateway.limits.Gate;
import io.xiaoer.gateway.limits.LimitsConfig;
import io.xiaoer.gateway.media.Seals;
import io.xiaoer.gateway.mongo.Append;
import io.xiaoer.gateway.mongo.Blocks;
import io.xiaoer.gateway.mongo.Consents;
import io.xiaoer.gateway.mongo.CustomerLists;
import io.xiaoer.gateway.mongo.DeedNumbers;
import io.xiaoer.gateway.mongo.Position;
import io.xiaoer.gateway.mongo.StoredEvent;
import io.xiaoer.gateway.mongo.Transcripts;
import io.xiaoer.gateway.mongo.Triggers;
import io.xiaoer.gateway.mongo.Visits;
import io.xiaoer.gateway.proactive.Offers;
import io.xiaoer.gateway.shop.Shop;
import io.xiaoer.gateway.shop.ShopApi;
import io.xiaoer.testing.StoreResource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session while the store or the broker is away. */
class CustomerSessionIT {
  /** Where nobody listens. */
  private static final String NOWHERE = "127.0.0.1:1";

  private static final String CONVERSATION = "c-1";
  private static final Clock CLOCK = Clock.systemUTC();

  private final GatewayConfig config =
      new SmallRyeConfigBuilder()
          .withMapping(GatewayConfig.class)
          .withDefaultValue("gateway.public-url", "http://localhost:8080")
          .withDefaultValue(
              "gateway.guest.signing-key", "dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHktdGVzdHM=")
          .build()
          .getConfigMapping(GatewayConfig.class);
  private final LimitsConfig limits =
      new SmallRyeConfigBuilder()
          .withMapping(LimitsConfig.class)
          .build()
          .getConfigMapping(LimitsConfig.class);
  private final GuestTokens guests = new GuestTokens(config, CLOCK);
  private final GuestTokens.Issued guest = guests.issue(Locale.CHINESE);
  private final List<String> frames = new CopyOnWriteArrayList<>();
  private final List<Integer> closings = new CopyOnWriteArrayList<>();
  private final List<String> reasons = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
  }

  @Test
  void aHelloThatTheStoreCannotAnswerEndsWithComeAgain() throws Exception {
    MongoClient away =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new com.mongodb.ConnectionString("mongodb://" + NOWHERE))
                .applyToClusterSettings(
                    cluster -> cluster.serverSelectionTimeout(200, TimeUnit.MILLISECONDS))
                .build());
    opened.add(away);
    CustomerSession session =
        session(
            away,
            "none",
            new Hub(
                new Transcripts(away.getDatabase("none")),
                TestVault.cipher(away.getDatabase("none"))));
    hello(session);
    assertThat(closings).containsExactly(Closing.OVERLOADED.code());
  }

  @Test
  void aNodeThatGoesDownGivesEverySocketAMomentOfItsOwnToComeBack() {
    MongoClient away = MongoClients.create("mongodb://" + NOWHERE);
    opened.add(away);
    MongoDatabase none = away.getDatabase("none");
    Sessions sessions =
        sessions(away, "none", new Hub(new Transcripts(none), TestVault.cipher(none)));
    for (int i = 0; i < 50; i++) {
      open(sessions);
    }

    sessions.drain(new ShutdownEvent());

    assertThat(closings).hasSize(50).containsOnly(Closing.RESTARTING.code());
    assertThat(reasons).allMatch(reason -> reason.contains("reconnectAfterMillis"));
    assertThat(Set.copyOf(reasons)).hasSizeGreaterThan(25);
    assertThat(sessions.hasRoom()).isFalse();
  }

  @Test
  void aRefusalThatOvertakesTheAcknowledgementOfItsCommandIsToldUnderTheAppsOwnId()
      throws Exception {
    StoreResource store = new StoreResource();
    Map<String, String> settings = store.start();
    opened.add(store::stop);
    MongoClient mongo = MongoClients.create(settings.get("MONGODB_URI"));
    opened.add(mongo);
    String database = settings.get("MONGODB_DATABASE");
    Transcripts transcripts = new Transcripts(mongo.getDatabase(database));
    begin(transcripts);
    Hub hub = new Hub(transcripts, TestVault.cipher(mongo.getDatabase(database)));
    CustomerSession session = session(mongo, database, hub);
    hello(session);
    await().until(() -> frames.stream().anyMatch(frame -> frame.contains("\"resumed\"")));
    receive(session, new CustomerFrame.Rate(CONVERSATION, "s-1", 5, true, null));
    String commandId = Ids.command(CONVERSATION, "rate", "s-1");
    hub.signalled(
        new OfSignal(
            commandId,
            "/test",
            CONVERSATION,
            Instant.now(),
            null,
            new CommandRefused(commandId, null, RefusalCode.NOT_CLOSED)));
    assertThat(frames)
        .anyMatch(
            frame -> frame.contains("NOT_CLOSED") && frame.contains("\"clientMessageId\":\"s-1\""));
  }

  private CustomerSession session(MongoClient mongo, String database, Hub hub) {
    return open(sessions(mongo, database, hub));
  }

  private CustomerSession open(Sessions sessions) {
    Noting wire = new Noting();
    wire.session = sessions.open(wire);
    return wire.session;
  }

  private Sessions sessions(MongoClient mongo, String database, Hub hub) {
    opened.add(hub);
    TopicWriter topics =
        new TopicWriter(Map.of("bootstrap.servers", NOWHERE), Duration.ofMillis(200));
    opened.add(topics);
    CallsConfig calls =
        new SmallRyeConfigBuilder()
            .withMapping(CallsConfig.class)
            .build()
            .getConfigMapping(CallsConfig.class);
    CommandWriter commands =
        new CommandWriter(topics, TestVault.cipher(mongo.getDatabase(database)), CLOCK);
    CustomerActions actions =
        new CustomerActions(
            config,
            commands,
            new Transcripts(mongo.getDatabase(database)),
            new CustomerLists(mongo.getDatabase(database)),
            new CustomerContent(
                new Shop(new ClosedShop()),
                new Seals("bWVkaWEtdGVzdHMtb25seS1tZWRpYS10ZXN0cy1vbmx5LW1lZGlhIQ=="),
                new Transcripts(mongo.getDatabase(database)),
                TestVault.cipher(mongo.getDatabase(database))),
            TestVault.guard(mongo.getDatabase(database)),
            TestVault.cipher(mongo.getDatabase(database)),
            CLOCK);
    Tokens tokens =
        new Tokens(_ -> Uni.createFrom().failure(new IllegalStateException("guests only")), guests);
    Blocks blocks = new Blocks(mongo.getDatabase(database));
    Gate gate =
        new Gate(limits, new BlockList(blocks, config, CLOCK), CLOCK, new SimpleMeterRegistry());
    Intake intake = intake(mongo, database, topics);
    Offers offers = offers(mongo.getDatabase(database), intake, topics);
    return new Sessions(
        config,
        tokens,
        actions,
        new CustomerCalls(commands, calls),
        commands,
        hub,
        gate,
        intake,
        offers,
        CLOCK,
        new SimpleMeterRegistry());
  }

  private Offers offers(MongoDatabase database, Intake intake, TopicWriter topics) {
    PrivacyConfig privacy =
        new SmallRyeConfigBuilder()
            .withMapping(PrivacyConfig.class)
            .build()
            .getConfigMapping(PrivacyConfig.class);
    Offers.Parts parts =
        new Offers.Parts(
            new Triggers(database),
            new Visits(database),
            new Consents(database),
            new CustomerLists(database),
            new Transcripts(database),
            intake,
            topics);
    Policy policy =
        new Policy(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            ServiceHours.always(),
            new Policy.Calls(true, Duration.ofSeconds(45)));
    return new Offers(parts, policy, CLOCK, new SimpleMeterRegistry(), config, privacy);
  }

  private Intake intake(MongoClient mongo, String database, TopicWriter topics) {
    BehaviourConfig behaviour =
        new SmallRyeConfigBuilder()
            .withMapping(BehaviourConfig.class)
            .build()
            .getConfigMapping(BehaviourConfig.class);
    PrivacyConfig privacy =
        new SmallRyeConfigBuilder()
            .withMapping(PrivacyConfig.class)
            .build()
            .getConfigMapping(PrivacyConfig.class);
    return new Intake(
        new ProfilingConsent(behaviour, privacy, new Consents(mongo.getDatabase(database))),
        behaviour,
        config,
        new DeedNumbers(mongo.getDatabase(database)),
        topics,
        TestVault.cipher(mongo.getDatabase(database)),
        CLOCK,
        new SimpleMeterRegistry());
  }

  /** Nobody asks the shop here. */
  private static final class ClosedShop implements ShopApi {
    @Override
    public List<Order> orders(String customerId, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Product> products(String words, int limit) {
      throw new UnsupportedOperationException();
    }
  }

  /** The end of a socket, which notes what is sent through it. */
  private final class Noting implements Wire {
    private CustomerSession session;

    @Override
    public String address() {
      return "192.0.2.1";
    }

    @Override
    public void wake() {
      for (TextFrame next = session.outbox().next(); next != null; next = session.outbox().next()) {
        frames.add(next.text());
      }
    }

    @Override
    public void ping() {}

    @Override
    public void close(Closing why, String reason) {
      closings.add(why.code());
      reasons.add(reason);
    }
  }

  private void begin(Transcripts transcripts) {
    Instant now = Instant.parse("2026-11-21T08:00:00Z");
    Decision decision =
        ConversationRules.decide(
            new Conversation.Unopened(CONVERSATION),
            new OfCommand<>(
                "o-1",
                "/test",
                CONVERSATION,
                now,
                new OpenConversation(
                    "yunxi",
                    guest.visitor().customer(),
                    new Entrance(Entrance.Kind.HELP_CENTRE, null),
                    "zh-CN")),
            now,
            new Policy(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                ServiceHours.always(),
                new Policy.Calls(true, Duration.ofSeconds(45))));
    Conversation state = new Conversation.Unopened(CONVERSATION);
    List<StoredEvent> events = new ArrayList<>();
    for (var event : ((Decision.Accepted) decision).events()) {
      state = state.apply(event);
      String before =
          events.isEmpty() ? Chain.before(CONVERSATION) : events.getLast().chain().orElseThrow();
      events.add(StoredEvent.of(event, before, new Cause("topic-1", 0, 0, 0)));
    }
    transcripts.append(
        List.of(new Append((Known) state, events, new Position("topic-1", 0, 0), null)));
  }

  private void hello(CustomerSession session) throws Exception {
    CustomerFrame.Resume resume = new CustomerFrame.Resume(CONVERSATION, 0);
    receive(session, new CustomerFrame.Hello(guest.token(), "zh-CN", List.of(resume)));
  }

  private static void receive(CustomerSession session, CustomerFrame frame) throws Exception {
    session.receive(Codec.JSON.writerFor(CustomerFrame.class).writeValueAsString(frame));
  }
}
