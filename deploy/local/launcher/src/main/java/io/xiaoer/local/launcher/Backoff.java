package io.xiaoer.local.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When a part that died is started again: at once, then after ever longer pauses, and not at all
 * once it has died too often in a short time.
 */
final class Backoff {
  /** Deaths within {@link #WINDOW} after which there is no further start. */
  static final int LIMIT = 5;

  static final Duration WINDOW = Duration.ofMinutes(3);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Deque<Instant> deaths = new ArrayDeque<>();

  /**
   * Counts a death.
   *
   * @param now when it was noticed
   * @return the pause before the next start; empty: give up
   */
  Optional<Duration> died(Instant now) {
    while (!deaths.isEmpty() && deaths.peekFirst().isBefore(now.minus(WINDOW))) {
      deaths.removeFirst();
    }
    deaths.addLast(now);
    int recent = deaths.size();
    if (recent >= LIMIT) {
      return Optional.empty();
    }
    Duration pause = recent == 1 ? Duration.ZERO : Duration.ofSeconds(1L << (recent - 1));
    return Optional.of(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
  }

  /** Forgets the past, after the user asked for a start himself. */
  void reset() {
    deaths.clear();
  }
}
