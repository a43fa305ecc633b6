package io.xiaoer.bot.nlu;

import io.xiaoer.bot.core.dialogue.Intent;
import io.xiaoer.bot.core.dialogue.MoodReading;
import io.xiaoer.bot.core.dialogue.Understood;
import io.xiaoer.bot.core.entity.Entities;
import io.xiaoer.bot.core.nlu.Language;
import io.xiaoer.bot.core.nlu.LanguageGuess;
import io.xiaoer.bot.core.nlu.LanguageModel.Reading;
import io.xiaoer.bot.core.nlu.TextNormaliser;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Turns a customer's words into what the dialogue works with. */
@ApplicationScoped
public class Listener {
  private final Comprehension comprehension;

  Listener(Comprehension comprehension) {
    this.comprehension = comprehension;
  }

  /**
   * Understands a message.
   *
   * @param text as it was written
   * @param spoken the language of the conversation so far
   * @param now the customer's time
   */
  public Understood listen(String text, Language spoken, OffsetDateTime now) {
    String normalised = TextNormaliser.normalise(text);
    LanguageGuess guess = LanguageGuess.of(normalised, spoken);
    Reading reading = comprehension.read(guess.language(), normalised);
    List<Intent> guesses =
        Stream.of(reading.intent(), reading.second())
            .map(Intent::of)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    return new Understood(
        text,
        normalised,
        reading.accepted() ? Intent.of(reading.intent()) : null,
        guesses,
        reading.confidence(),
        guess,
        Entities.find(normalised, now),
        MoodReading.of(normalised),
        comprehension.version(guess.language()));
  }
}
