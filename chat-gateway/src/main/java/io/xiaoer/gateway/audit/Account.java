package io.xiaoer.gateway.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the audit remembers of a conversation.
 *
 * @param id the conversation
 * @param origin where it counts
 * @param asked whether that was in a command, and not only in an event
 * @param whole whether its opening was seen, so that its first number must be 1
 * @param lastSeq the highest number that was seen; 0 for none
 * @param chain the chain's value there, if it has one
 * @param lastCause the command that gave the last event
 * @param messageCauses the commands of the latest {@link #REMEMBERED} messages, oldest first
 * @param unshown messages that have not come to the other side, oldest first
 * @param dropped the latest {@link #REMEMBERED} repetitions that were dropped, oldest first
 * @param drops how many repetitions were dropped in all
 */
public record Account(
    String id,
    Origin origin,
    boolean asked,
    boolean whole,
    long lastSeq,
    @Nullable String chain,
    @Nullable String lastCause,
    List<String> messageCauses,
    List<Unshown> unshown,
    List<Dropped> dropped,
    long drops) {
  /** How many messages, and how many repetitions, are remembered by their command. */
  public static final int REMEMBERED = 20;

  /** From here on the oldest messages that wait are counted together. */
  static final int MOST_UNSHOWN = 256;

  /**
   * Messages of one side and hour that wait to be shown.
   *
   * @param lastSeq the number of the last of them
   * @param author who said them
   * @param hour the hour in which their commands were written
   * @param count how many
   */
  public record Unshown(long lastSeq, Side author, long hour, int count) {}

  /**
   * A repetition that was dropped.
   *
   * @param commandId its command
   * @param firstSeq the first event of what it repeats
   * @param writtenAt when it was written, in milliseconds since 1970
   */
  public record Dropped(String commandId, long firstSeq, long writtenAt) {}

  /** Copies the lists. */
  public Account {
    messageCauses = List.copyOf(messageCauses);
    unshown = List.copyOf(unshown);
    dropped = List.copyOf(dropped);
  }

  /** A conversation of which nothing was seen; it began before the audit if its origin is known. */
  public static Account of(String id, Origin origin) {
    boolean known = !origin.equals(Origin.UNKNOWN);
    return new Account(id, origin, known, false, 0, null, null, List.of(), List.of(), List.of(), 0);
  }

  /** What says that a conversation begins. */
  enum Opening {
    COMMAND,
    EVENT,
    /** An event whose command is older than the audit. */
    OLDER_EVENT
  }

  /** Where its commands count: what is said before it was opened belongs nowhere. */
  Origin originOfCommands() {
    return asked ? origin : Origin.UNKNOWN;
  }

  Account opened(Origin begins, Opening by) {
    Origin known = origin.equals(Origin.UNKNOWN) ? begins : origin;
    return new Account(
        id,
        known,
        asked || by != Opening.EVENT,
        whole || by == Opening.COMMAND,
        lastSeq,
        chain,
        lastCause,
        messageCauses,
        unshown,
        dropped,
        drops);
  }

  Account at(long seq, @Nullable String value, String cause) {
    return new Account(
        id, origin, asked, whole, seq, value, cause, messageCauses, unshown, dropped, drops);
  }

  Account posting(long seq, Side author, long hour, String cause) {
    List<Unshown> waiting = new ArrayList<>(unshown);
    waiting.add(new Unshown(seq, author, hour, 1));
    if (waiting.size() > MOST_UNSHOWN) {
      fold(waiting);
    }
    return new Account(
        id,
        origin,
        asked,
        whole,
        lastSeq,
        chain,
        lastCause,
        newest(messageCauses, cause),
        waiting,
        dropped,
        drops);
  }

  Account shown(Side reader, long upTo) {
    List<Unshown> left = unshown.stream().filter(one -> !covers(one, reader, upTo)).toList();
    return new Account(
        id, origin, asked, whole, lastSeq, chain, lastCause, messageCauses, left, dropped, drops);
  }

  Account dropping(Dropped repetition) {
    return new Account(
        id,
        origin,
        asked,
        whole,
        lastSeq,
        chain,
        lastCause,
        messageCauses,
        unshown,
        newest(dropped, repetition),
        drops + 1);
  }

  static boolean covers(Unshown one, Side reader, long upTo) {
    return one.author() == reader.other() && one.lastSeq() <= upTo;
  }

  /** Counts the oldest two of one side and hour together; they are shown when the later one is. */
  private static void fold(List<Unshown> waiting) {
    for (int i = 0; i < waiting.size(); i++) {
      Unshown older = waiting.get(i);
      for (int j = i + 1; j < waiting.size(); j++) {
        Unshown next = waiting.get(j);
        if (next.author() == older.author() && next.hour() == older.hour()) {
          waiting.set(
              j,
              new Unshown(
                  next.lastSeq(), next.author(), next.hour(), older.count() + next.count()));
          waiting.remove(i);
          return;
        }
      }
    }
  }

  private static <T> List<T> newest(List<T> known, T added) {
    List<T> more = new ArrayList<>(known);
    more.add(added);
    return more.size() > REMEMBERED ? more.subList(more.size() - REMEMBERED, more.size()) : more;
  }
}
