package io.xiaoer.bot;

import io.xiaoer.bot.core.answer.AnswerBook;
import io.xiaoer.bot.core.answer.AnswerBook.Answer;
import io.xiaoer.bot.core.nlu.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The greetings with which shops put their own words in the place of the bot's. */
final class OwnGreetings {
  private static final int MOST_CHARS = 500;

  private OwnGreetings() {}

  /**
   * The book of a shop.
   *
   * @throws IllegalArgumentException naming the key, if a greeting cannot be said
   */
  static Optional<AnswerBook> bookOf(String shopId, BotConfig.Greetings own, AnswerBook book) {
    Map<String, Answer> answers = new HashMap<>();
    own.help().ifPresent(words -> answers.put("greeting", answer(words)));
    own.order().ifPresent(words -> answers.put("greeting-order", answer(words)));
    own.product().ifPresent(words -> answers.put("greeting-product", answer(words)));
    if (answers.isEmpty()) {
      return Optional.empty();
    }
    AnswerBook made = book.with(answers);
    answers.keySet().forEach(id -> check(shopId, id, made));
    return Optional.of(made);
  }

  /** Its version is another one with other words, as that of the book's own answers. */
  private static Answer answer(BotConfig.Greeting words) {
    return new Answer(
        (words.zh() + words.en()).hashCode() & Integer.MAX_VALUE, words.zh(), words.en());
  }

  private static void check(String shopId, String id, AnswerBook book) {
    Map<String, String> values =
        id.equals("greeting-product") ? Map.of("shop", "", "product", "") : Map.of("shop", "");
    for (Language language : Language.values()) {
      try {
        String said = book.say(id, language, values);
        if (said.isBlank() || said.length() > MOST_CHARS) {
          throw new IllegalArgumentException("must have 1 to " + MOST_CHARS + " characters");
        }
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "bot.shops." + shopId + ".greetings, " + id + ": " + wrong.getMessage(), wrong);
      }
    }
  }
}
