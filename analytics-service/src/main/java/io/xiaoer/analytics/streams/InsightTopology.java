package io.xiaoer.analytics.streams;

import io.xiaoer.analytics.core.ConversationState;
import io.xiaoer.analytics.core.DeskReading;
import io.xiaoer.analytics.core.MinuteFigures;
import io.xiaoer.analytics.core.Position;
import io.xiaoer.analytics.core.TicketReading;
import io.xiaoer.contracts.Event;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.ticket.TicketEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The way of an event to the figures:
 *
 * <pre>
 * conversation-events ─ read ─┐
 * desk-events ───────── read ─┼─ by shop and minute ─ fold ─ saved
 * ticket-events ─────── read ─┘
 *                         └─ dead-letters
 * </pre>
 */
public final class InsightTopology {
  /** The topics that must exist before the topology starts. */
  public static final List<String> SOURCES =
      List.of(Topics.CONVERSATION_EVENTS, Topics.DESK_EVENTS, Topics.TICKET_EVENTS);

  private static final int MINUTE_PARTITIONS = 3;

  /**
   * What the topology needs from outside.
   *
   * @param rememberAggregates how long after its last event an aggregate is remembered
   * @param rememberMinutes how long after its last change, by the clock, a minute is held
   * @param saveEvery how often changed minutes are handed over
   * @param saveAtMost how many at once
   * @param saved takes changed minutes; may be given the same one twice; throws if it cannot
   * @param notice is told the reason whenever a record adds nothing
   */
  public record Settings(
      Duration rememberAggregates,
      Duration rememberMinutes,
      Duration saveEvery,
      int saveAtMost,
      Consumer<List<MinuteFigures>> saved,
      Consumer<String> notice) {}

  private InsightTopology() {}

  /** Builds the topology. */
  public static Topology build(Settings settings) {
    StreamsBuilder builder = new StreamsBuilder();
    KStream<String, Finding> found =
        read(
                builder,
                settings,
                Topics.CONVERSATION_EVENTS,
                conversations(),
                ConversationState.class)
            .merge(read(builder, settings, Topics.DESK_EVENTS, desks(), Position.class))
            .merge(read(builder, settings, Topics.TICKET_EVENTS, tickets(), Position.class));
    found
        .filter((key, value) -> value instanceof Finding.Dead)
        .mapValues(value -> value instanceof Finding.Dead(byte[] body) ? body : new byte[0])
        .to(Topics.DEAD_LETTERS, Produced.with(Serdes.String(), Serdes.ByteArray()));
    builder.addStateStore(store(FoldMinutes.MINUTES, Json.serde(FoldMinutes.Held.class)));
    builder.addStateStore(store(FoldMinutes.CHANGED, Serdes.String()));
    builder.addStateStore(store(FoldMinutes.UNSAVED, Serdes.String()));
    found
        .flatMapValues(
            value ->
                value instanceof Finding.Observed(var observation)
                    ? List.of(Finding.Wire.of(observation))
                    : List.<Finding.Wire>of())
        .repartition(
            Repartitioned.with(Serdes.String(), Json.serde(Finding.Wire.class))
                .withName("observations")
                .withNumberOfPartitions(MINUTE_PARTITIONS))
        .process(
            () -> new FoldMinutes(settings),
            Named.as("fold-minutes"),
            FoldMinutes.MINUTES,
            FoldMinutes.CHANGED,
            FoldMinutes.UNSAVED);
    return builder.build();
  }

  private static <E extends Event, S> KStream<String, Finding> read(
      StreamsBuilder builder,
      Settings settings,
      String topic,
      ReadEvents.Log<E, S> log,
      Class<S> remembered) {
    builder.addStateStore(store(log.store(), Json.serde(remembered)));
    return builder.stream(
            topic,
            Consumed.with(Serdes.String(), Serdes.ByteArray())
                .withTimestampExtractor(new EventTime())
                .withName(topic))
        .process(
            () -> new ReadEvents<>(log, settings.rememberAggregates(), settings.notice()),
            Named.as("read-" + topic),
            log.store());
  }

  private static ReadEvents.Log<ConversationEvent, ConversationState> conversations() {
    return new ReadEvents.Log<>(
        "conversations",
        ConversationEvent.class,
        ConversationState::read,
        ConversationState::lastAt);
  }

  private static ReadEvents.Log<DeskEvent, Position> desks() {
    return new ReadEvents.Log<>("desks", DeskEvent.class, DeskReading::read, Position::lastAt);
  }

  private static ReadEvents.Log<TicketEvent, Position> tickets() {
    return new ReadEvents.Log<>(
        "tickets", TicketEvent.class, TicketReading::read, Position::lastAt);
  }

  private static <T> StoreBuilder<?> store(String name, Serde<T> values) {
    return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values);
  }
}
