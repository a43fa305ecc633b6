package io.xiaoer.gateway.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something does not fit. Its {@link #id} is made of what it is about, so that the same break found
 * again is the same.
 *
 * @param kind what does not fit
 * @param origin where it counts
 * @param conversationId in which conversation; may be empty
 * @param seq the number of the event; 0 if it is about a command
 * @param topic the topic of the record that shows it
 * @param partition its partition
 * @param offset its number there
 * @param commandId the command; may be empty
 * @param expected what should have been there, if that can be said
 * @param found what was there instead
 * @param at when that record was written
 */
public record Break(
    Kind kind,
    Origin origin,
    String conversationId,
    long seq,
    String topic,
    int partition,
    long offset,
    String commandId,
    @Nullable String expected,
    @Nullable String found,
    Instant at) {
  /** What does not fit. */
  public enum Kind {
    /** A command was judged, and there is neither an event nor a refusal. */
    LOST,
    /** Nobody judges a command. */
    UNJUDGED,
    /** A number is missing. */
    GAP,
    /** A number came a second time with something else. */
    REPEATED_NUMBER,
    /** One command gave its message twice. */
    DOUBLE,
    /** An event that no command explains. */
    UNEXPLAINED,
    /** The chain does not hold: bytes were changed. */
    CHAIN,
    /** The transcript does not have the event, or has another. */
    NOT_STORED,
    /** A message was dropped as a repetition of one that does not exist. */
    FALSE_REPETITION,
    /** A record that is no event. */
    UNREADABLE,
    /** The sums do not agree, and no other break says why. */
    UNBALANCED
  }

  /** The same break, counted elsewhere. */
  public Break at(Origin other) {
    return new Break(
        kind, other, conversationId, seq, topic, partition, offset, commandId, expected, found, at);
  }

  /** Sorts by shop and time. */
  public String id() {
    return "%s:%s:%s:%s-%d-%d:%s"
        .formatted(origin.shopId(), at, kind, topic, partition, offset, origin.entrance());
  }
}
