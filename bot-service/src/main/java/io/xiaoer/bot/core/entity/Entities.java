package io.xiaoer.bot.core.entity;

import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a message names. Values that could identify a person (phone numbers) are only noticed, never
 * kept or repeated.
 *
 * @param orderNumber a number as the shop gives them: day and running number, 14 digits
 * @param size a size as the shop writes them: {@code M}, {@code XL}, {@code 38}
 * @param time when a courier may come
 * @param amountFen a sum of money, in fen
 * @param phone whether a phone number stands in it
 */
public record Entities(
    @Nullable String orderNumber,
    @Nullable String size,
    @Nullable TimeWindow time,
    @Nullable Long amountFen,
    boolean phone) {
  private static final Pattern ORDER = Pattern.compile("(?<!\\d)20\\d{12}(?!\\d)");
  private static final Pattern PHONE = Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)");
  private static final Pattern LETTER_SIZE =
      Pattern.compile("(?<![a-z0-9'])(xxs|xs|s|m|l|xl|xxl|xxxl|2xl|3xl)(?![a-z0-9'])");
  private static final Pattern WORD_SIZE =
      Pattern.compile("(?<!too )\\b(extra large|extra small|small|medium|large)\\b");
  private static final Pattern NUMBER_SIZE =
      Pattern.compile(
          "(?<!\\d)(\\d{2,3}(?:\\.5)?) ?(?:码|yards?)"
              + "|size (\\d{2}(?:\\.5)?)"
              // Up to 31 it is a day: "12号上午".
              + "|(?<![\\d月])(3[2-9]|[4-9]\\d|\\d{3}) ?号(?!码)");
  private static final Pattern BARE_NUMBER = Pattern.compile("^(?:换|要)?(3[3-9]|4[0-8])$");
  private static final Pattern AMOUNT =
      Pattern.compile("(?:¥|\\$)?(\\d{1,6}(?:\\.\\d{1,2})?) ?(?:元|块钱?|yuan|rmb)");

  /**
   * Finds them.
   *
   * @param normalised the message as the normaliser gives it
   * @param now the customer's time, to which "tomorrow" refers
   */
  public static Entities find(String normalised, OffsetDateTime now) {
    return new Entities(
        first(ORDER, normalised),
        size(normalised),
        TimeWindow.find(normalised, now),
        amount(normalised),
        PHONE.matcher(normalised).find());
  }

  private static @Nullable String size(String text) {
    Matcher letters = LETTER_SIZE.matcher(text);
    @Nullable String found = null;
    // "把M换成L": the last one named is the wanted one.
    while (letters.find()) {
      found = canonical(letters.group(1));
    }
    if (found != null) {
      return found;
    }
    Matcher numbers = NUMBER_SIZE.matcher(text);
    while (numbers.find()) {
      found = numbers.group().replaceAll("[^0-9.]", "");
    }
    Matcher bare = BARE_NUMBER.matcher(text);
    if (found == null && bare.find()) {
      found = bare.group(1);
    }
    Matcher words = WORD_SIZE.matcher(text);
    while (found == null && words.find()) {
      found = canonical(words.group(1));
    }
    return found;
  }

  private static String canonical(String size) {
    return switch (size) {
      case "2xl" -> "XXL";
      case "3xl" -> "XXXL";
      case "extra large" -> "XL";
      case "extra small" -> "XS";
      case "small" -> "S";
      case "medium" -> "M";
      case "large" -> "L";
      default -> size.toUpperCase(java.util.Locale.ROOT);
    };
  }

  private static @Nullable Long amount(String text) {
    @Nullable String found = first(AMOUNT, text);
    if (found == null) {
      return null;
    }
    String digits = found.replaceAll("[^0-9.]", "");
    return new java.math.BigDecimal(digits).movePointRight(2).longValue();
  }

  private static @Nullable String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group() : null;
  }
}
