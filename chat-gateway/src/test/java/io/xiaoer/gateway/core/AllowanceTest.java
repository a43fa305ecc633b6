package io.xiaoer.gateway.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.gateway.core.Allowance.Answer;
import io.xiaoer.gateway.core.Conversation.Known;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private static final Control BOT = new Control.Bot();
  private static final Control QUEUE = new Control.Queue();
  private static final Control AGENT = new Control.Served(Speech.XIAO_CHEN);

  private final Allowance allowance = new Allowance(3, 2);

  @Test
  void belowTheLimitOneMoreBegins() {
    assertThat(allowance.toOpen(List.of())).isEqualTo(new Answer.Enough());
    assertThat(allowance.toOpen(List.of(one("a", 1, AGENT), one("b", 2, QUEUE))))
        .isEqualTo(new Answer.Enough());
  }

  @Test
  void atTheLimitTheOldestWithTheBotEnds() {
    Known oldest = one("b", 2, BOT);
    assertThat(allowance.toOpen(List.of(one("c", 3, BOT), one("a", 1, AGENT), oldest)))
        .isEqualTo(new Answer.Ending(oldest));
  }

  @Test
  void aConversationWithAPersonOrOnTheWayToOneIsNotEnded() {
    assertThat(
            allowance.toOpen(List.of(one("a", 1, AGENT), one("b", 2, QUEUE), one("c", 3, QUEUE))))
        .isEqualTo(new Answer.Full());
  }

  @Test
  void noMoreConversationsWaitThanMay() {
    List<Known> oneWaits = List.of(one("a", 1, QUEUE), one("b", 2, AGENT), one("c", 3, BOT));
    assertThat(allowance.mayWait("c", oneWaits)).isTrue();
    List<Known> twoWait = List.of(one("a", 1, QUEUE), one("b", 2, QUEUE), one("c", 3, BOT));
    assertThat(allowance.mayWait("c", twoWait)).isFalse();
  }

  @Test
  void whoHasWhatHeAsksForMayAskAgain() {
    List<Known> his =
        List.of(one("a", 1, QUEUE), one("b", 2, QUEUE), one("c", 3, QUEUE), one("d", 4, AGENT));
    assertThat(allowance.mayWait("a", his)).isTrue();
    assertThat(allowance.mayWait("d", his)).isTrue();
  }

  private static Known one(String id, long second, Control control) {
    Instant openedAt = Instant.ofEpochSecond(second);
    return new Known(
        id,
        new Conversation.Opening(
            "yunxi", Speech.LI_NA, Speech.open().entrance(), "zh-CN", openedAt),
        2,
        new Floor(control, 1, 0, null, null),
        Life.begun(openedAt),
        Map.of(),
        List.of(),
        List.of());
  }
}
