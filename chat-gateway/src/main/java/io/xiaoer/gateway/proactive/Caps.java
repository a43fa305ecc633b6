package io.xiaoer.gateway.proactive;

import io.xiaoer.contracts.Limits;
import java.time.Duration;

/**
 * How often a customer is offered help, by all of a shop's rules together.
 *
 * @param perDay how often a day, by the shop's clock
 * @param minutesBetween how long after the one before
 * @param daysQuiet for how many days not, after he sent one away
 */
public record Caps(int perDay, int minutesBetween, int daysQuiet) {
  /** Twice a day, an hour between, a week's silence. */
  public static final Caps USUAL = new Caps(2, 60, 7);

  /** Checks the limits. */
  public Caps {
    Limits.range("perDay", perDay, 1, 10);
    Limits.range("minutesBetween", minutesBetween, 1, 1_440);
    Limits.range("daysQuiet", daysQuiet, 1, 365);
  }

  /** How long after the one before. */
  Duration between() {
    return Duration.ofMinutes(minutesBetween);
  }

  /** For how long not, after he sent one away. */
  Duration quiet() {
    return Duration.ofDays(daysQuiet);
  }
}
