package io.xiaoer.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private final Backoff backoff = new Backoff();

  @Test
  void theFirstDeathIsFollowedAtOnceAndFurtherOnesAfterLongerPauses() {
    assertThat(backoff.died(NOON)).contains(Duration.ZERO);
    assertThat(backoff.died(NOON.plusSeconds(5))).contains(Duration.ofSeconds(2));
    assertThat(backoff.died(NOON.plusSeconds(12))).contains(Duration.ofSeconds(4));
    assertThat(backoff.died(NOON.plusSeconds(25))).contains(Duration.ofSeconds(8));
  }

  @Test
  void fiveDeathsInAShortTimeAreTheEnd() {
    for (int i = 0; i < 4; i++) {
      assertThat(backoff.died(NOON.plusSeconds(i))).isPresent();
    }
    assertThat(backoff.died(NOON.plusSeconds(4))).isEmpty();
  }

  @Test
  void deathsOfLongAgoDoNotCount() {
    for (int i = 0; i < 20; i++) {
      assertThat(backoff.died(NOON.plus(Duration.ofMinutes(4L * i)))).contains(Duration.ZERO);
    }
  }

  @Test
  void aRestartByTheUserForgetsThePast() {
    for (int i = 0; i < 5; i++) {
      backoff.died(NOON);
    }
    backoff.reset();
    assertThat(backoff.died(NOON)).contains(Duration.ZERO);
  }
}
