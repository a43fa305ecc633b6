package io.xiaoer.bot.core.answer;

import io.xiaoer.bot.core.nlu.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that the bot can say.
 *
 * @param version names the whole book; goes into every event
 * @param answers sentences, by id
 * @param words chips, states and other single words, by id
 * @param intents what intents are called, by id
 */
public record AnswerBook(
    String version,
    Map<String, Answer> answers,
    Map<String, Words> words,
    Map<String, IntentWords> intents) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)\\}");

  /** Copies the maps. */
  public AnswerBook {
    answers = Map.copyOf(answers);
    words = Map.copyOf(words);
    intents = Map.copyOf(intents);
  }

  /** A sentence in both languages; the version rises with every change of the words. */
  public record Answer(int version, String zh, String en) {}

  /** A word in both languages. */
  public record Words(String zh, String en) {
    /** The word in a language. */
    public String in(Language language) {
      return language == Language.ZH ? zh : en;
    }
  }

  /** An intent's names, and how a customer would ask for it. */
  public record IntentWords(String zh, String en, String askZh, String askEn) {
    /** The name in a language. */
    public String name(Language language) {
      return language == Language.ZH ? zh : en;
    }

    /** The question in a language. */
    public String ask(Language language) {
      return language == Language.ZH ? askZh : askEn;
    }
  }

  /**
   * The book with some answers said in other words.
   *
   * @param own the other words, by the answer's id
   */
  public AnswerBook with(Map<String, Answer> own) {
    Map<String, Answer> all = new HashMap<>(answers);
    all.putAll(own);
    return new AnswerBook(version + "+" + Integer.toHexString(own.hashCode()), all, words, intents);
  }

  /**
   * An answer with its placeholders filled.
   *
   * @throws IllegalArgumentException if there is no such answer, or a value is missing: a bug
   */
  public String say(String id, Language language, Map<String, String> values) {
    Answer answer = answers.get(id);
    if (answer == null) {
      throw new IllegalArgumentException("no answer " + id);
    }
    return fill(id, language == Language.ZH ? answer.zh() : answer.en(), values);
  }

  /** The version of an answer, as events carry it. */
  public String versionOf(String id) {
    Answer answer = answers.get(id);
    return answer == null ? "?" : String.valueOf(answer.version());
  }

  /**
   * A word with its placeholders filled.
   *
   * @throws IllegalArgumentException if there is no such word, or a value is missing: a bug
   */
  public String word(String id, Language language, Map<String, String> values) {
    Words found = words.get(id);
    if (found == null) {
      throw new IllegalArgumentException("no word " + id);
    }
    return fill(id, found.in(language), values);
  }

  private static String fill(String id, String template, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    StringBuilder made = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new IllegalArgumentException(id + " needs " + matcher.group(1));
      }
      matcher.appendReplacement(made, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(made).toString();
  }
}
