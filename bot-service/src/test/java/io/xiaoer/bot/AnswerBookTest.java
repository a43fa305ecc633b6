package io.xiaoer.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.bot.core.answer.AnswerBook;
import io.xiaoer.bot.core.dialogue.Intent;
import io.xiaoer.bot.core.nlu.Language;
import io.xiaoer.bot.nlu.ModelFile;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AnswerBookTest {
  private final AnswerBook book = AnswerBookFile.read();

  @Test
  void bothLanguagesSayTheSameThings() {
    book.answers()
        .forEach(
            (id, answer) -> {
              assertThat(answer.version()).as(id).isPositive();
              assertThat(places(answer.en())).as(id).isSubsetOf(places(answer.zh()));
              assertThat(answer.zh()).as(id).isNotBlank();
              assertThat(answer.en()).as(id).isNotBlank();
            });
  }

  @Test
  void everyIntentOfTheModelsIsKnownByNameAndAnswered() {
    Set<String> ids = Arrays.stream(Intent.values()).map(Intent::id).collect(Collectors.toSet());

    assertThat(book.intents().keySet()).isEqualTo(ids);
    for (Language language : Language.values()) {
      assertThat(ModelFile.load(language).intents()).containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  private static Set<String> places(String text) {
    return Pattern.compile("\\{(\\w+)\\}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}
