package io.xiaoer.gateway.core;

import static io.xiaoer.gateway.core.Speech.BOT;
import static io.xiaoer.gateway.core.Speech.CUSTOMER;
import static io.xiaoer.gateway.core.Speech.XIAO_CHEN;
import static io.xiaoer.gateway.core.Speech.events;
import static io.xiaoer.gateway.core.Speech.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CloseReason;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationCommand.AssignAgent;
import io.xiaoer.contracts.conversation.ConversationCommand.CloseConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestPerson;
import io.xiaoer.contracts.conversation.ConversationCommand.WarnIdle;
import io.xiaoer.contracts.conversation.ConversationEvent.ControlChanged;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationClosed;
import io.xiaoer.contracts.conversation.ConversationEvent.IdleWarned;
import io.xiaoer.gateway.core.Idleness.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdlenessTest {
  private static final Author SUITE =
      new Author(Author.Kind.SYSTEM, "chat-gateway", "chat-gateway");

  private final Idleness rules =
      new Idleness(Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofMinutes(30));
  private final Speech speech = Speech.opened();

  @Test
  void whoDoesNotAnswerTheShopIsWarnedAndThenTheConversationEnds() {
    speech.ask(says(CUSTOMER, "你好", null));
    speech.ask(says(BOT, "您好", 1));
    Instant answered = speech.now();
    assertThat(next(null)).isEqualTo(new Step.Later(answered.plus(Duration.ofMinutes(10))));
    speech.after(Duration.ofMinutes(10));
    Instant closesAt = speech.now().plus(Duration.ofMinutes(5));
    assertThat(next(null)).isEqualTo(new Step.Warn(closesAt));
    long quietSince = speech.state().life().quietSince();
    assertThat(events(speech.ask(new WarnIdle(quietSince, closesAt))))
        .containsExactly(new IdleWarned(closesAt));
    assertThat(next(null)).isEqualTo(new Step.Later(closesAt));
    speech.after(Duration.ofMinutes(5));
    assertThat(next(null)).isEqualTo(new Step.Close(CloseReason.IDLE));
    assertThat(events(speech.ask(new CloseConversation(SUITE, CloseReason.IDLE, 1, quietSince))))
        .contains(new ConversationClosed(SUITE, CloseReason.IDLE));
    assertThat(next(null)).isEqualTo(new Step.Done());
  }

  @Test
  void aWordAfterTheWarningMakesItVoid() {
    speech.ask(says(BOT, "您好", 1));
    long quietSince = speech.state().life().quietSince();
    speech.ask(new WarnIdle(quietSince, speech.now()));
    speech.ask(says(CUSTOMER, "我在", null));
    assertThat(speech.state().life().closesAt()).isNull();
    assertThat(speech.ask(new CloseConversation(SUITE, CloseReason.IDLE, 1, quietSince)))
        .isEqualTo(new Decision.Accepted(List.of()));
    assertThat(speech.ask(new WarnIdle(quietSince, speech.now())))
        .isEqualTo(new Decision.Accepted(List.of()));
    assertThat(speech.state().closed()).isFalse();
  }

  @Test
  void aWarningThatComesAgainIsOne() {
    speech.ask(says(BOT, "您好", 1));
    WarnIdle warn = new WarnIdle(speech.state().life().quietSince(), speech.now());
    speech.ask("w", warn);
    assertThat(speech.ask("w", warn)).isInstanceOf(Decision.Repeated.class);
    assertThat(speech.ask(warn)).isEqualTo(new Decision.Accepted(List.of()));
  }

  @Test
  void nobodyIsClosedForWaitingForAnAnswer() {
    speech.ask(new RequestPerson());
    speech.ask(new AssignAgent(XIAO_CHEN, "yunxi", 2));
    speech.ask(says(CUSTOMER, "在吗", null));
    speech.after(Duration.ofDays(1));
    assertThat(next(null)).isEqualTo(new Step.Later(speech.now().plus(Duration.ofMinutes(10))));
  }

  @Test
  void whoWaitsLosesHisPlaceOnlyWhenHeHasBeenGoneForLong() {
    speech.ask(new RequestPerson());
    speech.after(Duration.ofHours(3));
    Instant now = speech.now();
    assertThat(next(null)).isEqualTo(new Step.Later(now.plus(Duration.ofMinutes(30))));
    Instant goneSince = now.minus(Duration.ofMinutes(29));
    assertThat(next(goneSince)).isEqualTo(new Step.Later(now.plus(Duration.ofMinutes(1))));
    assertThat(next(now.minus(Duration.ofMinutes(30))))
        .isEqualTo(new Step.Close(CloseReason.ABANDONED));
  }

  @Test
  void theTimeInWhichNobodyWasThereDoesNotCostHimHisPlace() {
    speech.during(ServiceHours.parse("UTC", "MON-SUN 18:00-20:00", ""));
    Instant opensAt = Instant.parse("2026-11-21T18:00:00Z");
    assertThat(events(speech.ask(new RequestPerson())))
        .contains(new ControlChanged(new Control.Queue(opensAt), 2));
    Instant goneSince = speech.now();
    speech.after(Duration.ofHours(9));
    assertThat(next(goneSince)).isEqualTo(new Step.Later(opensAt.plus(Duration.ofMinutes(30))));
    speech.after(Duration.ofHours(2));
    assertThat(next(goneSince)).isEqualTo(new Step.Close(CloseReason.ABANDONED));
  }

  private Step next(@Nullable Instant goneSince) {
    return rules.next(speech.state(), goneSince, speech.now());
  }
}
