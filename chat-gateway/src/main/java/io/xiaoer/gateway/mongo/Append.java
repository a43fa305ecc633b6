package io.xiaoer.gateway.mongo;

import io.xiaoer.gateway.core.Conversation.Known;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New events of one conversation, and the state after them.
 *
 * @param after the state after the events
 * @param events the events, numbered without a gap up to {@code after.lastSeq()}; at least one
 * @param judged the last command that was judged before this is appended
 * @param preview the beginning of the last of the events that is a message, encrypted; absent if
 *     none is
 */
public record Append(
    Known after, List<StoredEvent> events, Position judged, @Nullable String preview) {
  /** Copies the events. */
  public Append {
    events = List.copyOf(events);
  }

  /** The number that the conversation's last event must still have. */
  long expectedSeq() {
    return events.getFirst().seq() - 1;
  }
}
