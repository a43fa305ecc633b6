package io.xiaoer.gateway.privacy;

import io.xiaoer.contracts.conversation.Screening.Masked.Kind;

/**
 * A stretch of a text that must not be written as it was said.
 *
 * @param kind what it is
 * @param start its first position, in UTF-16 units
 * @param end the position after its last
 * @param shown what is written in its place; never longer than what it replaces
 */
record Finding(Kind kind, int start, int end, String shown) {
  boolean overlaps(Finding other) {
    return start < other.end && other.start < end;
  }

  /** Both as one, named after this; nothing is shown of it where the other reaches beyond this. */
  Finding joined(Finding other) {
    if (start <= other.start && other.end <= end) {
      return this;
    }
    int first = Math.min(start, other.start);
    int last = Math.max(end, other.end);
    return new Finding(kind, first, last, Shown.nothing(last - first));
  }
}
