package io.xiaoer.analytics.streams;

import io.xiaoer.analytics.core.MinuteFigures;
import io.xiaoer.analytics.core.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Adds observations to their minute, and hands changed minutes to the store of what people read.
 *
 * <p>Which minutes changed is remembered in a store of its own, so that a crash between counting
 * and saving loses nothing: after the restart they are saved again. A save that fails is tried
 * again at the next turn; counting goes on meanwhile.
 *
 * <p>A minute is forgotten some time after its last change, by the clock and not by the events' own
 * time: when figures are computed anew from the log, one part of it may be read days ahead of
 * another, and all of it counts.
 */
final class FoldMinutes extends ContextualProcessor<String, Finding.Wire, Void, Void> {
  static final String MINUTES = "minutes";
  static final String CHANGED = "changed";
  static final String UNSAVED = "unsaved";

  private static final Logger LOG = Logger.getLogger(FoldMinutes.class);
  private static final Duration FORGET_EVERY = Duration.ofMinutes(10);

  private final InsightTopology.Settings settings;

  /**
   * A minute that is held.
   *
   * @param figures its figures
   * @param changedIn the hour in which they last changed, by the clock
   */
  record Held(MinuteFigures figures, Instant changedIn) {}

  private @Nullable KeyValueStore<String, Held> minutes;

  /** One entry per minute that is held, by the hour of its last change, the oldest first. */
  private @Nullable KeyValueStore<String, String> changed;

  private @Nullable KeyValueStore<String, String> unsaved;

  FoldMinutes(InsightTopology.Settings settings) {
    this.settings = settings;
  }

  /** The key of a minute; in this order, so that old ones stand together. */
  static String key(String shopId, Instant minute) {
    return minute + "|" + shopId;
  }

  @Override
  public void init(ProcessorContext<Void, Void> given) {
    super.init(given);
    minutes = given.getStateStore(MINUTES);
    changed = given.getStateStore(CHANGED);
    unsaved = given.getStateStore(UNSAVED);
    given.schedule(settings.saveEvery(), PunctuationType.WALL_CLOCK_TIME, now -> save());
    given.schedule(
        FORGET_EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        now -> forget(Instant.ofEpochMilli(now).minus(settings.rememberMinutes())));
  }

  @Override
  public void process(Record<String, Finding.Wire> delivered) {
    Observation seen = delivered.value().observation();
    String key = delivered.key();
    Instant hour =
        Instant.ofEpochMilli(context().currentSystemTimeMs()).truncatedTo(ChronoUnit.HOURS);
    KeyValueStore<String, Held> held = Objects.requireNonNull(minutes);
    KeyValueStore<String, String> byHour = Objects.requireNonNull(changed);
    @Nullable Held before = held.get(key);
    MinuteFigures figures =
        before == null ? MinuteFigures.none(seen.shopId(), seen.minute()) : before.figures();
    held.put(key, new Held(figures.plus(seen.fact()), hour));
    if (before != null && !before.changedIn().equals(hour)) {
      byHour.delete(changeKey(before.changedIn(), key));
    }
    byHour.put(changeKey(hour, key), key);
    Objects.requireNonNull(unsaved).put(key, "");
  }

  private static String changeKey(Instant hour, String key) {
    return hour + "|" + key;
  }

  private void save() {
    KeyValueStore<String, String> waiting = Objects.requireNonNull(unsaved);
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, String> all = waiting.all()) {
      while (all.hasNext() && keys.size() < settings.saveAtMost()) {
        keys.add(all.next().key);
      }
    }
    if (keys.isEmpty()) {
      return;
    }
    KeyValueStore<String, Held> held = Objects.requireNonNull(minutes);
    try {
      settings
          .saved()
          .accept(
              keys.stream().map(held::get).filter(Objects::nonNull).map(Held::figures).toList());
    } catch (RuntimeException e) {
      settings.notice().accept("save-failed");
      LOG.warnf("%d minutes could not be saved and wait: %s", keys.size(), e.getMessage());
      return;
    }
    keys.forEach(waiting::delete);
  }

  /** Forgets minutes that have not changed since, but none that is not saved. */
  private void forget(Instant since) {
    KeyValueStore<String, String> byHour = Objects.requireNonNull(changed);
    KeyValueStore<String, String> waiting = Objects.requireNonNull(unsaved);
    List<KeyValue<String, String>> old = new ArrayList<>();
    String end = changeKey(since.truncatedTo(ChronoUnit.HOURS), "");
    try (KeyValueIterator<String, String> range = byHour.range(null, end)) {
      range.forEachRemaining(old::add);
    }
    for (KeyValue<String, String> each : old) {
      if (waiting.get(each.value) == null) {
        Objects.requireNonNull(minutes).delete(each.value);
        byHour.delete(each.key);
      }
    }
  }
}
