package io.xiaoer.bot.core.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  @Test
  void widthCaseAndTraditionalCharactersMakeNoDifference() {
    assertThat(TextNormaliser.normalise("我的快遞到哪裡了？ ＯＫ"))
        .isEqualTo(TextNormaliser.normalise("我的快递到哪里了?  ok"));
  }

  @Test
  void theApostropheOfTelephonesIsTheTypewriters() {
    assertThat(TextNormaliser.normalise("It’s, Iʼm, ‘tis")).isEqualTo("it's, i'm, 'tis");
  }

  @Test
  void longRunsAreShortened() {
    assertThat(TextNormaliser.normalise("哈哈哈哈哈哈")).isEqualTo("哈哈哈");
  }

  @Test
  void longTextIsCut() {
    assertThat(TextNormaliser.normalise("字母".repeat(1_000))).hasSize(TextNormaliser.MAX_CHARS);
  }

  @ParameterizedTest
  @CsvSource({
    "我的快递到哪了, EN, ZH, true",
    "where is my parcel, ZH, EN, true",
    "换成XL码, EN, ZH, true",
    "ok, ZH, ZH, false",
    "ok, EN, EN, false",
    "refund, ZH, EN, false",
    "88, ZH, ZH, false"
  })
  void theScriptTellsTheLanguage(String text, Language spoken, Language guess, boolean sure) {
    assertThat(LanguageGuess.of(text, spoken)).isEqualTo(new LanguageGuess(guess, sure));
  }
}
