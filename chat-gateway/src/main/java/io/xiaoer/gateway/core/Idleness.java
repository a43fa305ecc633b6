package io.xiaoer.gateway.core;

import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CloseReason;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.gateway.core.Conversation.Known;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a conversation in which nothing is done.
 *
 * <p>Only a customer can be too silent. Who waits for an agent's word is never closed for it; who
 * waits in line loses his place only when he has been gone for long on every device.
 *
 * @param warnAfter how long after the shop's last word a silent customer is warned
 * @param closeAfter how long after the warning the conversation ends
 * @param abandonAfter how long a customer who waits for a person may be gone
 */
public record Idleness(Duration warnAfter, Duration closeAfter, Duration abandonAfter) {
  /** What to do now. */
  public sealed interface Step {
    /**
     * Nothing yet.
     *
     * @param at when to look again
     */
    record Later(Instant at) implements Step {}

    /**
     * Warn the customer.
     *
     * @param closesAt when the conversation will end
     */
    record Warn(Instant closesAt) implements Step {}

    /**
     * End the conversation.
     *
     * @param reason why
     */
    record Close(CloseReason reason) implements Step {}

    /** Never look again: it has ended. */
    record Done() implements Step {}
  }

  /**
   * What to do about a conversation.
   *
   * @param state the conversation
   * @param goneSince since when the customer has been gone on every device; absent if he is here
   * @param now the time
   */
  public Step next(Known state, @Nullable Instant goneSince, Instant now) {
    if (state.closed()) {
      return new Step.Done();
    }
    if (state.floor().call() != null) {
      // who talks does not write
      return new Step.Later(now.plus(warnAfter));
    }
    return switch (state.control()) {
      case Control.Queue(Instant opensAt) -> whileWaiting(goneSince, opensAt, now);
      case Control.Bot _, Control.Served _, Control.Nobody _ -> whileTalking(state.life(), now);
    };
  }

  /** The time in which nobody could have served him does not count. */
  private Step whileWaiting(@Nullable Instant goneSince, @Nullable Instant opensAt, Instant now) {
    Instant since = goneSince == null ? now : goneSince;
    Instant due = (opensAt != null && opensAt.isAfter(since) ? opensAt : since).plus(abandonAfter);
    return now.isBefore(due) ? new Step.Later(due) : new Step.Close(CloseReason.ABANDONED);
  }

  private Step whileTalking(Life life, Instant now) {
    if (life.lastWord() == Author.Kind.CUSTOMER) {
      return new Step.Later(now.plus(warnAfter));
    }
    Instant closesAt = life.closesAt();
    if (closesAt != null) {
      return now.isBefore(closesAt) ? new Step.Later(closesAt) : new Step.Close(CloseReason.IDLE);
    }
    Instant due = life.quietAt().plus(warnAfter);
    return now.isBefore(due) ? new Step.Later(due) : new Step.Warn(now.plus(closeAfter));
  }
}
