package io.xiaoer.contracts.socket;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.signal.ConversationSignal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What chat-gateway sends to the customer's app. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = GatewayFrame.Welcome.class, name = "welcome"),
  @JsonSubTypes.Type(value = GatewayFrame.Opened.class, name = "opened"),
  @JsonSubTypes.Type(value = GatewayFrame.Began.class, name = "began"),
  @JsonSubTypes.Type(value = GatewayFrame.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = GatewayFrame.Happened.class, name = "event"),
  @JsonSubTypes.Type(value = GatewayFrame.Resumed.class, name = "resumed"),
  @JsonSubTypes.Type(value = GatewayFrame.Signalled.class, name = "signal"),
  @JsonSubTypes.Type(value = GatewayFrame.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = GatewayFrame.BehaviourTaken.class, name = "behaviour-taken"),
  @JsonSubTypes.Type(value = GatewayFrame.Offered.class, name = "offered"),
  @JsonSubTypes.Type(value = GatewayFrame.Refreshed.class, name = "refreshed"),
  @JsonSubTypes.Type(value = GatewayFrame.Pong.class, name = "pong")
})
public sealed interface GatewayFrame {
  /**
   * The answer to hello.
   *
   * @param protocol version of this protocol
   * @param customer who the token says is there
   * @param tokenExpiresAt when the socket closes unless the token is refreshed
   * @param heartbeatSeconds the app must send a frame at least this often, in seconds
   */
  record Welcome(int protocol, Customer customer, Instant tokenExpiresAt, int heartbeatSeconds)
      implements GatewayFrame {}

  /**
   * The beginning of a conversation is durable.
   *
   * @param requestId of the open frame
   * @param conversationId its id
   */
  record Opened(String requestId, String conversationId) implements GatewayFrame {}

  /**
   * The customer began a conversation on another of his devices; its events follow.
   *
   * @param conversationId its id
   */
  record Began(String conversationId) implements GatewayFrame {}

  /**
   * What was asked is durable; it will happen, or be refused with a reason.
   *
   * @param ref {@code clientMessageId} or {@code requestId} of the frame
   */
  record Accepted(String ref) implements GatewayFrame {}

  /**
   * Something happened in a conversation.
   *
   * @param event what
   */
  record Happened(LoggedEvent event) implements GatewayFrame {}

  /**
   * Everything that the app had missed of a conversation was sent; live events follow.
   *
   * @param conversationId which
   * @param lastSeq the last number
   */
  record Resumed(String conversationId, long lastSeq) implements GatewayFrame {}

  /**
   * A hint.
   *
   * @param conversationId about what
   * @param signal the hint
   */
  record Signalled(String conversationId, ConversationSignal signal) implements GatewayFrame {}

  /**
   * A frame was refused.
   *
   * @param ref {@code clientMessageId} or {@code requestId} of the frame, if it could be read
   * @param code stable word for programs, for example {@code too-long}
   * @param message words for developers
   * @param retryAfterMillis after so long the same frame, with the same id, may be taken; until
   *     then the socket takes none of the frames that an app sends again, and then this one first
   */
  record Refused(
      @Nullable String ref, String code, String message, @Nullable Integer retryAfterMillis)
      implements GatewayFrame {}

  /**
   * What became of reported deeds.
   *
   * @param ref {@code requestId} of the frame
   * @param accepted how many were new and are durable
   * @param duplicates how many had been taken in before
   * @param refused those that were not taken in
   */
  record BehaviourTaken(String ref, int accepted, int duplicates, List<DeedRefused> refused)
      implements GatewayFrame {}

  /**
   * A deed that was not taken in.
   *
   * @param id the reporter's id of it, if it could be read
   * @param code stable word for programs
   */
  record DeedRefused(@Nullable String id, String code) {}

  /**
   * Help is offered unasked, by a rule of the shop; the app shows it and answers with {@code
   * accept-offer} or {@code dismiss-offer}, or not at all.
   *
   * @param offerId the offer
   * @param triggerId the shop's rule
   * @param text what to show, in the language of the page
   * @param productId what it is about, if it is a product
   */
  record Offered(String offerId, String triggerId, String text, @Nullable String productId)
      implements GatewayFrame {}

  /**
   * The new token is in force.
   *
   * @param tokenExpiresAt until when
   */
  record Refreshed(Instant tokenExpiresAt) implements GatewayFrame {}

  /** Yes. */
  record Pong() implements GatewayFrame {}
}
