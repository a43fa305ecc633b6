package io.xiaoer.gateway.fanout;

import io.xiaoer.contracts.conversation.ConversationEvent.HandOverBriefed;
import io.xiaoer.contracts.conversation.HandOverBrief;
import io.xiaoer.contracts.socket.LoggedEvent;
import java.util.Map;

/**
 * What a customer sees of an event: everything, except that the brief, which is written about him
 * for the agent, is empty. It stays in its place, so that numbers have no gap.
 */
public final class CustomerView {
  private static final String NOTHING = "-";

  private CustomerView() {}

  /** The customer's view of an event. */
  public static LoggedEvent of(LoggedEvent event) {
    if (!(event.data() instanceof HandOverBriefed(HandOverBrief brief))) {
      return event;
    }
    HandOverBrief empty =
        new HandOverBrief(
            HandOverBrief.Reason.NEEDS_PERSON,
            brief.problemClass(),
            null,
            brief.language(),
            HandOverBrief.Mood.CALM,
            NOTHING,
            Map.of());
    return new LoggedEvent(
        event.conversationId(),
        event.seq(),
        event.id(),
        event.eventType(),
        event.time(),
        new HandOverBriefed(empty));
  }
}
