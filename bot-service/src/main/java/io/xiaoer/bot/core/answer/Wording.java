package io.xiaoer.bot.core.answer;

import io.xiaoer.bot.core.nlu.Language;
import io.xiaoer.contracts.conversation.Content;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Speaks one language out of the book, and remembers which answers (with versions) it used. */
public final class Wording {
  private static final DateTimeFormatter ZH_TIME =
      DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA);
  private static final DateTimeFormatter EN_TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.UK);
  private static final DateTimeFormatter ZH_DAY = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);
  private static final DateTimeFormatter EN_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final AnswerBook book;
  private final Language language;
  private final ZoneId zone;
  private final Map<String, String> used = new LinkedHashMap<>();

  /** Words of a book in a language; times are shown in the shop's zone. */
  public Wording(AnswerBook book, Language language, ZoneId zone) {
    this.book = book;
    this.language = language;
    this.zone = zone;
  }

  /** The language that is spoken. */
  public Language language() {
    return language;
  }

  /** The answers said so far, with their versions. */
  public Map<String, String> used() {
    return Map.copyOf(used);
  }

  /** An answer; values are given as name, value, name, value. */
  public String say(String id, String... namesAndValues) {
    used.put("answer." + id, book.versionOf(id));
    return book.say(id, language, values(namesAndValues));
  }

  /** A word. */
  public String word(String id, String... namesAndValues) {
    return book.word(id, language, values(namesAndValues));
  }

  /** Whether the book has this word. */
  public boolean hasWord(String id) {
    return book.words().containsKey(id);
  }

  /** A quick reply of the book. */
  public Content.QuickReplies.Option chip(String id, String... namesAndValues) {
    String[] parts = word(id, namesAndValues).split("\\|", 2);
    return new Content.QuickReplies.Option(parts[0], parts[parts.length - 1]);
  }

  /** A quick reply that asks for an intent. */
  public Content.QuickReplies.Option ask(String intent) {
    String question = intentWords(intent).ask(language);
    return new Content.QuickReplies.Option(question, question);
  }

  /** What an intent is called. */
  public String nameOf(String intent) {
    return intentWords(intent).name(language);
  }

  /** Parts of a list, set apart as the language does. */
  public String list(List<String> parts) {
    return String.join(word("separator"), parts);
  }

  /** A sum of money. */
  public String money(long fen) {
    return "¥" + BigDecimal.valueOf(fen, 2).toPlainString();
  }

  /** A moment, in the shop's zone. */
  public String time(OffsetDateTime time) {
    return time.atZoneSameInstant(zone).format(language == Language.ZH ? ZH_TIME : EN_TIME);
  }

  /** A moment for machines, with the offset of the shop's zone. */
  public String zoned(OffsetDateTime time) {
    return time.atZoneSameInstant(zone)
        .toOffsetDateTime()
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  /** A day. */
  public String day(LocalDate day) {
    return day.format(language == Language.ZH ? ZH_DAY : EN_DAY);
  }

  /** A stretch of one day. */
  public String window(OffsetDateTime from, OffsetDateTime to) {
    return time(from) + "–" + to.atZoneSameInstant(zone).format(CLOCK);
  }

  /** The value in this language. */
  public String pick(String zh, String en) {
    return language == Language.ZH || en.isBlank() ? zh : en;
  }

  private AnswerBook.IntentWords intentWords(String intent) {
    AnswerBook.IntentWords words = book.intents().get(intent);
    if (words == null) {
      throw new IllegalArgumentException("no words for the intent " + intent);
    }
    return words;
  }

  private static Map<String, String> values(String... namesAndValues) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> all = new ArrayList<>(List.of(namesAndValues));
    for (int i = 0; i + 1 < all.size(); i += 2) {
      values.put(all.get(i), all.get(i + 1));
    }
    return values;
  }
}
