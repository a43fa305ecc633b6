package io.xiaoer.gateway.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the sequencer says of a command that gave no new event. Kept as headers of a record, in the
 * partition of the command.
 *
 * @param cause where the command stands
 * @param outcome what it came to
 * @param commandId its id, if it could be read
 * @param code why it was refused
 * @param firstSeq for a repetition: number of the first event that it gave before; else 0
 */
public record Verdict(
    Cause cause,
    Outcome outcome,
    @Nullable String commandId,
    @Nullable String code,
    long firstSeq) {
  private static final String CAUSE = "verdict-cause";
  private static final String OUTCOME = "verdict-outcome";
  private static final String COMMAND = "verdict-command";
  private static final String CODE = "verdict-code";
  private static final String FIRST = "verdict-first";

  /** What a command came to. */
  public enum Outcome {
    /** The rules said no. */
    REFUSED,
    /** It had happened before: the same command, or the same message, again. */
    REPEATED,
    /** What it asks for is so already. */
    NOTHING,
    /** It could not be carried out by anybody and was laid aside. */
    BROKEN,
    /** Its type is not known. */
    UNKNOWN
  }

  /** A verdict without a code. */
  public Verdict(Cause cause, Outcome outcome, @Nullable String commandId) {
    this(cause, outcome, commandId, null, 0);
  }

  /** Its form in a record. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(CAUSE, cause.text());
    headers.put(OUTCOME, outcome.name());
    if (commandId != null) {
      headers.put(COMMAND, commandId);
    }
    if (code != null) {
      headers.put(CODE, code);
    }
    if (firstSeq > 0) {
      headers.put(FIRST, Long.toString(firstSeq));
    }
    return headers;
  }

  /** Reads a record; empty if it is none that was written here. */
  public static Optional<Verdict> read(Map<String, String> headers) {
    try {
      return Cause.read(headers.get(CAUSE))
          .map(
              cause ->
                  new Verdict(
                      cause,
                      Outcome.valueOf(headers.getOrDefault(OUTCOME, "")),
                      headers.get(COMMAND),
                      headers.get(CODE),
                      Long.parseLong(headers.getOrDefault(FIRST, "0"))));
    } catch (IllegalArgumentException forged) {
      return Optional.empty();
    }
  }
}
