package io.xiaoer.bot.core.entity;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which product a customer means by "那条裤子" or "the linen dress": the one whose name shares the
 * longest part with the message, or else the noun's one telling character.
 */
public final class ProductMention {
  // Nouns that people say for a whole kind of goods; the character stands in the goods' names.
  private static final String HEADS = "裤裙鞋靴衫衣袜帽包杯壶锅灯被枕巾毯瓶碗刀机箱表伞镜";
  private static final int MANY = 100;

  private ProductMention() {}

  /**
   * The candidate that is meant.
   *
   * @param normalised the message
   * @param candidates what may be meant
   * @param nameZh the candidate's Chinese name
   * @param nameEn the candidate's English name
   * @return {@code null} if none is named, or two equally well
   */
  public static <T> @Nullable T find(
      String normalised,
      List<T> candidates,
      Function<T, String> nameZh,
      Function<T, String> nameEn) {
    @Nullable T best = null;
    int bestScore = 0;
    boolean tie = false;
    for (T candidate : candidates) {
      int score =
          Math.max(
              chinese(normalised, nameZh.apply(candidate)),
              english(normalised, nameEn.apply(candidate)));
      tie = score > bestScore ? false : tie || (score == bestScore && score > 0);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return tie ? null : best;
  }

  private static int chinese(String text, String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    int longest = 0;
    for (int i = 0; i < plain.length(); i++) {
      int length = 0;
      while (i + length < plain.length() && text.contains(plain.substring(i, i + length + 1))) {
        length++;
      }
      longest = Math.max(longest, length);
    }
    if (longest >= 2) {
      return longest * MANY;
    }
    for (int i = 0; i < HEADS.length(); i++) {
      String head = HEADS.substring(i, i + 1);
      if (text.contains(head) && plain.contains(head)) {
        // In Chinese the noun stands last: 衬衫连衣裙 is a dress.
        return 1 + plain.lastIndexOf(head) * MANY / (plain.length() + 1);
      }
    }
    return 0;
  }

  private static int english(String text, String name) {
    int score = 0;
    for (String word : name.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
      boolean said =
          word.length() >= 3 && (" " + text + " ").matches(".*[^a-z]" + word + "(e?s)?[^a-z].*");
      score += said ? MANY * word.length() : 0;
    }
    return score;
  }
}
