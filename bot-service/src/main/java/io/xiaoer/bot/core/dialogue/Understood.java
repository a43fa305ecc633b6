package io.xiaoer.bot.core.dialogue;

import io.xiaoer.bot.core.entity.Entities;
import io.xiaoer.bot.core.nlu.LanguageGuess;
import org.jspecify.annotations.Nullable;

/**
 * One message, understood.
 *
 * @param text as the customer wrote it
 * @param normalised its one form
 * @param intent the intent, or {@code null} where the model abstains
 * @param guesses the likeliest two, also where the model abstains
 * @param confidence the probability that the first guess is right, 0 to 1
 * @param language in which it was understood
 * @param entities what it names
 * @param mood how it sounds
 * @param modelVersion of the model that read it
 */
public record Understood(
    String text,
    String normalised,
    @Nullable Intent intent,
    java.util.List<Intent> guesses,
    double confidence,
    LanguageGuess language,
    Entities entities,
    MoodReading mood,
    String modelVersion) {
  /** Copies the guesses. */
  public Understood {
    guesses = java.util.List.copyOf(guesses);
  }

  /** Whether the intent is one of these. */
  public boolean is(Intent... intents) {
    return intent != null && java.util.List.of(intents).contains(intent);
  }
}
