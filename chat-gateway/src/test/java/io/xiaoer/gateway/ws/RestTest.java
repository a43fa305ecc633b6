package io.xiaoer.gateway.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.contracts.socket.GatewayFrame;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a socket takes after a refusal of the moment. */
class RestTest {
  private static final CustomerFrame FIRST = post("m-1");
  private static final CustomerFrame SECOND = post("m-2");
  private static final Instant BEGUN = Instant.parse("2026-11-22T08:00:00Z");
  private static final Refusal TOO_MUCH = Refusal.ofTheMoment("customer-rate", "wait a little");

  private final Rest rest = new Rest();

  @Test
  void whateverComesWithinFiveSecondsIsRefusedAlike() {
    assertThat(rest.refused(FIRST, TOO_MUCH, BEGUN))
        .isEqualTo(new GatewayFrame.Refused("m-1", "customer-rate", "wait a little", 5_000));

    assertThatThrownBy(() -> rest.check(SECOND, BEGUN.plusSeconds(2))).isSameAs(TOO_MUCH);
    assertThat(rest.refused(SECOND, TOO_MUCH, BEGUN.plusSeconds(2)).retryAfterMillis())
        .isEqualTo(3_000);
    assertThatThrownBy(() -> rest.check(FIRST, BEGUN.plusMillis(4_999))).isSameAs(TOO_MUCH);
  }

  @Test
  void thenWhatWasRefusedFirstIsTakenBeforeWhatWasUnderWayBehindIt() {
    rest.refused(FIRST, TOO_MUCH, BEGUN);

    assertThatThrownBy(() -> rest.check(SECOND, BEGUN.plusSeconds(6))).isSameAs(TOO_MUCH);
    assertThat(rest.refused(SECOND, TOO_MUCH, BEGUN.plusSeconds(6)).retryAfterMillis())
        .isEqualTo(1_000);
    passes(FIRST, BEGUN.plusSeconds(6));
    passes(SECOND, BEGUN.plusSeconds(6));
  }

  @Test
  void whatNeverComesAgainIsNotWaitedForLongerThanThirtySeconds() {
    rest.refused(FIRST, TOO_MUCH, BEGUN);

    passes(SECOND, BEGUN.plusSeconds(30));
  }

  @Test
  void itBeginsAnewWhenItIsStillTooMuch() {
    rest.refused(FIRST, TOO_MUCH, BEGUN);
    Instant again = BEGUN.plusSeconds(6);
    passes(FIRST, again);
    assertThat(rest.refused(FIRST, TOO_MUCH, again).retryAfterMillis()).isEqualTo(5_000);

    assertThatThrownBy(() -> rest.check(SECOND, again.plusSeconds(4))).isSameAs(TOO_MUCH);
  }

  @Test
  void whatAPageSendsByItselfPassesMeanwhile() {
    rest.refused(FIRST, TOO_MUCH, BEGUN);

    passes(new CustomerFrame.Ping(), BEGUN);
    passes(new CustomerFrame.Displayed("c-1", 3), BEGUN);
  }

  @Test
  void aRefusalForGoodBeginsNone() {
    Refusal forGood = new Refusal("too-many-links", "too many links");
    assertThat(rest.refused(FIRST, forGood, BEGUN).retryAfterMillis()).isNull();

    passes(SECOND, BEGUN);
  }

  private void passes(CustomerFrame frame, Instant at) {
    assertThatCode(() -> rest.check(frame, at)).doesNotThrowAnyException();
  }

  private static CustomerFrame post(String id) {
    return new CustomerFrame.Post("c-1", id, "在吗");
  }
}
