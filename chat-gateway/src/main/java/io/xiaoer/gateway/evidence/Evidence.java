package io.xiaoer.gateway.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of one event. The effect is exactly once; records may have come more often, and are
 * counted here. Nothing of what was said is in it.
 *
 * @param conversationId the conversation
 * @param seq its number there
 * @param type its type
 * @param eventId its id
 * @param clientMessageId the sender's own id of the message, if he gave one
 * @param epoch the number of the change of control before it
 * @param command the command that gave it
 * @param event where the event stands
 * @param chain the hash chain, verified anew
 * @param receipts how far it has come to each reader
 * @param repetitions commands that were dropped because they asked for the same
 */
public record Evidence(
    String conversationId,
    long seq,
    String type,
    String eventId,
    @Nullable String clientMessageId,
    int epoch,
    Origin command,
    Place event,
    Link chain,
    List<Receipt> receipts,
    Repetitions repetitions) {
  /**
   * The command.
   *
   * @param id its id
   * @param source who wrote it, if it is still in its topic
   * @param sentAt when its sender made it, if it is still in its topic
   * @param place where it stands; absent for events that are older than the audit
   * @param inLog whether it was found there: commands leave their topic after a week
   */
  public record Origin(
      String id,
      @Nullable String source,
      @Nullable Instant sentAt,
      @Nullable Place place,
      boolean inLog) {}

  /**
   * A place in a topic.
   *
   * @param decidedAt for an event: the time that it carries
   * @param writtenAt when it was written to the topic
   */
  public record Place(
      String topic,
      int partition,
      long offset,
      @Nullable Instant decidedAt,
      @Nullable Instant writtenAt) {}

  /** Whether a chain's value is that of the bytes. */
  public enum Verified {
    /** It is. */
    HOLDS,
    /** It is not: bytes were changed. */
    BROKEN,
    /** It cannot be said: older than the chain, or not found. */
    UNKNOWN
  }

  /**
   * A link of the chain.
   *
   * @param previous the value of the event before
   * @param value the value
   * @param transcript whether the transcript's bytes give it
   * @param log whether the bytes in the topic give it
   */
  public record Link(
      @Nullable String previous, @Nullable String value, Verified transcript, Verified log) {}

  /**
   * A receipt that covers the event.
   *
   * @param reader who: his part and id
   * @param kind how far it has come; each kind includes those before it
   * @param seq the receipt's own number
   * @param at when it was recorded
   */
  public record Receipt(String reader, String kind, long seq, Instant at) {}

  /**
   * Repetitions of a message.
   *
   * @param count how many of the latest ones of this conversation that are remembered
   * @param latest each with its command and when it was written
   */
  public record Repetitions(int count, List<Repetition> latest) {}

  /** A command that was dropped. */
  public record Repetition(String commandId, Instant writtenAt) {}
}
