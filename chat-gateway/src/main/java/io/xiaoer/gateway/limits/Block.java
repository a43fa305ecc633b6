package io.xiaoer.gateway.limits;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a shop does not want to hear from.
 *
 * @param kind whether a customer or an address
 * @param value the customer's id, or the address of guests
 * @param reason why, in the supervisor's words
 * @param by the supervisor's id
 * @param at since when
 * @param until when it ends by itself; {@code null} for never
 */
public record Block(
    Kind kind, String value, String reason, String by, Instant at, @Nullable Instant until) {
  /** What is blocked. */
  public enum Kind {
    /** A customer or guest, by id. */
    CUSTOMER,
    /** All guests of an IP address; signed-in customers of the same address are not meant. */
    ADDRESS
  }

  /** Names the block within its shop. */
  public String key() {
    return key(kind, value);
  }

  static String key(Kind kind, String value) {
    return kind + " " + value;
  }

  /** Whether it is in force. */
  public boolean holds(Instant now) {
    return until == null || now.isBefore(until);
  }
}
