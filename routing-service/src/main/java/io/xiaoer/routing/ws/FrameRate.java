package io.xiaoer.routing.ws;

import java.time.Duration;
import java.time.Instant;

/** A token bucket: so many frames a second in the long run, so many at once. */
final class FrameRate {
  private final double perSecond;
  private final double burst;
  private double left;
  private Instant filledAt;

  FrameRate(int perSecond, int burst, Instant now) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.left = burst;
    this.filledAt = now;
  }

  synchronized boolean take(Instant now) {
    double seconds = Math.max(0, Duration.between(filledAt, now).toNanos() / 1e9);
    left = Math.min(burst, left + seconds * perSecond);
    filledAt = now;
    if (left < 1) {
      return false;
    }
    left -= 1;
    return true;
  }
}
