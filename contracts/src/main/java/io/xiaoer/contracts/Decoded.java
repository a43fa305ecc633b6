package io.xiaoer.contracts;

import org.jspecify.annotations.Nullable;

/** What the codec makes of a record. */
public sealed interface Decoded {
  /**
   * A record of a known type, whole.
   *
   * @param envelope what it says
   */
  record Known(Envelope envelope) implements Decoded {}

  /**
   * A type that this version of the language does not know: count it and go on.
   *
   * @param type its {@code ce_type}, if it has one
   */
  record UnknownType(@Nullable String type) implements Decoded {}

  /**
   * A known type that cannot be read: send it to {@link Topics#DEAD_LETTERS} and go on.
   *
   * @param type its {@code ce_type}
   * @param reason what is wrong, without any content
   */
  record Malformed(String type, String reason) implements Decoded {}
}
