package io.xiaoer.contracts.conversation;

import io.xiaoer.contracts.ContractViolation;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.encryption.Personal;
import org.jspecify.annotations.Nullable;

/**
 * What a speech recogniser made of a voice message. Every voice message gets one, also where there
 * is nothing to read, so that nobody waits for words that never come. Which recogniser it was
 * stands in the envelope's versions under {@code speech}.
 *
 * @param result what came of it
 * @param text the words; there if and only if the result is {@link Result#HEARD}
 * @param language BCP 47 tag of the words, if the recogniser tells
 */
public record Transcript(
    Result result, @Nullable @Personal String text, @Nullable String language) {
  /** What came of listening. */
  public enum Result {
    /** There are words. */
    HEARD,
    /** The recogniser found no words in it. */
    NO_WORDS,
    /** The recogniser failed or did not answer in time. */
    FAILED,
    /** No recogniser is configured. */
    NO_RECOGNISER
  }

  /** Checks the limits. */
  public Transcript {
    Limits.required("transcript.result", result);
    Limits.optionalPersonalText("transcript.text", text, Limits.TEXT_CHARS);
    Limits.optionalText("transcript.language", language, 35);
    if ((result == Result.HEARD) != (text != null)) {
      throw new ContractViolation("transcript.text belongs to HEARD and to nothing else");
    }
  }
}
