package io.xiaoer.bot.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.bot.core.nlu.Language;
import io.xiaoer.bot.core.nlu.LanguageModel;
import io.xiaoer.bot.training.PhraseBook;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The floors lie just below what the committed models reach; a worse model does not pass. */
class HoldOutTest {
  private static final Path MODULE = Path.of("").toAbsolutePath();

  private record Figures(double accuracy, double answered, double wrong, double refused) {}

  @Test
  void chineseIsUnderstood() {
    Figures figures = judge(Language.ZH);

    assertThat(figures.accuracy()).isGreaterThanOrEqualTo(0.93);
    assertThat(figures.refused()).isGreaterThanOrEqualTo(0.88);
  }

  @Test
  void englishIsUnderstood() {
    Figures figures = judge(Language.EN);

    assertThat(figures.accuracy()).isGreaterThanOrEqualTo(0.97);
    assertThat(figures.refused()).isGreaterThanOrEqualTo(0.88);
  }

  @Test
  void thirtyIntentsAndMoreAreSaidInFifteenWaysAndMoreInBothLanguages() {
    for (Language language : Language.values()) {
      PhraseBook trained = PhraseBook.read(PhraseBook.trainingFolder(MODULE), language.tag());
      assertThat(trained.phrases()).hasSizeGreaterThanOrEqualTo(30);
      assertThat(trained.phrases())
          .allSatisfy(
              (intent, phrases) ->
                  assertThat(Set.copyOf(phrases)).as(intent).hasSizeGreaterThanOrEqualTo(15));
    }
  }

  @Test
  void noHoldOutPhraseWasTrainedOn() {
    for (Language language : Language.values()) {
      PhraseBook trained = PhraseBook.read(PhraseBook.trainingFolder(MODULE), language.tag());
      PhraseBook held = holdOut(language);
      Set<String> known = new HashSet<>(trained.outOfScope());
      trained.phrases().values().forEach(known::addAll);

      assertThat(held.phrases().keySet()).isEqualTo(trained.phrases().keySet());
      held.phrases().values().forEach(p -> assertThat(known).doesNotContainAnyElementsOf(p));
      assertThat(known).doesNotContainAnyElementsOf(held.outOfScope());
    }
  }

  private static PhraseBook holdOut(Language language) {
    return PhraseBook.read(MODULE.resolve("src/test/resources/nlu"), language.tag());
  }

  private static Figures judge(Language language) {
    PhraseBook book = holdOut(language);
    LanguageModel model = ModelFile.load(language);
    int right = 0;
    int answered = 0;
    int wrong = 0;
    long refused;
    try (SentenceEncoder encoder = SentenceEncoder.load(language)) {
      for (Map.Entry<String, List<String>> intent : book.phrases().entrySet()) {
        for (String phrase : intent.getValue()) {
          LanguageModel.Reading reading = model.read(phrase, encoder.encode(phrase));
          boolean hit = reading.intent().equals(intent.getKey());
          right += hit ? 1 : 0;
          answered += hit && reading.accepted() ? 1 : 0;
          wrong += !hit && reading.accepted() ? 1 : 0;
          if (!hit || !reading.accepted()) {
            System.out.printf(
                Locale.ROOT,
                "  %s | %s -> %s %.2f%n",
                phrase,
                intent.getKey(),
                reading.intent(),
                reading.confidence());
          }
        }
      }
      refused =
          book.outOfScope().stream()
              .filter(text -> !model.read(text, encoder.encode(text)).accepted())
              .count();
      book.outOfScope().stream()
          .filter(text -> model.read(text, encoder.encode(text)).accepted())
          .forEach(text -> System.out.println("  accepted: " + text));
    }
    double all = book.size();
    Figures figures =
        new Figures(
            right / all, answered / all, wrong / all, refused / (double) book.outOfScope().size());
    System.out.printf(
        Locale.ROOT,
        "%s %s: %d phrases, accuracy %.3f, answered right %.3f, answered wrong %.3f, out-of-scope recall %.3f%n",
        language,
        model.version(),
        book.size(),
        figures.accuracy(),
        figures.answered(),
        figures.wrong(),
        figures.refused());
    return figures;
  }
}
