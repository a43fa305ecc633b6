package io.xiaoer.gateway.core;

import java.time.Instant;

/**
 * A message that was said lately, as far as editing and recalling it needs.
 *
 * @param seq its number
 * @param author who said it ({@link Conversation#key})
 * @param at when
 * @param words whether it is plain text
 * @param recalled whether it was taken back
 */
public record Spoken(long seq, String author, Instant at, boolean words, boolean recalled) {
  Spoken takenBack() {
    return new Spoken(seq, author, at, words, true);
  }
}
