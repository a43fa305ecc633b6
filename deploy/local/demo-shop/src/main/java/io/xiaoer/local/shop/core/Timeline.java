package io.xiaoer.local.shop.core;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments relative to the first start, in the shop's time zone (UTC+8, no daylight saving). */
record Timeline(OffsetDateTime now) {

  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  Timeline {
    now = now.withOffsetSameInstant(BEIJING).withNano(0);
  }

  /**
   * A time of day some days ago. A time that would lie in the future is moved before now: today
   * never holds something that has not happened.
   */
  OffsetDateTime daysAgo(int days, int hour, int minute) {
    OffsetDateTime moment =
        now.minusDays(days).withHour(hour).withMinute(minute).withSecond((hour * 7 + minute) % 60);
    return moment.isAfter(now) ? minutesAgo(5 + (24 - hour)) : moment;
  }

  /** Some minutes ago. */
  OffsetDateTime minutesAgo(int minutes) {
    return now.minusMinutes(minutes);
  }

  /** A full hour some days ahead. */
  OffsetDateTime daysAhead(int days, int hour) {
    return now.plusDays(days).withHour(hour).withMinute(0).withSecond(0);
  }

  /** An order id: the day of the order and a running number. */
  static String orderId(OffsetDateTime placedAt, int number) {
    return DAY.format(placedAt.toLocalDate()) + "%06d".formatted(number);
  }
}
