package io.xiaoer.routing.streams;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Event;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.routing.core.RoutingPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology in a test driver: time moves when told, records go in and come out as envelopes. */
final class Bench implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
  static final DeskProcessor.Settings SETTINGS =
      new DeskProcessor.Settings(
          RoutingPolicy.STANDARD,
          Duration.ofSeconds(90),
          Duration.ofSeconds(1),
          Duration.ofSeconds(15));

  final List<Envelope.OfSignal> signals = new ArrayList<>();
  private final Path folder;
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> conversations;
  private final TestInputTopic<String, byte[]> commands;
  private final TestOutputTopic<String, byte[]> desk;
  private final TestOutputTopic<String, byte[]> told;
  private final TestOutputTopic<String, byte[]> dead;
  private Instant now = START;
  private int number;

  Bench() {
    try {
      folder = Files.createTempDirectory("xiaoer-bench-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    driver =
        new TopologyTestDriver(
            DeskTopology.build(SETTINGS, signals::add, new SimpleMeterRegistry()), settings, START);
    conversations =
        driver.createInputTopic(
            Topics.CONVERSATION_EVENTS, new StringSerializer(), new ByteArraySerializer());
    commands =
        driver.createInputTopic(
            Topics.DESK_COMMANDS, new StringSerializer(), new ByteArraySerializer());
    desk = output(Topics.DESK_EVENTS);
    told = output(Topics.DESK_COMMANDS);
    dead = output(Topics.DEAD_LETTERS);
  }

  private TestOutputTopic<String, byte[]> output(String topic) {
    return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
  }

  void pass(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  void happens(String conversationId, Event event) {
    number++;
    happens(conversationId, number, event);
  }

  /** The log tells an event under a number, possibly again. */
  void happens(String conversationId, long seq, Event event) {
    Envelope envelope =
        new Envelope.OfEvent<>(
            "event-" + seq,
            "/chat-gateway",
            conversationId,
            now,
            null,
            new Facts(seq, "cause-" + seq, Map.of(), "customer:c"),
            event);
    put(conversations, Codec.encode(envelope));
  }

  void asks(DeskCommand command) {
    number++;
    put(
        commands,
        Codec.encode(new Envelope.OfCommand<>("ask-" + number, "/test", "yunxi", now, command)));
  }

  /** An agent signs in and is ready. */
  void comes(Agent agent, int capacity, String... skills) {
    asks(new DeskCommand.SignIn(agent, Set.of(skills), capacity));
    asks(new DeskCommand.ChangePresence(agent.id(), Presence.ONLINE));
  }

  void putCommand(WireMessage message) {
    put(commands, message);
  }

  void putEvent(WireMessage message) {
    put(conversations, message);
  }

  private void put(TestInputTopic<String, byte[]> topic, WireMessage message) {
    RecordHeaders headers = new RecordHeaders();
    message
        .headers()
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    topic.pipeInput(new TestRecord<>(String.valueOf(message.key()), message.body(), headers, now));
  }

  /** The events of the desk since last asked. */
  List<Envelope> deskEvents() {
    return known(desk);
  }

  /** The commands that were given to the desk by the topology itself since last asked. */
  List<Envelope> toldToDesk() {
    return known(told);
  }

  List<TestRecord<String, byte[]>> deadLetters() {
    return dead.readRecordsToList();
  }

  /** What a restart would find. */
  List<String> storedKeys(String store) {
    KeyValueStore<String, byte[]> state = driver.getKeyValueStore(store);
    List<String> keys = new ArrayList<>();
    try (var all = state.all()) {
      all.forEachRemaining((KeyValue<String, byte[]> entry) -> keys.add(entry.key));
    }
    return keys;
  }

  DeskStore deskStore() {
    KeyValueStore<String, byte[]> state = driver.getKeyValueStore(DeskTopology.DESKS);
    return new DeskStore(state);
  }

  private static List<Envelope> known(TestOutputTopic<String, byte[]> topic) {
    List<Envelope> envelopes = new ArrayList<>();
    for (TestRecord<String, byte[]> record : topic.readRecordsToList()) {
      WireMessage message =
          new WireMessage(record.key(), WireMessage.headers(record.headers()), record.value());
      if (Codec.decode(message) instanceof Decoded.Known(Envelope envelope)) {
        envelopes.add(envelope);
      }
    }
    return envelopes;
  }

  @Override
  public void close() {
    driver.close();
  }
}
