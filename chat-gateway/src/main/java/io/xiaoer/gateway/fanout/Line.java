package io.xiaoer.gateway.fanout;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.socket.GatewayFrame;
import io.xiaoer.contracts.socket.LoggedEvent;

/**
 * An event with its frame for customers, which is written once for all who listen.
 *
 * @param event the event
 * @param frame the frame
 */
public record Line(OfEvent<ConversationEvent> event, TextFrame frame) {
  /** The frame of an event. */
  public static Line of(OfEvent<ConversationEvent> event) {
    LoggedEvent shown = CustomerView.of(LoggedEvent.of(event));
    try {
      return new Line(
          event, TextFrame.of(Codec.JSON.writeValueAsBytes(new GatewayFrame.Happened(shown))));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an event could not be written", impossible);
    }
  }

  /** The conversation. */
  public String conversationId() {
    return event.subject();
  }

  /** The event's number. */
  public long seq() {
    return event.facts().seq();
  }
}
