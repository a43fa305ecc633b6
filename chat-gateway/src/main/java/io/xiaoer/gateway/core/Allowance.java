package io.xiaoer.gateway.core;

import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.gateway.core.Conversation.Known;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * How much of the bot and of the waiting line one customer may take.
 *
 * <p>Few people end a conversation with a bot, they walk away. So nobody is turned away for what he
 * left behind: his oldest conversation with the bot ends when a new one would be too many. Only one
 * with a person, or on the way to one, is his to end.
 *
 * @param open most conversations that are open at the same time
 * @param waiting most conversations that wait for a person at the same time
 */
public record Allowance(int open, int waiting) {
  /** What becomes of the wish to begin a conversation. */
  public sealed interface Answer {
    /** It begins. */
    record Enough() implements Answer {}

    /**
     * It begins, and another one ends.
     *
     * @param oldest the one that ends
     */
    record Ending(Known oldest) implements Answer {}

    /** It does not begin. */
    record Full() implements Answer {}
  }

  /**
   * Whether one more conversation may begin.
   *
   * @param his the customer's conversations that have not ended
   */
  public Answer toOpen(Collection<Known> his) {
    if (his.size() < open) {
      return new Answer.Enough();
    }
    Optional<Known> oldest =
        his.stream()
            .filter(one -> one.control() instanceof Control.Bot)
            .min(Comparator.comparing(Known::openedAt).thenComparing(Known::id));
    return oldest.isPresent() ? new Answer.Ending(oldest.get()) : new Answer.Full();
  }

  /**
   * Whether a conversation may wait for a person; one that already waits or is served may.
   *
   * @param id the conversation
   * @param his the customer's conversations that have not ended
   */
  public boolean mayWait(String id, Collection<Known> his) {
    boolean hasIt =
        his.stream()
            .anyMatch(one -> one.id().equals(id) && !(one.control() instanceof Control.Bot));
    return hasIt
        || his.stream().filter(one -> one.control() instanceof Control.Queue).count() < waiting;
  }
}
