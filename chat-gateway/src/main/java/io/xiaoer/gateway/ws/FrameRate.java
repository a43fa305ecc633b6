package io.xiaoer.gateway.ws;

import java.time.Duration;
import java.time.Instant;

/** Counts the frames of a socket in windows of ten seconds. Not for several threads at once. */
final class FrameRate {
  /** What a frame meets. */
  enum Verdict {
    FINE,
    REFUSE,
    CLOSE
  }

  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final int limit;
  private Instant begun = Instant.MIN;
  private int frames;

  FrameRate(int framesPerTenSeconds) {
    this.limit = framesPerTenSeconds;
  }

  Verdict count(Instant now) {
    if (begun.equals(Instant.MIN) || !now.isBefore(begun.plus(WINDOW))) {
      begun = now;
      frames = 0;
    }
    frames++;
    if (frames > 2 * limit) {
      return Verdict.CLOSE;
    }
    return frames > limit ? Verdict.REFUSE : Verdict.FINE;
  }
}
