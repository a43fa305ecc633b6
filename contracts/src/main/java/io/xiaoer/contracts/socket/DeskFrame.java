package io.xiaoer.contracts.socket;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.HandOverBrief;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.contracts.desk.Why;
import io.xiaoer.contracts.signal.ConversationSignal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What routing-service sends to the agent's console. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DeskFrame.Welcome.class, name = "welcome"),
  @JsonSubTypes.Type(value = DeskFrame.PresenceIs.class, name = "presence"),
  @JsonSubTypes.Type(value = DeskFrame.Offered.class, name = "offer"),
  @JsonSubTypes.Type(value = DeskFrame.OfferGone.class, name = "offer-gone"),
  @JsonSubTypes.Type(value = DeskFrame.Assigned.class, name = "assigned"),
  @JsonSubTypes.Type(value = DeskFrame.Released.class, name = "released"),
  @JsonSubTypes.Type(value = DeskFrame.Happened.class, name = "event"),
  @JsonSubTypes.Type(value = DeskFrame.Signalled.class, name = "signal"),
  @JsonSubTypes.Type(value = DeskFrame.QueueIs.class, name = "queue"),
  @JsonSubTypes.Type(value = DeskFrame.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = DeskFrame.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = DeskFrame.Refreshed.class, name = "refreshed"),
  @JsonSubTypes.Type(value = DeskFrame.Pong.class, name = "pong")
})
public sealed interface DeskFrame {
  /**
   * The answer to hello, with everything that the agent has at the moment.
   *
   * @param protocol version of this protocol
   * @param agent who the token says is there
   * @param deskId his desk
   * @param skills what he can do
   * @param capacity how many conversations he may serve at once
   * @param presence how he is there
   * @param conversations what he serves
   * @param offers what is offered to him
   * @param tokenExpiresAt when the socket closes unless the token is refreshed
   * @param heartbeatSeconds the console must send a frame at least this often, in seconds
   */
  record Welcome(
      int protocol,
      Agent agent,
      String deskId,
      Set<String> skills,
      int capacity,
      Presence presence,
      List<Assigned> conversations,
      List<Offered> offers,
      Instant tokenExpiresAt,
      int heartbeatSeconds)
      implements DeskFrame {}

  /**
   * The agent's presence, as the desk sees it.
   *
   * @param presence how
   */
  record PresenceIs(Presence presence) implements DeskFrame {}

  /**
   * A conversation is offered.
   *
   * @param offerId the offer
   * @param conversationId what
   * @param customer whose
   * @param problemClass the kind of problem
   * @param brief what the bot knows, if anything
   * @param arrivedAt when it began to wait
   * @param expiresAt until when it can be taken
   * @param why why it came to this agent
   */
  record Offered(
      String offerId,
      String conversationId,
      Customer customer,
      ProblemClass problemClass,
      @Nullable HandOverBrief brief,
      Instant arrivedAt,
      Instant expiresAt,
      Why why)
      implements DeskFrame {}

  /**
   * An offer is gone.
   *
   * @param offerId which
   */
  record OfferGone(String offerId) implements DeskFrame {}

  /**
   * The agent serves a conversation; its history is read from chat-gateway.
   *
   * @param conversationId which
   * @param customer whose
   * @param problemClass the kind of problem
   * @param brief what the bot knows, if anything
   * @param assignedAt since when
   */
  record Assigned(
      String conversationId,
      Customer customer,
      ProblemClass problemClass,
      @Nullable HandOverBrief brief,
      Instant assignedAt)
      implements DeskFrame {}

  /**
   * The agent no longer serves a conversation.
   *
   * @param conversationId which
   */
  record Released(String conversationId) implements DeskFrame {}

  /**
   * Something happened in a conversation that the agent serves.
   *
   * @param event what
   */
  record Happened(LoggedEvent event) implements DeskFrame {}

  /**
   * A hint.
   *
   * @param conversationId about what
   * @param signal the hint
   */
  record Signalled(String conversationId, ConversationSignal signal) implements DeskFrame {}

  /**
   * How the desk stands.
   *
   * @param waiting how many wait
   * @param oldestArrivedAt since when the one that waits longest does, if any waits
   * @param agentsOnline how many agents take conversations
   */
  record QueueIs(int waiting, @Nullable Instant oldestArrivedAt, int agentsOnline)
      implements DeskFrame {}

  /**
   * What was asked is durable; it will happen, or be refused with a reason.
   *
   * @param ref {@code clientMessageId}, {@code requestId} or {@code offerId} of the frame
   */
  record Accepted(String ref) implements DeskFrame {}

  /**
   * A frame was refused.
   *
   * @param ref {@code clientMessageId}, {@code requestId} or {@code offerId} of the frame, if it
   *     could be read
   * @param code stable word for programs
   * @param message words for developers
   */
  record Refused(@Nullable String ref, String code, String message) implements DeskFrame {}

  /**
   * The new token is in force.
   *
   * @param tokenExpiresAt until when
   */
  record Refreshed(Instant tokenExpiresAt) implements DeskFrame {}

  /** Yes. */
  record Pong() implements DeskFrame {}
}
