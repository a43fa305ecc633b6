package io.xiaoer.bot.core.entity;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of one day, as people name it: "明天下午三点", "后天上午", "tomorrow 3pm". Of several days or
 * parts of the day the one that is named last counts: "今天不行，明天吧".
 *
 * @param from its begin
 * @param to its end, after the begin
 */
public record TimeWindow(OffsetDateTime from, OffsetDateTime to) {
  private static final int HOURS_OF_A_NAMED_HOUR = 2;

  /** Up to this hour a clock time of no named half of the day is in the afternoon. */
  private static final int LAST_AFTERNOON_HOUR = 8;

  private static final LocalTime DAY_BEGINS = LocalTime.of(9, 0);
  private static final LocalTime DAY_ENDS = LocalTime.of(18, 0);

  private static final Map<String, Integer> DAYS_AHEAD =
      Map.ofEntries(
          Map.entry("今天", 0),
          Map.entry("今早", 0),
          Map.entry("今晚", 0),
          Map.entry("today", 0),
          Map.entry("tonight", 0),
          Map.entry("明天", 1),
          Map.entry("明早", 1),
          Map.entry("明晚", 1),
          Map.entry("tomorrow", 1),
          Map.entry("后天", 2),
          Map.entry("day after tomorrow", 2),
          Map.entry("大后天", 3));
  // The longer name stands before the shorter one that it contains.
  private static final Pattern RELATIVE =
      Pattern.compile("大后天|后天|[今明][天早晚]|day after tomorrow|tomorrow|tonight|today");
  private static final Pattern WEEKDAY =
      Pattern.compile("\\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)");
  private static final Pattern CHINESE_WEEKDAY = Pattern.compile("(下个?)?(?:周|星期|礼拜)([一二三四五六日天])");
  private static final Pattern DATE = Pattern.compile("(?<!\\d)(?:(\\d{1,2})月)?(\\d{1,2})[号日]");

  // 一点 is one o'clock only behind a part of the day, a day or a pause; "早一点" is "a bit earlier".
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2}|二十[一二三]?|十[一二]?|[二两三四五六七八九]"
              + "|(?<=^|[午上晨天号日\\s\\p{P}])一(?!点[也都儿]))[点时:](半|\\d{2})?"
              + "|(?<!\\d)(\\d{1,2})(?::(\\d{2}))? ?(am|pm)");
  private static final String CHINESE_DIGITS = "零一二三四五六七八九十";

  /** Parts of the day with the words that name them. */
  private enum Part {
    MORNING("上午|早上|早晨|[今明]早|清晨|凌晨|早(?=[\\d五六七八九十])|morning|\\d ?am", DAY_BEGINS, LocalTime.NOON),
    NOON("中午|\\bnoon", LocalTime.NOON, LocalTime.of(14, 0)),
    AFTERNOON("下午|afternoon", LocalTime.of(14, 0), DAY_ENDS),
    EVENING("晚上|傍晚|[今明]晚|晚(?=[\\d五六七八九十])|evening|tonight", DAY_ENDS, LocalTime.of(20, 0));

    private final Pattern words;
    private final LocalTime[] hours;

    Part(String words, LocalTime from, LocalTime to) {
      this.words = Pattern.compile(words);
      this.hours = new LocalTime[] {from, to};
    }
  }

  private record Named<T>(int at, T what) {}

  /** The window that a text names, or {@code null} if it names no day. */
  public static @Nullable TimeWindow find(String text, OffsetDateTime now) {
    LocalDate day = day(text, now.toLocalDate());
    if (day == null) {
      return null;
    }
    // Without it 周三三点 would be 33 o'clock.
    LocalTime[] hours = hours(CHINESE_WEEKDAY.matcher(text).replaceAll(" "));
    return new TimeWindow(
        day.atTime(hours[0]).atOffset(now.getOffset()),
        day.atTime(hours[1]).atOffset(now.getOffset()));
  }

  private static @Nullable LocalDate day(String text, LocalDate today) {
    List<Named<LocalDate>> days = new ArrayList<>();
    RELATIVE
        .matcher(text)
        .results()
        .forEach(r -> days.add(named(r, today.plusDays(DAYS_AHEAD.getOrDefault(r.group(), 0)))));
    CHINESE_WEEKDAY.matcher(text).results().forEach(r -> days.add(named(r, weekday(r, today))));
    WEEKDAY
        .matcher(text)
        .results()
        .forEach(
            r -> {
              DayOfWeek day = DayOfWeek.valueOf(r.group().toUpperCase(Locale.ROOT));
              days.add(named(r, today.with(TemporalAdjusters.next(day))));
            });
    DATE.matcher(text)
        .results()
        .forEach(
            r -> {
              LocalDate date = date(r, today);
              if (date != null) {
                days.add(named(r, date));
              }
            });
    return days.stream().max(Comparator.comparingInt(Named::at)).map(Named::what).orElse(null);
  }

  private static <T> Named<T> named(MatchResult where, T what) {
    return new Named<>(where.start(), what);
  }

  private static LocalDate weekday(MatchResult named, LocalDate today) {
    int at = "一二三四五六日天".indexOf(named.group(2));
    DayOfWeek day = DayOfWeek.of(Math.min(at, 6) + 1);
    return named.group(1) == null
        ? today.with(TemporalAdjusters.next(day))
        : today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(day.getValue() - 1L);
  }

  private static @Nullable LocalDate date(MatchResult date, LocalDate today) {
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
    @Nullable Part part = part(text);
    LocalTime begin = clock(text, part);
    if (begin != null) {
      LocalTime end = begin.plusHours(HOURS_OF_A_NAMED_HOUR);
      return new LocalTime[] {begin, end.isBefore(begin) ? LocalTime.of(23, 59) : end};
    }
    return part == null ? new LocalTime[] {DAY_BEGINS, DAY_ENDS} : part.hours;
  }

  private static @Nullable Part part(String text) {
    List<Named<Part>> parts = new ArrayList<>();
    for (Part part : Part.values()) {
      part.words.matcher(text).results().forEach(r -> parts.add(named(r, part)));
    }
    return parts.stream().max(Comparator.comparingInt(Named::at)).map(Named::what).orElse(null);
  }

  private static @Nullable LocalTime clock(String text, @Nullable Part part) {
    Matcher clock = CLOCK.matcher(text);
    if (!clock.find()) {
      return null;
    }
    boolean english = clock.group(5) != null;
    int hour =
        english
            ? twelve(Integer.parseInt(clock.group(3)), clock.group(5).equals("pm"))
            : hour(clock.group(1), part);
    @Nullable String minutes = english ? clock.group(4) : clock.group(2);
    int minute = minutes == null ? 0 : "半".equals(minutes) ? 30 : Integer.parseInt(minutes);
    return hour > 23 || minute > 59 ? null : LocalTime.of(hour, minute);
  }

  private static int twelve(int hour, boolean pm) {
    return pm && hour < 12 ? hour + 12 : !pm && hour == 12 ? 0 : hour;
  }

  /** "08" is the morning's, as on a 24-hour clock; "八点" alone is the evening's. */
  private static int hour(String said, @Nullable Part part) {
    int hour = number(said);
    boolean late =
        part == null
            ? hour >= 1 && hour <= LAST_AFTERNOON_HOUR && said.charAt(0) != '0'
            : switch (part) {
              case MORNING -> false;
              case NOON -> hour <= LAST_AFTERNOON_HOUR;
              case AFTERNOON, EVENING -> true;
            };
    return late && hour < 12 ? hour + 12 : hour;
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
