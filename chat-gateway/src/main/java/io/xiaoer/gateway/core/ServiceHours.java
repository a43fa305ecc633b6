package io.xiaoer.gateway.core;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a shop's people are there: shifts by day of the week, several a day if it closes at noon,
 * and days that are otherwise, such as holidays.
 *
 * @param zone where the clock hangs
 * @param weekly the shifts of each day of the week; a day without shifts is closed; no day at all:
 *     somebody is always there
 * @param days days that are not as the week says
 */
public record ServiceHours(
    ZoneId zone, Map<DayOfWeek, List<Shift>> weekly, Map<LocalDate, List<Shift>> days) {
  /** How far ahead an opening is looked for, in days. */
  private static final int DAYS_AHEAD = 60;

  private static final String CLOSED = "closed";

  /**
   * From when to when somebody is there.
   *
   * @param from the first moment
   * @param to the first moment after; not after {@code from}: on the next day
   */
  public record Shift(LocalTime from, LocalTime to) {
    ZonedDateTime beginsOn(LocalDate day, ZoneId zone) {
      return day.atTime(from).atZone(zone);
    }

    ZonedDateTime endsOn(LocalDate day, ZoneId zone) {
      return (to.isAfter(from) ? day : day.plusDays(1)).atTime(to).atZone(zone);
    }
  }

  /** Copies the shifts. */
  public ServiceHours {
    weekly = Map.copyOf(weekly);
    days = Map.copyOf(days);
  }

  /** Somebody is always there. */
  public static ServiceHours always() {
    return new ServiceHours(ZoneId.of("UTC"), Map.of(), Map.of());
  }

  /**
   * Reads hours as operators write them.
   *
   * @param zone a zone of the tz database, for example {@code Asia/Shanghai}
   * @param weekly for example {@code MON-FRI 09:00-12:00,13:00-18:00; SAT 10:00-16:00}
   * @param days for example {@code 2027-02-17 closed; 2027-02-18 10:00-14:00}
   * @throws IllegalArgumentException if they cannot be read; the message says what
   */
  public static ServiceHours parse(String zone, String weekly, String days) {
    try {
      Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
      entries(weekly)
          .forEach(
              entry ->
                  daysOfWeek(entry[0]).forEach(day -> put(week, day, shifts(entry[1]), entry[0])));
      Map<LocalDate, List<Shift>> dates = new HashMap<>();
      entries(days)
          .forEach(entry -> put(dates, LocalDate.parse(entry[0]), shifts(entry[1]), entry[0]));
      if (!dates.isEmpty() && week.isEmpty()) {
        throw new IllegalArgumentException("special days need weekly hours");
      }
      return new ServiceHours(ZoneId.of(zone), week, dates);
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
    }
  }

  /**
   * When the next people come.
   *
   * @return absent while somebody is there, or where nobody comes within two months
   */
  public Optional<Instant> opensAfter(Instant now) {
    if (weekly.isEmpty()) {
      return Optional.empty();
    }
    ZonedDateTime at = now.atZone(zone);
    LocalDate today = at.toLocalDate();
    // a night shift of yesterday may still last
    for (LocalDate day : new LocalDate[] {today.minusDays(1), today}) {
      for (Shift shift : of(day)) {
        if (!at.isBefore(shift.beginsOn(day, zone)) && at.isBefore(shift.endsOn(day, zone))) {
          return Optional.empty();
        }
      }
    }
    return Stream.iterate(today, day -> day.plusDays(1))
        .limit(DAYS_AHEAD)
        .flatMap(day -> of(day).stream().map(shift -> shift.beginsOn(day, zone)))
        .filter(begin -> begin.isAfter(at))
        .min(ZonedDateTime::compareTo)
        .map(ZonedDateTime::toInstant);
  }

  private List<Shift> of(LocalDate day) {
    List<Shift> special = days.get(day);
    return special != null ? special : weekly.getOrDefault(day.getDayOfWeek(), List.of());
  }

  private static Stream<String[]> entries(String text) {
    return text.isBlank()
        ? Stream.empty()
        : Stream.of(text.split(";"))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .map(entry -> entry.split("\\s+", 2))
            .peek(
                parts -> {
                  if (parts.length < 2) {
                    throw new IllegalArgumentException("no times for " + parts[0]);
                  }
                });
  }

  private static <K> void put(Map<K, List<Shift>> into, K day, List<Shift> shifts, String named) {
    if (into.put(day, shifts) != null) {
      throw new IllegalArgumentException(named + " is named twice");
    }
  }

  private static List<DayOfWeek> daysOfWeek(String text) {
    String[] ends = text.split("-", 2);
    DayOfWeek first = dayOfWeek(ends[0]);
    DayOfWeek last = dayOfWeek(ends[ends.length - 1]);
    List<DayOfWeek> named = new ArrayList<>(List.of(first));
    while (named.getLast() != last) {
      named.add(named.getLast().plus(1));
    }
    return named;
  }

  private static DayOfWeek dayOfWeek(String text) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.name().startsWith(text.toUpperCase(java.util.Locale.ROOT)))
        .filter(_ -> text.length() >= 3)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(text + " is no day of the week"));
  }

  private static List<Shift> shifts(String text) {
    if (text.strip().equalsIgnoreCase(CLOSED)) {
      return List.of();
    }
    return Stream.of(text.split(","))
        .map(shift -> shift.strip().split("-", 2))
        .map(
            ends -> {
              if (ends.length < 2) {
                throw new IllegalArgumentException(text + " names no end");
              }
              return new Shift(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
            })
        .toList();
  }
}
