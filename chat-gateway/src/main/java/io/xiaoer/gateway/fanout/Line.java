package io.xiaoer.gateway.fanout;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.ControlChanged;
import io.xiaoer.contracts.socket.GatewayFrame;
import io.xiaoer.contracts.socket.LoggedEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event as a frame for customers, written once for all who listen.
 *
 * @param conversationId the conversation
 * @param seq the event's number
 * @param frame the frame
 * @param control who has the word from here on, where that changes
 */
public record Line(String conversationId, long seq, TextFrame frame, @Nullable Control control) {
  /** The frame of an event. */
  public static Line of(OfEvent<ConversationEvent> event) {
    LoggedEvent shown = CustomerView.of(LoggedEvent.of(event));
    try {
      return new Line(
          shown.conversationId(),
          shown.seq(),
          TextFrame.of(Codec.JSON.writeValueAsBytes(new GatewayFrame.Happened(shown))),
          event.data() instanceof ControlChanged(Control given, int _) ? given : null);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an event could not be written", impossible);
    }
  }
}
