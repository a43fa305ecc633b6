package io.xiaoer.gateway.fanout;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.socket.GatewayFrame;
import io.xiaoer.contracts.socket.LoggedEvent;

/**
 * An event as a frame for customers, written once for all who listen.
 *
 * @param conversationId the conversation
 * @param seq the event's number
 * @param json the frame
 */
public record Line(String conversationId, long seq, String json) {
  /** The frame of an event. */
  public static Line of(OfEvent<ConversationEvent> event) {
    LoggedEvent shown = CustomerView.of(LoggedEvent.of(event));
    try {
      return new Line(
          shown.conversationId(),
          shown.seq(),
          Codec.JSON.writeValueAsString(new GatewayFrame.Happened(shown)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an event could not be written", impossible);
    }
  }
}
