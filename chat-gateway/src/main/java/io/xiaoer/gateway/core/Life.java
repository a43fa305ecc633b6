package io.xiaoer.gateway.core;

import io.xiaoer.contracts.conversation.Author;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a conversation has come, and for how long nothing has been done in it.
 *
 * @param quietSince number of the last thing that somebody did: a word, a wish, a change of control
 * @param quietAt when that was
 * @param lastWord who spoke last; absent before the first word
 * @param closesAt when it will end for want of an answer, if the customer was told so
 * @param closedAt when it ended; absent while it is open
 * @param endedWithPeople whether it ended while it waited for an agent or had one
 * @param rated whether it has its rating
 */
public record Life(
    long quietSince,
    Instant quietAt,
    Author.@Nullable Kind lastWord,
    @Nullable Instant closesAt,
    @Nullable Instant closedAt,
    boolean endedWithPeople,
    boolean rated) {
  static Life begun(Instant at) {
    return new Life(1, at, null, null, null, false, false);
  }

  /** Whether it has ended. */
  public boolean closed() {
    return closedAt != null;
  }

  /** Somebody did something: silence begins anew, and a warning is void. */
  Life active(long seq, Instant at, Author.@Nullable Kind speaker) {
    Author.Kind last = speaker == null ? lastWord : speaker;
    return new Life(seq, at, last, null, closedAt, endedWithPeople, rated);
  }

  Life warned(Instant closes) {
    return new Life(quietSince, quietAt, lastWord, closes, closedAt, endedWithPeople, rated);
  }

  Life ended(Instant at, boolean withPeople) {
    return new Life(quietSince, quietAt, lastWord, null, at, withPeople, rated);
  }

  Life reopened() {
    return new Life(quietSince, quietAt, lastWord, null, null, endedWithPeople, rated);
  }

  Life withRating() {
    return new Life(quietSince, quietAt, lastWord, closesAt, closedAt, endedWithPeople, true);
  }
}
