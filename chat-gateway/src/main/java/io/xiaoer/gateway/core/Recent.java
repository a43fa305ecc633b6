package io.xiaoer.gateway.core;

import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that was carried out lately.
 *
 * @param commandId its id
 * @param messageKey author and {@code clientMessageId} of the message that it posted, if the sender
 *     named one
 * @param firstSeq number of its first event
 * @param events how many events it gave
 */
public record Recent(String commandId, @Nullable String messageKey, long firstSeq, int events) {
  /** The latest commands after one more event, at most {@link Conversation#RECENT_COMMANDS}. */
  static List<Recent> with(List<Recent> recent, OfEvent<ConversationEvent> event) {
    String commandId = event.facts().causationId();
    List<Recent> more = new ArrayList<>(recent);
    if (!more.isEmpty() && more.getLast().commandId().equals(commandId)) {
      Recent begun = more.removeLast();
      String said = begun.messageKey() == null ? messageKey(event.data()) : begun.messageKey();
      more.add(new Recent(commandId, said, begun.firstSeq(), begun.events() + 1));
    } else {
      more.add(new Recent(commandId, messageKey(event.data()), event.facts().seq(), 1));
    }
    return more.size() > Conversation.RECENT_COMMANDS ? more.subList(1, more.size()) : more;
  }

  private static @Nullable String messageKey(ConversationEvent event) {
    return event instanceof MessagePosted(Author author, var _, String ref, var _)
        ? Conversation.messageKey(author, ref)
        : null;
  }
}
