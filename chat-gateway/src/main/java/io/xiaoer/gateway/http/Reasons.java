package io.xiaoer.gateway.http;

import org.jspecify.annotations.Nullable;

/** Why somebody wants to see what is not his, in his words; kept beside what he saw. */
final class Reasons {
  private static final int SHORTEST_CHARS = 3;
  private static final int LONGEST_CHARS = 300;

  /** What is asked for, for messages. */
  static final String WANTED =
      "a reason of %d to %d characters".formatted(SHORTEST_CHARS, LONGEST_CHARS);

  private Reasons() {}

  /** Whether these words may stand as a reason. */
  static boolean suffices(@Nullable String reason) {
    return reason != null
        && reason.strip().length() >= SHORTEST_CHARS
        && reason.length() <= LONGEST_CHARS;
  }
}
