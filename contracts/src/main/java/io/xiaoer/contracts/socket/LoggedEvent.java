package io.xiaoer.contracts.socket;

import io.xiaoer.contracts.Catalogue;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.conversation.ConversationEvent;
import java.time.Instant;

/**
 * One event of a conversation as pages and apps see it, over a socket or in a page of history.
 *
 * @param conversationId the conversation
 * @param seq the event's number, dense from 1
 * @param id the event's id
 * @param eventType its {@code ce_type}, which tells the shape of {@code data}
 * @param time when it happened
 * @param data the event
 */
public record LoggedEvent(
    String conversationId,
    long seq,
    String id,
    String eventType,
    Instant time,
    ConversationEvent data) {
  /** The view of an event from the log. */
  public static LoggedEvent of(Envelope.OfEvent<ConversationEvent> event) {
    return new LoggedEvent(
        event.subject(),
        event.facts().seq(),
        event.id(),
        Catalogue.typeOf(event.data()),
        event.time(),
        event.data());
  }
}
