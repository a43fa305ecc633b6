package io.xiaoer.gateway.audit;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts by origin and hour. What is older than {@link #HOURS} is kept by day, and what is older
 * than {@link #DAYS} in one sum, so that it stays small; "now" is the latest hour that was counted,
 * so that the same records give the same tally whenever they are read.
 */
public final class Tally {
  /** For how many hours there is a count of each. */
  public static final int HOURS = 24;

  /** For how many days there is a count of each. */
  public static final int DAYS = 30;

  /** The time of the sum of everything that is older. */
  public static final long BEFORE = 0;

  private static final int HOURS_OF_DAY = 24;

  private final Map<Cell, Counts> counts = new HashMap<>();

  /**
   * Where something is counted.
   *
   * @param origin shop and entrance
   * @param hour hours since 1970: the hour, the first hour of the day, or {@link #BEFORE}
   */
  public record Cell(Origin origin, long hour) {}

  /** A tally that begins with counts. */
  public Tally(Map<Cell, Counts> begun) {
    counts.putAll(begun);
  }

  /** The hour of a time in milliseconds since 1970. */
  static long hourOf(long millis) {
    return Math.max(0, Math.floorDiv(millis, 3_600_000L));
  }

  void add(Origin origin, long hour, Counts more) {
    counts.merge(new Cell(origin, hour), more, Counts::plus);
  }

  void count(Origin origin, long millis, Counts more) {
    add(origin, hourOf(millis), more);
  }

  /** Sums by origin. */
  Map<Origin, Counts> totals() {
    Map<Origin, Counts> totals = new HashMap<>();
    counts.forEach((cell, some) -> totals.merge(cell.origin(), some, Counts::plus));
    return totals;
  }

  /** Every count, with what is old folded together. */
  public Map<Cell, Counts> folded() {
    long now = counts.keySet().stream().mapToLong(Cell::hour).max().orElse(0);
    Map<Cell, Counts> folded = new HashMap<>();
    counts.forEach(
        (cell, some) ->
            folded.merge(new Cell(cell.origin(), place(cell.hour(), now)), some, Counts::plus));
    return folded;
  }

  private static long place(long hour, long now) {
    if (hour > now - HOURS) {
      return hour;
    }
    return hour > now - (long) DAYS * HOURS_OF_DAY ? hour - hour % HOURS_OF_DAY : BEFORE;
  }
}
