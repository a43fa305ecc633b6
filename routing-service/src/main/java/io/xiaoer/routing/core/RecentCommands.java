package io.xiaoer.routing.core;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest commands that had an effect, so that one which comes again is known again.
 *
 * <p>Two generations of {@value #GENERATION} commands: a full one becomes the older one, and the
 * one before it is forgotten. A change so copies one generation at most, and what is remembered
 * depends on the running number alone, never on restarts.
 *
 * @param last the latest command, if there was one
 * @param younger the generation that grows, by command id
 * @param older the full one before it
 */
public record RecentCommands(
    @Nullable Noted last, Map<String, Noted> younger, Map<String, Noted> older) {
  /** Commands in a generation. */
  public static final int GENERATION = 256;

  /** No commands. */
  public static final RecentCommands NONE = new RecentCommands(null, Map.of(), Map.of());

  /**
   * A command and the events that it caused.
   *
   * @param commandId its id
   * @param number its running number among the commands with an effect, from 0
   * @param firstSeq the number of its first event
   * @param lastSeq the number of its last event
   */
  public record Noted(String commandId, long number, long firstSeq, long lastSeq) {}

  /** What this command has caused, or {@code null} if it is not known. */
  public @Nullable Noted find(String commandId) {
    Noted found = younger.get(commandId);
    return found == null ? older.get(commandId) : found;
  }

  RecentCommands noting(String commandId, long seq) {
    Noted latest = last;
    if (latest != null && latest.commandId().equals(commandId)) {
      return holding(new Noted(commandId, latest.number(), latest.firstSeq(), seq));
    }
    long number = latest == null ? 0 : latest.number() + 1;
    return holding(new Noted(commandId, number, seq, seq));
  }

  /** Puts a command where its number says; restoring calls this in the order of numbers. */
  public RecentCommands holding(Noted noted) {
    Noted latest = last;
    boolean full = latest != null && latest.number() / GENERATION != noted.number() / GENERATION;
    Map<String, Noted> growing = full ? new HashMap<>() : new HashMap<>(younger);
    growing.put(noted.commandId(), noted);
    return new RecentCommands(noted, growing, full ? younger : older);
  }
}
