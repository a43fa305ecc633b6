package io.xiaoer.routing.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.contracts.Topics;
import io.xiaoer.routing.RoutingConfig;
import io.xiaoer.routing.kafka.TopicWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The owner of desks.
 *
 * <pre>
 * conversation-events → bridge → desk-commands → desk → desk-events
 *                                      ↑          │
 *                                      └──────────┘  timers
 * </pre>
 *
 * <p>Exactly once: an event is written if and only if its command's offset and the state's change
 * are. Each partition of a topic has one task, and a task one thread, so that nothing is locked.
 */
@Dependent
public class DeskTopology {
  static final String DESKS = "desks";
  static final String CONVERSATIONS = "conversations";

  private static final String BRIDGE = "bridge";
  private static final String DESK = "desk";

  /** The topology; must not be proxied, so it has no normal scope. */
  @Produces
  @Dependent
  public Topology topology(RoutingConfig config, TopicWriter writer, MeterRegistry meters) {
    return build(
        new DeskProcessor.Settings(
            config.policy(), config.silence(), config.placesEvery(), config.placesAgainEvery()),
        signal -> writer.hint(signal),
        meters);
  }

  /**
   * Builds it.
   *
   * @param settings what the desk goes by
   * @param signals where places in line go, outside the transaction
   * @param meters where figures go
   */
  static Topology build(DeskProcessor.Settings settings, SignalSink signals, MeterRegistry meters) {
    Topology topology = new Topology();
    source(topology, Topics.CONVERSATION_EVENTS);
    topology
        .addProcessor(BRIDGE, () -> new QueueBridge(meters), Topics.CONVERSATION_EVENTS)
        .addStateStore(conversations(), BRIDGE);
    sink(topology, QueueBridge.COMMANDS, Topics.DESK_COMMANDS, BRIDGE);
    sink(topology, DeadLetters.OF_BRIDGE, Topics.DEAD_LETTERS, BRIDGE);

    source(topology, Topics.DESK_COMMANDS);
    topology
        .addProcessor(
            DESK, () -> new DeskProcessor(settings, signals, meters), Topics.DESK_COMMANDS)
        .addStateStore(desks(), DESK);
    sink(topology, DeskProcessor.EVENTS, Topics.DESK_EVENTS, DESK);
    sink(topology, DeskProcessor.TIMERS, Topics.DESK_COMMANDS, DESK);
    sink(topology, DeadLetters.OF_DESK, Topics.DEAD_LETTERS, DESK);
    return topology;
  }

  private static void source(Topology topology, String topic) {
    topology.addSource(
        topic, Serdes.String().deserializer(), Serdes.ByteArray().deserializer(), topic);
  }

  private static void sink(Topology topology, String name, String topic, String from) {
    topology.addSink(
        name, topic, Serdes.String().serializer(), Serdes.ByteArray().serializer(), from);
  }

  /** In memory, since the desk's state is: it is read once, when the task begins. */
  private static StoreBuilder<?> desks() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(DESKS), Serdes.String(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of());
  }

  /**
   * On disk: open conversations are many and most never reach the desk. A store on disk also makes
   * Streams keep its process id, so that after a crash the open transaction of the dead process is
   * aborted at once instead of after its timeout.
   */
  private static StoreBuilder<?> conversations() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(CONVERSATIONS), Serdes.String(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of());
  }
}
