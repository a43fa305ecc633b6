package io.xiaoer.routing.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.routing.core.Deciding;
import io.xiaoer.routing.core.Decision;
import io.xiaoer.routing.core.Desk;
import io.xiaoer.routing.core.RoutingPolicy;
import io.xiaoer.routing.core.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of desk events: reads a command, decides it, keeps the change, passes the events
 * on. The desks of its partition live in memory; the store is where they come from after a restart.
 *
 * <p>The time of a decision is the command's time in the topic, never the clock, so that the topic
 * can be played again. The clock is looked at only to find timers that have run out, which then
 * become commands like any other.
 */
final class DeskProcessor implements Processor<String, byte[], String, byte[]> {
  static final String EVENTS = "desk-events";
  static final String TIMERS = "timers";

  /**
   * What the desk goes by.
   *
   * @param policy the rules
   * @param silence after how long without a sign of life an agent counts as gone
   * @param placesEvery how often places in line may be told
   * @param placesAgainEvery how often they are told again unchanged
   */
  record Settings(
      RoutingPolicy policy, Duration silence, Duration placesEvery, Duration placesAgainEvery) {}

  private static final Duration TIMERS_EVERY = Duration.ofMillis(500);

  private final Settings settings;
  private final SignalSink signals;
  private final MeterRegistry meters;
  private final Map<String, Desk> desks = new HashMap<>();
  private final TimerCommands timers = new TimerCommands();
  private final SignsOfLife alive;
  private final QueuePlaces places;
  private @Nullable ProcessorContext<String, byte[]> context;
  private @Nullable DeskStore store;

  DeskProcessor(Settings settings, SignalSink signals, MeterRegistry meters) {
    this.settings = settings;
    this.signals = signals;
    this.meters = meters;
    this.alive = new SignsOfLife(settings.silence());
    this.places = new QueuePlaces(settings.placesAgainEvery());
  }

  @Override
  public void init(ProcessorContext<String, byte[]> opened) {
    context = opened;
    KeyValueStore<String, byte[]> kept = opened.getStateStore(DeskTopology.DESKS);
    store = new DeskStore(kept);
    // Kafka Streams opens a processor again after an aborted transaction: nothing of that counts.
    desks.clear();
    desks.putAll(store.load());
    opened.schedule(TIMERS_EVERY, PunctuationType.WALL_CLOCK_TIME, this::runTimers);
    opened.schedule(settings.placesEvery(), PunctuationType.WALL_CLOCK_TIME, this::tellPlaces);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    byte[] body = record.value() == null ? new byte[0] : record.value();
    WireMessage message =
        new WireMessage(record.key(), WireMessage.headers(record.headers()), body);
    switch (Codec.decode(message)) {
      case Decoded.Known(Envelope.OfCommand<?> command)
          when command.data() instanceof DeskCommand asked ->
          decide(typed(command, asked), record.timestamp());
      case Decoded.Known known -> count("foreign");
      case Decoded.UnknownType unknown -> count("unknown-type");
      case Decoded.Malformed malformed -> {
        count("malformed");
        ProcessorContext<String, byte[]> out = QueueBridge.opened(context);
        out.forward(
            DeadLetters.letter(record, out.recordMetadata().orElse(null), malformed.reason()),
            DeadLetters.OF_DESK);
      }
    }
  }

  private static Envelope.OfCommand<DeskCommand> typed(
      Envelope.OfCommand<?> command, DeskCommand asked) {
    return new Envelope.OfCommand<>(
        command.id(),
        command.source(),
        command.subject(),
        command.time(),
        command.traceparent(),
        command.versions(),
        asked);
  }

  private void decide(Envelope.OfCommand<DeskCommand> command, long timestamp) {
    ProcessorContext<String, byte[]> out = QueueBridge.opened(context);
    alive.heard(command, out.currentSystemTimeMs());
    Desk desk = desks.computeIfAbsent(command.subject(), Desk::empty);
    Decision decision =
        Deciding.decide(desk, command, Instant.ofEpochMilli(timestamp), settings.policy());
    QueueBridge.opened(store).save(decision.after(), decision.events());
    desks.put(desk.id(), decision.after());
    for (Envelope.OfEvent<DeskEvent> event : decision.events()) {
      out.forward(QueueBridge.record(Codec.encode(event), timestamp), EVENTS);
    }
    count(decision.reply().name());
  }

  private void count(String reply) {
    meters.counter("routing.desk.commands", "reply", reply).increment();
  }

  private void runTimers(long nowMillis) {
    ProcessorContext<String, byte[]> out = QueueBridge.opened(context);
    Instant now = Instant.ofEpochMilli(nowMillis);
    for (Desk desk : desks.values()) {
      List<Timers.Due> due = new ArrayList<>(Timers.due(desk, now, settings.policy()));
      due.addAll(alive.silent(desk, nowMillis));
      for (Envelope.OfCommand<DeskCommand> command : timers.commands(desk.id(), due, now)) {
        out.forward(QueueBridge.record(Codec.encode(command), nowMillis), TIMERS);
      }
    }
  }

  private void tellPlaces(long nowMillis) {
    for (Desk desk : desks.values()) {
      places.changes(desk, Instant.ofEpochMilli(nowMillis)).forEach(signals::hint);
    }
  }
}
