package io.xiaoer.bot.core.nlu;

/** A language that the bot speaks. */
public enum Language {
  /** Chinese, simplified; traditional characters are folded to simplified before understanding. */
  ZH("zh"),
  /** English. */
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The BCP 47 tag. */
  public String tag() {
    return tag;
  }

  /** The language of a page's locale; Chinese for every locale that is not English. */
  public static Language ofLocale(String locale) {
    return locale.toLowerCase(java.util.Locale.ROOT).startsWith("en") ? EN : ZH;
  }
}
