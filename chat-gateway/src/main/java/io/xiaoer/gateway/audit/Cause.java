package io.xiaoer.gateway.audit;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the command stands that an event or a verdict comes from.
 *
 * @param topicId the broker's own id of conversation-commands
 * @param partition the partition
 * @param offset its number there
 * @param writtenAt when it was written, in milliseconds since 1970, as the record says
 */
public record Cause(String topicId, int partition, long offset, long writtenAt) {
  /** The header of an event that carries it. */
  public static final String HEADER = "ce_cause";

  /** When it was written. */
  public Instant written() {
    return Instant.ofEpochMilli(writtenAt);
  }

  /** Its form in a header: {@code topicId:partition:offset:millis}. */
  public String text() {
    return topicId + ":" + partition + ":" + offset + ":" + writtenAt;
  }

  /** Reads a header; empty if there is none, or none that was written here. */
  public static Optional<Cause> read(@Nullable String header) {
    String[] parts = header == null ? new String[0] : header.split(":");
    if (parts.length != 4) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Cause(
              parts[0],
              Integer.parseInt(parts[1]),
              Long.parseLong(parts[2]),
              Long.parseLong(parts[3])));
    } catch (NumberFormatException forged) {
      return Optional.empty();
    }
  }
}
