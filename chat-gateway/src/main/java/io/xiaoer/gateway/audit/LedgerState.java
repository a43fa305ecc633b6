package io.xiaoer.gateway.audit;

import java.util.List;
import java.util.Map;

/**
 * A ledger as it is kept: with it the positions up to which it was kept, so that a record that
 * comes again changes nothing.
 *
 * @param partition of all three topics
 * @param topicId the broker's own id of conversation-commands
 * @param since the first command that is audited
 * @param commands the next record of conversation-commands
 * @param events the next record of conversation-events
 * @param verdicts the next record of conversation-verdicts
 * @param open commands that came to nothing yet, in order
 * @param early what is known of commands that were not read yet
 * @param counts what was counted
 * @param reported by how much the sums did not agree when that was last said, by origin
 */
public record LedgerState(
    int partition,
    String topicId,
    long since,
    long commands,
    long events,
    long verdicts,
    List<Open> open,
    List<Early> early,
    Map<Tally.Cell, Counts> counts,
    Map<Origin, Long> reported) {
  /** Copies the collections. */
  public LedgerState {
    open = List.copyOf(open);
    early = List.copyOf(early);
    counts = Map.copyOf(counts);
    reported = Map.copyOf(reported);
  }

  /**
   * A ledger in which nothing stands.
   *
   * @param since the first command
   * @param events the first event to read, which may be older
   */
  public static LedgerState begin(int partition, String topicId, long since, long events) {
    return new LedgerState(
        partition, topicId, since, since, events, 0, List.of(), List.of(), Map.of(), Map.of());
  }

  /**
   * A command that came to nothing yet.
   *
   * @param offset where it stands
   * @param conversationId whose
   * @param commandId its id
   * @param origin where it counts
   * @param message whether it says something
   * @param writtenAt when it was written, in milliseconds since 1970
   */
  public record Open(
      long offset,
      String conversationId,
      String commandId,
      Origin origin,
      boolean message,
      long writtenAt) {}

  /** What is known of a command that was not read yet. */
  public sealed interface Early {
    /** Where the command stands. */
    long cause();

    /**
     * An event of it.
     *
     * @param posted whether a message
     * @param offset where the event stands
     * @param writtenAt when the event was written, in milliseconds since 1970
     */
    record Came(
        long cause,
        String conversationId,
        String commandId,
        boolean posted,
        long seq,
        long offset,
        long writtenAt)
        implements Early {
      static Came of(Seen.Event event, Cause cause) {
        return new Came(
            cause.offset(),
            event.conversationId(),
            event.causationId(),
            event.effect() instanceof Seen.Effect.Posted,
            event.seq(),
            event.offset(),
            event.writtenAt());
      }
    }

    /** A verdict on it. */
    record Judged(long cause, Seen.Said said) implements Early {}
  }
}
