package io.xiaoer.analytics.core;

/**
 * What customers thought of the service.
 *
 * @param count ratings
 * @param sumStars their stars, added up
 * @param solved how many said that it was solved
 */
public record Csat(long count, long sumStars, long solved) {
  /** What the figure means. */
  public static final Definition DEFINITION =
      new Definition(
          "csat",
          1,
          "Ratings recorded in the minute: their number, the sum of their stars (1 to 5), and how"
              + " many answered yes to 'is it solved?'.");

  /** No ratings. */
  public static final Csat NONE = new Csat(0, 0, 0);

  /** Both together. */
  public Csat plus(Csat other) {
    return new Csat(count + other.count, sumStars + other.sumStars, solved + other.solved);
  }
}
