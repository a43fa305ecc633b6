package io.xiaoer.analytics.streams;

import io.xiaoer.analytics.core.Count;
import io.xiaoer.analytics.core.Observation;
import io.xiaoer.analytics.core.Timing;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What comes of reading a record. */
sealed interface Finding {
  /**
   * The record adds to the figures.
   *
   * @param observation what
   */
  record Observed(Observation observation) implements Finding {}

  /**
   * The record claims a known type and cannot be read.
   *
   * @param body as it was
   */
  record Dead(byte[] body) implements Finding {}

  /**
   * An observation on its way to its minute, as JSON. One of {@code count}, {@code timing} and
   * {@code stars} is there.
   */
  record Wire(
      String shopId,
      Instant minute,
      @Nullable Count count,
      @Nullable String label,
      @Nullable Timing timing,
      @Nullable Long millis,
      @Nullable Integer stars,
      @Nullable Boolean solved) {
    static Wire of(Observation seen) {
      return switch (seen.fact()) {
        case Observation.Fact.Counted(Count count, String label) ->
            new Wire(seen.shopId(), seen.minute(), count, label, null, null, null, null);
        case Observation.Fact.Timed(Timing timing, long millis) ->
            new Wire(seen.shopId(), seen.minute(), null, null, timing, millis, null, null);
        case Observation.Fact.Rated(int stars, boolean solved) ->
            new Wire(seen.shopId(), seen.minute(), null, null, null, null, stars, solved);
      };
    }

    Observation observation() {
      Observation.Fact fact;
      if (count != null) {
        fact = new Observation.Fact.Counted(count, Objects.requireNonNull(label));
      } else if (timing != null) {
        fact = new Observation.Fact.Timed(timing, Objects.requireNonNull(millis));
      } else {
        fact =
            new Observation.Fact.Rated(
                Objects.requireNonNull(stars), Objects.requireNonNull(solved));
      }
      return new Observation(shopId, minute, fact);
    }
  }
}
