package io.xiaoer.bot.core.entity;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of one day, as people name it: "明天下午三点", "后天上午", "tomorrow 3pm".
 *
 * @param from its begin
 * @param to its end, after the begin
 */
public record TimeWindow(OffsetDateTime from, OffsetDateTime to) {
  private static final int HOURS_OF_A_NAMED_HOUR = 2;
  private static final LocalTime DAY_BEGINS = LocalTime.of(9, 0);
  private static final LocalTime DAY_ENDS = LocalTime.of(18, 0);

  private static final Map<String, Integer> DAYS =
      Map.of("今天", 0, "今晚", 0, "明天", 1, "明早", 1, "明晚", 1, "后天", 2, "today", 0, "tomorrow", 1);
  private static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final Pattern CHINESE_WEEKDAY = Pattern.compile("(下)?(?:周|星期|礼拜)([一二三四五六日天])");
  private static final Pattern DATE = Pattern.compile("(?:(\\d{1,2})月)?(\\d{1,2})[号日]");
  private static final Pattern CLOCK =
      Pattern.compile(
          "(\\d{1,2}|[一二两三四五六七八九十]{1,3})(?:[点时:])(半|\\d{2})?|(\\d{1,2})(?::(\\d{2}))? ?(am|pm)");
  private static final Pattern MORNING = Pattern.compile("上午|早上|早晨|明早|morning|\\dam|\\d am");
  private static final Pattern NOON = Pattern.compile("中午|\\bnoon");
  private static final Pattern AFTERNOON = Pattern.compile("下午|afternoon");
  private static final Pattern EVENING = Pattern.compile("晚上|傍晚|今晚|明晚|evening|tonight");
  private static final String CHINESE_DIGITS = "零一二三四五六七八九十";

  /** The window that a text names, or {@code null} if it names no day. */
  public static @Nullable TimeWindow find(String text, OffsetDateTime now) {
    LocalDate day = day(text, now.toLocalDate());
    if (day == null) {
      return null;
    }
    LocalTime[] hours = hours(text);
    return new TimeWindow(
        day.atTime(hours[0]).atOffset(now.getOffset()),
        day.atTime(hours[1]).atOffset(now.getOffset()));
  }

  private static @Nullable LocalDate day(String text, LocalDate today) {
    if (text.contains("大后天") || text.contains("day after tomorrow")) {
      return today.plusDays(text.contains("大后天") ? 3 : 2);
    }
    for (Map.Entry<String, Integer> named : DAYS.entrySet()) {
      if (text.contains(named.getKey())) {
        return today.plusDays(named.getValue());
      }
    }
    Matcher chinese = CHINESE_WEEKDAY.matcher(text);
    if (chinese.find()) {
      int at = "一二三四五六日天".indexOf(chinese.group(2));
      DayOfWeek day = DayOfWeek.of(Math.min(at, 6) + 1);
      if (chinese.group(1) != null) {
        return today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(day.getValue() - 1L);
      }
      return today.with(TemporalAdjusters.next(day));
    }
    for (int d = 0; d < WEEKDAYS.size(); d++) {
      if (text.contains(WEEKDAYS.get(d))) {
        return today.with(TemporalAdjusters.next(DayOfWeek.of(d + 1)));
      }
    }
    return date(text, today);
  }

  private static @Nullable LocalDate date(String text, LocalDate today) {
    Matcher date = DATE.matcher(text);
    if (!date.find()) {
      return null;
    }
    int month = date.group(1) == null ? today.getMonthValue() : Integer.parseInt(date.group(1));
    int dayOfMonth = Integer.parseInt(date.group(2));
    if (month < 1 || month > 12 || dayOfMonth < 1) {
      return null;
    }
    LocalDate first = LocalDate.of(today.getYear(), month, 1);
    if (dayOfMonth > first.lengthOfMonth()) {
      return null;
    }
    LocalDate named = first.withDayOfMonth(dayOfMonth);
    if (!named.isBefore(today)) {
      return named;
    }
    return date.group(1) == null ? named.plusMonths(1) : named.plusYears(1);
  }

  private static LocalTime[] hours(String text) {
    LocalTime begin = clock(text);
    if (begin != null) {
      LocalTime end = begin.plusHours(HOURS_OF_A_NAMED_HOUR);
      return new LocalTime[] {begin, end.isBefore(begin) ? LocalTime.of(23, 59) : end};
    }
    if (MORNING.matcher(text).find()) {
      return new LocalTime[] {DAY_BEGINS, LocalTime.NOON};
    }
    if (NOON.matcher(text).find()) {
      return new LocalTime[] {LocalTime.NOON, LocalTime.of(14, 0)};
    }
    if (AFTERNOON.matcher(text).find()) {
      return new LocalTime[] {LocalTime.of(14, 0), DAY_ENDS};
    }
    if (EVENING.matcher(text).find()) {
      return new LocalTime[] {DAY_ENDS, LocalTime.of(20, 0)};
    }
    return new LocalTime[] {DAY_BEGINS, DAY_ENDS};
  }

  private static @Nullable LocalTime clock(String text) {
    Matcher clock = CLOCK.matcher(text);
    if (!clock.find()) {
      return null;
    }
    boolean english = clock.group(5) != null;
    int hour = english ? Integer.parseInt(clock.group(3)) : number(clock.group(1));
    @Nullable String minutes = english ? clock.group(4) : clock.group(2);
    boolean late =
        english
            ? "pm".equals(clock.group(5))
            : AFTERNOON.matcher(text).find() || EVENING.matcher(text).find();
    hour = late && hour < 12 ? hour + 12 : english && !late && hour == 12 ? 0 : hour;
    int minute = minutes == null ? 0 : "半".equals(minutes) ? 30 : Integer.parseInt(minutes);
    return hour > 23 || minute > 59 ? null : LocalTime.of(hour, minute);
  }

  private static int number(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return Integer.parseInt(text);
    }
    int value = 0;
    for (char c : text.toCharArray()) {
      int digit = c == '两' ? 2 : CHINESE_DIGITS.indexOf(c);
      value = digit == 10 ? Math.max(value, 1) * 10 : value + digit;
    }
    return value;
  }
}
