package io.xiaoer.analytics.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One thing that an event adds to the figures of a shop and a minute.
 *
 * @param shopId whose figures
 * @param minute the minute of the event, by the event's own time
 * @param fact what
 */
public record Observation(String shopId, Instant minute, Fact fact) {
  /** Cuts the time to the minute. */
  public Observation {
    minute = minute.truncatedTo(ChronoUnit.MINUTES);
  }

  /** What is added. */
  public sealed interface Fact {
    /**
     * One more.
     *
     * @param count of what
     * @param label of which kind
     */
    record Counted(Count count, String label) implements Fact {}

    /**
     * One more duration.
     *
     * @param timing of what
     * @param millis in milliseconds
     */
    record Timed(Timing timing, long millis) implements Fact {}

    /**
     * One more rating.
     *
     * @param stars 1 to 5
     * @param solved whether it was solved
     */
    record Rated(int stars, boolean solved) implements Fact {}
  }

  static Observation counted(String shopId, Instant at, Count count, String label) {
    return new Observation(shopId, at, new Fact.Counted(count, label));
  }

  static Observation timed(String shopId, Instant at, Timing timing, long millis) {
    return new Observation(shopId, at, new Fact.Timed(timing, millis));
  }
}
