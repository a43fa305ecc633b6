package io.xiaoer.analytics.core;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import com.datadoghq.sketch.ddsketch.store.Store;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Durations in a sketch that can be added to another: how many fell into each bin of a logarithmic
 * scale, so that a percentile of any number of minutes is within {@link #ACCURACY} of the true one.
 *
 * <p>The sketch is DDSketch (Masson, Rim, Lee, VLDB 2019). Its bins are whole numbers and addition
 * is adding them up, so the order of events and of additions changes nothing, and two sketches of
 * the same durations are equal. Bins and percentiles are the library's; they are held here as a map
 * because a value that is compared and stored must not change.
 *
 * @param sumMillis all durations added up, exactly
 * @param zeros how many were 0
 * @param bins how many fell into each bin that has any; at most some 1,050, because durations are
 *     held within {@link #MAX_MILLIS}
 */
public record Durations(long sumMillis, long zeros, SortedMap<Integer, Long> bins) {
  /** Greatest relative error of a percentile. */
  public static final double ACCURACY = 0.01;

  /** Seven days: a longer duration counts as this long. */
  public static final long MAX_MILLIS = 7L * 24 * 60 * 60 * 1000;

  /** No durations. */
  public static final Durations NONE = new Durations(0, 0, new TreeMap<>());

  private static final IndexMapping SCALE = new LogarithmicMapping(ACCURACY);

  /** Copies the bins. */
  public Durations {
    bins = Collections.unmodifiableSortedMap(new TreeMap<>(bins));
  }

  /** These and one more, in milliseconds; a negative one (clocks differ) counts as 0. */
  public Durations plus(long millis) {
    long held = Math.clamp(millis, 0, MAX_MILLIS);
    if (held == 0) {
      return new Durations(sumMillis, zeros + 1, bins);
    }
    TreeMap<Integer, Long> more = new TreeMap<>(bins);
    more.merge(SCALE.index(held), 1L, Long::sum);
    return new Durations(sumMillis + held, zeros, more);
  }

  /** Both together. */
  public Durations plus(Durations other) {
    TreeMap<Integer, Long> both = new TreeMap<>(bins);
    other.bins.forEach((bin, n) -> both.merge(bin, n, Long::sum));
    return new Durations(sumMillis + other.sumMillis, zeros + other.zeros, both);
  }

  /** How many. */
  public long count() {
    return zeros + bins.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The duration in milliseconds that this share (0 to 1) of them does not exceed. */
  public OptionalLong quantile(double share) {
    if (count() == 0) {
      return OptionalLong.empty();
    }
    Store filled = new UnboundedSizeDenseStore();
    bins.forEach((bin, n) -> filled.add(bin, n.doubleValue()));
    DDSketch sketch = DDSketch.of(SCALE, new UnboundedSizeDenseStore(), filled, zeros);
    return OptionalLong.of(Math.round(sketch.getValueAtQuantile(share)));
  }
}
