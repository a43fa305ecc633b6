package io.xiaoer.analytics.core;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of a stretch of time; as they are kept, of one shop and one minute. Adding is
 * commutative and associative, so the order of events between conversations changes nothing.
 *
 * @param shopId whose
 * @param minute when
 * @param folds how many observations went in; the larger of two versions is the later one
 * @param counts by figure and label
 * @param timings by figure
 * @param csat ratings
 */
public record MinuteFigures(
    String shopId,
    Instant minute,
    long folds,
    Map<Count, Map<String, Long>> counts,
    Map<Timing, Durations> timings,
    Csat csat) {
  /** Most labels of one figure in a minute; the rest is counted together as {@link #OTHER}. */
  public static final int MAX_LABELS = 100;

  /** The label of what has no place of its own. */
  public static final String OTHER = "other";

  /** Copies the maps. */
  public MinuteFigures {
    Map<Count, Map<String, Long>> copy = new EnumMap<>(Count.class);
    counts.forEach(
        (count, byLabel) -> copy.put(count, Collections.unmodifiableMap(new TreeMap<>(byLabel))));
    counts = Collections.unmodifiableMap(copy);
    Map<Timing, Durations> durations = new EnumMap<>(Timing.class);
    durations.putAll(timings);
    timings = Collections.unmodifiableMap(durations);
  }

  /** Nothing yet. */
  public static MinuteFigures none(String shopId, Instant minute) {
    return new MinuteFigures(shopId, minute, 0, Map.of(), Map.of(), Csat.NONE);
  }

  /** These and one more observation. */
  public MinuteFigures plus(Observation.Fact fact) {
    return switch (fact) {
      case Observation.Fact.Counted(Count count, String label) -> with(count, label, 1).folded(1);
      case Observation.Fact.Timed(Timing timing, long millis) -> {
        Map<Timing, Durations> more = new EnumMap<>(Timing.class);
        more.putAll(timings);
        more.put(timing, timing(timing).plus(millis));
        yield new MinuteFigures(shopId, minute, folds + 1, counts, more, csat);
      }
      case Observation.Fact.Rated(int stars, boolean solved) -> {
        Csat more = csat.plus(new Csat(1, stars, solved ? 1 : 0));
        yield new MinuteFigures(shopId, minute, folds + 1, counts, timings, more);
      }
    };
  }

  /** Both together, under this one's shop and minute. */
  public MinuteFigures plus(MinuteFigures other) {
    MinuteFigures sum = this;
    for (var byCount : other.counts.entrySet()) {
      for (var byLabel : byCount.getValue().entrySet()) {
        sum = sum.with(byCount.getKey(), byLabel.getKey(), byLabel.getValue());
      }
    }
    Map<Timing, Durations> both = new EnumMap<>(Timing.class);
    both.putAll(timings);
    other.timings.forEach((timing, more) -> both.merge(timing, more, Durations::plus));
    return new MinuteFigures(
        shopId, minute, folds + other.folds, sum.counts, both, csat.plus(other.csat));
  }

  /** A count by its labels; empty where nothing was counted. */
  public Map<String, Long> count(Count count) {
    return counts.getOrDefault(count, Map.of());
  }

  /** A count over all its labels. */
  public long total(Count count) {
    return count(count).values().stream().mapToLong(Long::longValue).sum();
  }

  /** A timing; none where nothing was measured. */
  public Durations timing(Timing timing) {
    return timings.getOrDefault(timing, Durations.NONE);
  }

  private MinuteFigures with(Count count, String label, long n) {
    Map<String, Long> labels = new TreeMap<>(count(count));
    boolean room = labels.containsKey(label) || labels.size() < MAX_LABELS;
    labels.merge(room ? label : OTHER, n, Long::sum);
    Map<Count, Map<String, Long>> more = new EnumMap<>(Count.class);
    more.putAll(counts);
    more.put(count, labels);
    return new MinuteFigures(shopId, minute, folds, more, timings, csat);
  }

  private MinuteFigures folded(long n) {
    return new MinuteFigures(shopId, minute, folds + n, counts, timings, csat);
  }
}
