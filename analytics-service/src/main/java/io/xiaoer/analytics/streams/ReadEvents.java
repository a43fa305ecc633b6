package io.xiaoer.analytics.streams;

import io.xiaoer.analytics.core.Observation;
import io.xiaoer.analytics.core.Reading;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Event;
import io.xiaoer.contracts.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads one log: decodes, tells duplicates by the aggregate's number, and forwards what an event
 * adds to the figures, keyed by its shop and minute.
 *
 * @param <E> the log's events
 * @param <S> what is remembered of an aggregate
 */
final class ReadEvents<E extends Event, S> implements Processor<String, byte[], String, Finding> {
  private static final Duration FORGET_EVERY = Duration.ofHours(1);
  private static final String CONSUMER = "analytics-service";

  /**
   * A log.
   *
   * @param store the name of the store of what is remembered
   * @param family its events
   * @param read how one is read
   * @param lastAt when something remembered was last heard of
   */
  record Log<E extends Event, S>(
      String store,
      Class<E> family,
      BiFunction<Optional<S>, Envelope.OfEvent<E>, Reading<S>> read,
      Function<S, Instant> lastAt) {}

  private final Log<E, S> log;
  private final Duration remember;
  private final Consumer<String> notice;
  private @Nullable ProcessorContext<String, Finding> context;
  private @Nullable KeyValueStore<String, S> states;

  ReadEvents(Log<E, S> log, Duration remember, Consumer<String> notice) {
    this.log = log;
    this.remember = remember;
    this.notice = notice;
  }

  @Override
  public void init(ProcessorContext<String, Finding> given) {
    context = given;
    KeyValueStore<String, S> found = given.getStateStore(log.store());
    states = found;
    given.schedule(
        FORGET_EVERY,
        PunctuationType.STREAM_TIME,
        now -> forget(found, Instant.ofEpochMilli(now).minus(remember)));
  }

  @Override
  public void process(Record<String, byte[]> delivered) {
    byte[] body = delivered.value() == null ? new byte[0] : delivered.value();
    WireMessage message =
        new WireMessage(delivered.key(), WireMessage.headers(delivered.headers()), body);
    switch (Codec.decode(message)) {
      case Decoded.Known(Envelope.OfEvent<?> event)
          when log.family().isInstance(event.data()) && event.subject().equals(message.key()) ->
          count(delivered, narrowed(event));
      case Decoded.Known elsewhere -> dead(delivered, body, "not an event of this log and key");
      case Decoded.UnknownType unknown -> notice.accept("unknown-type");
      case Decoded.Malformed(String type, String reason) -> dead(delivered, body, reason);
    }
  }

  private void count(Record<String, byte[]> delivered, Envelope.OfEvent<E> event) {
    KeyValueStore<String, S> known = Objects.requireNonNull(states);
    switch (log.read().apply(Optional.ofNullable(known.get(event.subject())), event)) {
      case Reading.Duplicate<S> duplicate -> notice.accept("duplicate");
      case Reading.Unplaced<S> unplaced -> notice.accept("unplaced");
      case Reading.Counts<S>(S state, var observations, boolean gap) -> {
        if (gap) {
          notice.accept("gap");
        }
        known.put(event.subject(), state);
        for (Observation seen : observations) {
          forward(
              delivered
                  .withKey(FoldMinutes.key(seen.shopId(), seen.minute()))
                  .<Finding>withValue(new Finding.Observed(seen))
                  .withHeaders(new RecordHeaders()));
        }
      }
    }
  }

  private void dead(Record<String, byte[]> delivered, byte[] body, String reason) {
    notice.accept("malformed");
    Headers evidence = new RecordHeaders(delivered.headers());
    add(evidence, "dead-letter-reason", reason);
    add(evidence, "dead-letter-consumer", CONSUMER);
    Objects.requireNonNull(context)
        .recordMetadata()
        .ifPresent(
            stood -> {
              add(evidence, "dead-letter-topic", stood.topic());
              add(evidence, "dead-letter-partition", Integer.toString(stood.partition()));
              add(evidence, "dead-letter-offset", Long.toString(stood.offset()));
            });
    forward(delivered.<Finding>withValue(new Finding.Dead(body)).withHeaders(evidence));
  }

  private void forward(Record<String, Finding> found) {
    Objects.requireNonNull(context).forward(found);
  }

  private void forget(KeyValueStore<String, S> known, Instant before) {
    try (KeyValueIterator<String, S> all = known.all()) {
      while (all.hasNext()) {
        KeyValue<String, S> each = all.next();
        if (log.lastAt().apply(each.value).isBefore(before)) {
          known.delete(each.key);
        }
      }
    }
  }

  private Envelope.OfEvent<E> narrowed(Envelope.OfEvent<?> event) {
    return new Envelope.OfEvent<>(
        event.id(),
        event.source(),
        event.subject(),
        event.time(),
        event.traceparent(),
        event.facts(),
        log.family().cast(event.data()));
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
