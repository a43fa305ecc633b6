package io.xiaoer.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What counts as a flood. */
class MannersTest {
  private final LimitsConfig config =
      new SmallRyeConfigBuilder()
          .withMapping(LimitsConfig.class)
          .withDefaultValue("gateway.limits.customer-per-minute", "3")
          .build()
          .getConfigMapping(LimitsConfig.class);
  private final Moved clock = new Moved();
  private final Manners manners = new Manners(config, clock);

  @Test
  void theSameWordsMayBeSaidFourTimesAMinute() {
    for (int i = 0; i < 4; i++) {
      assertThat(manners.judge("m-" + i, "在吗？")).isEmpty();
    }
    assertThat(manners.judge("m-5", "在吗！！")).contains(Denial.REPEATED);
    assertThat(manners.judge("m-6", "我的包裹呢")).isEmpty();
    clock.now = clock.now.plus(Duration.ofSeconds(61));
    assertThat(manners.judge("m-7", "在吗？")).isEmpty();
  }

  @Test
  void aMessageThatIsSentAgainIsNotSaidAgain() {
    for (int i = 0; i < 20; i++) {
      assertThat(manners.judge("m-1", "在吗？")).isEmpty();
    }
  }

  @Test
  void aMessageWithManyLinksIsRefused() {
    assertThat(manners.judge("m-1", "看 https://a.example 和 www.b.example")).isEmpty();
    assertThat(manners.judge("m-2", "https://x.example ".repeat(6))).contains(Denial.LINKS);
  }

  @Test
  void manyMessagesWithFewLinksAreTooManyLinksAtSomePoint() {
    for (int i = 0; i < 4; i++) {
      assertThat(manners.judge("m-" + i, i + " https://a https://b https://c")).isEmpty();
    }
    assertThat(manners.judge("m-9", "9 https://a")).contains(Denial.LINKS);
  }

  @Test
  void aCustomerMayAskSoOftenAMinute() {
    assertThat(manners.mayAsk()).isTrue();
    assertThat(manners.mayAsk()).isTrue();
    assertThat(manners.mayAsk()).isTrue();
    assertThat(manners.mayAsk()).isFalse();
  }

  /** A clock that a test moves. */
  private static final class Moved extends Clock {
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
