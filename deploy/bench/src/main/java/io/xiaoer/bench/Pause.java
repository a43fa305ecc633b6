package io.xiaoer.bench;

import java.time.Duration;

/** Waiting, where a measurement needs the passing of time itself. */
final class Pause {
  private Pause() {}

  static void of(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the benchmark was stopped", stopped);
    }
  }
}
