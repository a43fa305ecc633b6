package io.xiaoer.analytics.streams;

import io.xiaoer.analytics.core.MinuteFigures;
import io.xiaoer.analytics.core.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 */
final class FoldMinutes extends ContextualProcessor<String, Finding.Wire, Void, Void> {
  static final String MINUTES = "minutes";
  static final String UNSAVED = "unsaved";

  private static final Logger LOG = Logger.getLogger(FoldMinutes.class);
  private static final Duration FORGET_EVERY = Duration.ofMinutes(10);

  private final InsightTopology.Settings settings;
  private @Nullable KeyValueStore<String, MinuteFigures> minutes;
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
    KeyValueStore<String, MinuteFigures> held = given.getStateStore(MINUTES);
    minutes = held;
    unsaved = given.getStateStore(UNSAVED);
    given.schedule(settings.saveEvery(), PunctuationType.WALL_CLOCK_TIME, now -> save());
    given.schedule(FORGET_EVERY, PunctuationType.STREAM_TIME, now -> forget(held, now));
  }

  @Override
  public void process(Record<String, Finding.Wire> delivered) {
    Observation seen = delivered.value().observation();
    Instant newest = Instant.ofEpochMilli(context().currentStreamTimeMs());
    if (seen.minute().isBefore(newest.minus(settings.rememberMinutes()))) {
      settings.notice().accept("too-late");
      return;
    }
    KeyValueStore<String, MinuteFigures> held = Objects.requireNonNull(minutes);
    @Nullable MinuteFigures before = held.get(delivered.key());
    MinuteFigures figures =
        before == null ? MinuteFigures.none(seen.shopId(), seen.minute()) : before;
    held.put(delivered.key(), figures.plus(seen.fact()));
    Objects.requireNonNull(unsaved).put(delivered.key(), "");
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
    KeyValueStore<String, MinuteFigures> held = Objects.requireNonNull(minutes);
    try {
      settings.saved().accept(keys.stream().map(held::get).filter(Objects::nonNull).toList());
    } catch (RuntimeException e) {
      settings.notice().accept("save-failed");
      LOG.warnf("%d minutes could not be saved and wait: %s", keys.size(), e.getMessage());
      return;
    }
    keys.forEach(waiting::delete);
  }

  /** Forgets old minutes, but none that is not saved. */
  private void forget(KeyValueStore<String, MinuteFigures> held, long now) {
    String before = key("", Instant.ofEpochMilli(now).minus(settings.rememberMinutes()));
    List<String> old = new ArrayList<>();
    try (KeyValueIterator<String, MinuteFigures> range = held.range(null, before)) {
      range.forEachRemaining(each -> old.add(each.key));
    }
    KeyValueStore<String, String> waiting = Objects.requireNonNull(unsaved);
    old.stream().filter(each -> waiting.get(each) == null).forEach(held::delete);
  }
}
