package io.xiaoer.contracts.conversation;

import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.encryption.Personal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is told when the bot gives up a conversation.
 *
 * @param reason why the bot gave it up
 * @param problemClass the kind of problem
 * @param intent the last intent that was understood, if any
 * @param language BCP 47 language of the customer, for example {@code zh}
 * @param mood how the customer sounds
 * @param summary the story so far in a few sentences
 * @param slots what is known already, for example {@code orderId}
 */
public record HandOverBrief(
    Reason reason,
    ProblemClass problemClass,
    @Nullable String intent,
    String language,
    Mood mood,
    @Personal String summary,
    @Personal Map<String, String> slots) {
  /** Why a conversation goes to people. */
  public enum Reason {
    CUSTOMER_ASKED,
    LOW_CONFIDENCE,
    ANGRY,
    REPETITION,
    /** The matter needs a person by its nature. */
    NEEDS_PERSON,
    /** A guided flow could not be finished. */
    FLOW_FAILED
  }

  /** How a customer sounds. */
  public enum Mood {
    CALM,
    UPSET,
    ANGRY
  }

  /** Checks the limits. */
  public HandOverBrief {
    Limits.required("brief.reason", reason);
    Limits.required("brief.problemClass", problemClass);
    Limits.optionalText("brief.intent", intent, Limits.ID_CHARS);
    Limits.text("brief.language", language, 35);
    Limits.required("brief.mood", mood);
    Limits.personalText("brief.summary", summary, Limits.SUMMARY_CHARS);
    slots = Limits.entries("brief.slots", slots, Limits.SLOTS);
  }
}
