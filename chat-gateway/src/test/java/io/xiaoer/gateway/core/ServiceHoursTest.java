package io.xiaoer.gateway.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2026-11-20 is a Friday. */
class ServiceHoursTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ServiceHours HOURS =
      ServiceHours.parse(
          "Asia/Shanghai",
          "MON-FRI 09:00-12:00, 13:00-18:00; SAT 20:00-02:00",
          "2026-11-23 closed; 2026-11-24 10:00-11:00");

  @ParameterizedTest(name = "at {0} they come at {1}")
  @CsvSource({
    "2026-11-20T08:59:59, 2026-11-20T09:00",
    "2026-11-20T09:00:00,",
    "2026-11-20T11:59:59,",
    "2026-11-20T12:00:00, 2026-11-20T13:00",
    "2026-11-20T18:00:00, 2026-11-21T20:00",
    "2026-11-22T01:59:59,",
    "2026-11-22T02:00:00, 2026-11-24T10:00",
    "2026-11-24T11:00:00, 2026-11-25T09:00",
  })
  void whoeverAsksIsToldWhenPeopleComeAndNothingWhileTheyAreThere(
      LocalDateTime at, LocalDateTime opens) {
    assertThat(HOURS.opensAfter(instant(at)).orElse(null))
        .isEqualTo(opens == null ? null : instant(opens));
  }

  @Test
  void withoutHoursSomebodyIsAlwaysThere() {
    assertThat(ServiceHours.parse("Asia/Shanghai", "", "").opensAfter(Instant.EPOCH)).isEmpty();
  }

  @Test
  void aShopThatNeverOpensPromisesNothing() {
    assertThat(ServiceHours.parse("UTC", "MON-SUN closed", "").opensAfter(Instant.EPOCH)).isEmpty();
  }

  @ParameterizedTest(name = "{0} | {1} | {2}")
  @CsvSource({
    "Mars/Olympus, MON 09:00-18:00, ''",
    "UTC, MON, ''",
    "UTC, FUNDAY 09:00-18:00, ''",
    "UTC, MON 9-18, ''",
    "UTC, MON 09:00, ''",
    "UTC, MON-FRI 09:00-18:00; WED 10:00-11:00, ''",
    "UTC, MON 09:00-18:00, 17.2.2027 closed",
    "UTC, '', 2027-02-17 closed",
  })
  void hoursThatCannotBeReadAreRefused(String zone, String weekly, String days) {
    assertThatIllegalArgumentException().isThrownBy(() -> ServiceHours.parse(zone, weekly, days));
  }

  private static Instant instant(LocalDateTime at) {
    return at.atZone(SHANGHAI).toInstant();
  }
}
