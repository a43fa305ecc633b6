package io.xiaoer.bot.core.nlu;

/**
 * The language of one message, by its script.
 *
 * @param language in which to understand it
 * @param sure whether it says enough to answer in that language from now on: "ok" or "88" do not
 */
public record LanguageGuess(Language language, boolean sure) {
  /** A lone Latin word of at least this many letters is read as English. */
  private static final int ENGLISH_WORD_LETTERS = 4;

  /**
   * Guesses.
   *
   * @param text the message
   * @param spoken the language of the conversation so far
   */
  public static LanguageGuess of(String text, Language spoken) {
    int han = 0;
    int latin = 0;
    int words = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean letter = Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
      han += Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN ? 1 : 0;
      latin += letter ? 1 : 0;
      words += letter && !inWord ? 1 : 0;
      inWord = letter || (inWord && c == '\'');
    }
    // One Chinese character says about as much as an English word.
    if (han > 0 && han * 2 >= words) {
      return new LanguageGuess(Language.ZH, true);
    }
    if (words >= 2) {
      return new LanguageGuess(Language.EN, true);
    }
    return latin >= ENGLISH_WORD_LETTERS
        ? new LanguageGuess(Language.EN, false)
        : new LanguageGuess(spoken, false);
  }
}
