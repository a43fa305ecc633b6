package io.xiaoer.bot;

import io.xiaoer.bot.core.answer.AnswerBook;
import io.xiaoer.bot.core.dialogue.Dialogue;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** Makes the core's parts of configuration and files. */
class BotParts {
  @Produces
  @Singleton
  AnswerBook book() {
    return AnswerBookFile.read();
  }

  @Produces
  @Singleton
  Dialogue dialogue(AnswerBook book, BotConfig config) {
    Map<String, AnswerBook.Words> shops = new HashMap<>();
    config
        .shops()
        .forEach((id, shop) -> shops.put(id, new AnswerBook.Words(shop.name(), shop.nameEn())));
    Map<String, AnswerBook> own = new HashMap<>();
    config
        .shops()
        .forEach(
            (id, shop) ->
                OwnGreetings.bookOf(id, shop.greetings(), book).ifPresent(its -> own.put(id, its)));
    return new Dialogue(book, shops, own);
  }
}
