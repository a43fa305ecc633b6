package io.xiaoer.contracts.conversation;

import io.xiaoer.contracts.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What the bot understood of one message.
 *
 * @param messageSeq the message's number
 * @param intent the intent, or {@code null} where the bot abstained
 * @param confidence calibrated probability that the intent is right, 0 to 1
 * @param language BCP 47 language of the message
 * @param problemClass the kind of problem
 */
public record Understanding(
    long messageSeq,
    @Nullable String intent,
    double confidence,
    String language,
    ProblemClass problemClass) {
  /** Checks the limits. */
  public Understanding {
    Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
    Limits.optionalText("intent", intent, Limits.ID_CHARS);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new io.xiaoer.contracts.ContractViolation("confidence is not between 0 and 1");
    }
    Limits.text("language", language, 35);
    Limits.required("problemClass", problemClass);
  }
}
