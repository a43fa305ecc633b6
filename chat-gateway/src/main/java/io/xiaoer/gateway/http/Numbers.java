package io.xiaoer.gateway.http;

import org.jspecify.annotations.Nullable;

/** Reads numbers from queries, within bounds. */
final class Numbers {
  private Numbers() {}

  static long read(String name, @Nullable String given, long otherwise, long min, long max) {
    if (given == null || given.isBlank()) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(given.strip());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Falls through to the same answer.
    }
    throw Refusals.badParameter("%s must be a number from %d to %d".formatted(name, min, max));
  }
}
