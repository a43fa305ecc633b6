package io.xiaoer.gateway.core;

import static io.xiaoer.gateway.core.Speech.AGENT;
import static io.xiaoer.gateway.core.Speech.BOT;
import static io.xiaoer.gateway.core.Speech.CUSTOMER;
import static io.xiaoer.gateway.core.Speech.XIAO_CHEN;
import static io.xiaoer.gateway.core.Speech.events;
import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CallEnd;
import io.xiaoer.contracts.conversation.CallKind;
import io.xiaoer.contracts.conversation.CloseReason;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationCommand.AcceptCall;
import io.xiaoer.contracts.conversation.ConversationCommand.AssignAgent;
import io.xiaoer.contracts.conversation.ConversationCommand.CloseConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.EndCall;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestCall;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestPerson;
import io.xiaoer.contracts.conversation.ConversationCommand.ReturnToQueue;
import io.xiaoer.contracts.conversation.ConversationEvent.CallAccepted;
import io.xiaoer.contracts.conversation.ConversationEvent.CallEnded;
import io.xiaoer.contracts.conversation.ConversationEvent.CallRequested;
import io.xiaoer.contracts.conversation.ConversationEvent.ControlChanged;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationClosed;
import io.xiaoer.contracts.conversation.RefusalCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallRulesTest {
  private static final int EPOCH = 3;
  private static final Author SUITE =
      new Author(Author.Kind.SYSTEM, "chat-gateway", "chat-gateway");
  private static final Author OTHER_AGENT = new Author(Author.Kind.AGENT, "a-2", "林小雨");
  private static final Author OTHER_CUSTOMER = new Author(Author.Kind.CUSTOMER, "u-2", "王伟");

  private final Speech speech = served();

  private static Speech served() {
    Speech speech = Speech.opened();
    speech.ask(new RequestPerson());
    speech.ask(new AssignAgent(XIAO_CHEN, "yunxi", 2));
    return speech;
  }

  private static RequestCall asks(Author by, @Nullable Integer epoch) {
    return new RequestCall("call-1", by, CallKind.VIDEO, "page of " + by.id(), epoch);
  }

  private static AcceptCall accepts(Author by, @Nullable Integer epoch) {
    return new AcceptCall("call-1", by, "page of " + by.id(), epoch);
  }

  private static EndCall ends(Author by, @Nullable Integer epoch) {
    return new EndCall("call-1", by, null, epoch);
  }

  @Test
  void theCustomerCallsTheAgentAgreesTheyTalkAndOneHangsUp() {
    assertThat(events(speech.ask(asks(CUSTOMER, null))))
        .containsExactly(
            new CallRequested(
                "call-1", CUSTOMER, CallKind.VIDEO, "page of u-1", speech.now().plusSeconds(45)));
    assertThat(events(speech.ask(accepts(AGENT, EPOCH))))
        .containsExactly(new CallAccepted("call-1", AGENT, "page of a-1"));
    speech.after(Duration.ofSeconds(59));
    assertThat(events(speech.ask(ends(CUSTOMER, null))))
        .containsExactly(new CallEnded("call-1", CUSTOMER, CallEnd.HUNG_UP, 60_000));
    assertThat(speech.state().floor().call()).isNull();
  }

  @Test
  void theAgentCallsAndTheCustomerDeclines() {
    assertThat(events(speech.ask(asks(AGENT, EPOCH)))).hasSize(1);
    assertThat(events(speech.ask(ends(CUSTOMER, null))))
        .containsExactly(new CallEnded("call-1", CUSTOMER, CallEnd.DECLINED, 0));
  }

  @Test
  void whoAskedTakesItBackBeforeItIsAnswered() {
    speech.ask(asks(AGENT, EPOCH));
    assertThat(events(speech.ask(ends(AGENT, EPOCH))))
        .containsExactly(new CallEnded("call-1", AGENT, CallEnd.CANCELLED, 0));
  }

  @Test
  void nobodyCallsWhileTheBotOrNobodyHasControl() {
    Speech withBot = Speech.opened();
    assertThat(withBot.ask(asks(CUSTOMER, null))).isEqualTo(no(RefusalCode.NO_CONTROL));
    withBot.ask(new RequestPerson());
    assertThat(withBot.ask(asks(CUSTOMER, null))).isEqualTo(no(RefusalCode.NO_CONTROL));
    assertThat(withBot.ask(asks(AGENT, 2))).isEqualTo(no(RefusalCode.NO_CONTROL));
  }

  @Test
  void nobodyElseHasAnyPartInIt() {
    assertThat(speech.ask(asks(OTHER_CUSTOMER, null))).isEqualTo(no(RefusalCode.NOT_ALLOWED));
    assertThat(speech.ask(asks(OTHER_AGENT, EPOCH))).isEqualTo(no(RefusalCode.NO_CONTROL));
    assertThat(speech.ask(asks(AGENT, EPOCH - 1))).isEqualTo(no(RefusalCode.NO_CONTROL));
    assertThat(speech.ask(asks(AGENT, null))).isEqualTo(no(RefusalCode.NO_CONTROL));
    assertThat(speech.ask(asks(BOT, EPOCH))).isEqualTo(no(RefusalCode.NOT_ALLOWED));
    assertThat(speech.ask(asks(SUITE, EPOCH))).isEqualTo(no(RefusalCode.NOT_ALLOWED));
    speech.ask(asks(CUSTOMER, null));
    assertThat(speech.ask(accepts(OTHER_AGENT, EPOCH))).isEqualTo(no(RefusalCode.NO_CONTROL));
    assertThat(speech.ask(accepts(OTHER_CUSTOMER, null))).isEqualTo(no(RefusalCode.NOT_ALLOWED));
    assertThat(speech.ask(accepts(BOT, EPOCH))).isEqualTo(no(RefusalCode.NOT_ALLOWED));
    assertThat(speech.ask(ends(OTHER_AGENT, EPOCH))).isEqualTo(no(RefusalCode.NO_CONTROL));
    assertThat(speech.ask(ends(OTHER_CUSTOMER, null))).isEqualTo(no(RefusalCode.NOT_ALLOWED));
    assertThat(speech.ask(ends(BOT, EPOCH))).isEqualTo(no(RefusalCode.NOT_ALLOWED));
  }

  @Test
  void whoAskedCannotAgreeInTheOthersPlace() {
    speech.ask(asks(CUSTOMER, null));
    assertThat(speech.ask(new AcceptCall("call-1", CUSTOMER, "another page", null)))
        .isEqualTo(no(RefusalCode.NOT_ALLOWED));
  }

  @Test
  void thereIsOneCallAtATime() {
    speech.ask(asks(CUSTOMER, null));
    assertThat(speech.ask(new RequestCall("call-2", AGENT, CallKind.AUDIO, "p", EPOCH)))
        .isEqualTo(no(RefusalCode.CALL_ON));
    assertThat(speech.ask(new RequestCall("call-2", CUSTOMER, CallKind.AUDIO, "p", null)))
        .isEqualTo(no(RefusalCode.CALL_ON));
    assertThat(speech.ask(asks(CUSTOMER, null)))
        .as("the same one asked for again is the same one")
        .isEqualTo(new Decision.Accepted(java.util.List.of()));
  }

  @Test
  void theFirstPageThatAgreesHasTheCall() {
    speech.ask(asks(AGENT, EPOCH));
    speech.ask(accepts(CUSTOMER, null));
    assertThat(speech.ask(new AcceptCall("call-1", CUSTOMER, "another page", null)))
        .isEqualTo(no(RefusalCode.CALL_ON));
    assertThat(speech.ask(accepts(CUSTOMER, null)))
        .isEqualTo(new Decision.Accepted(java.util.List.of()));
  }

  @Test
  void aCallThatNobodyAnswersIsMissedNotSooner() {
    speech.ask(asks(AGENT, EPOCH));
    assertThat(speech.ask(new EndCall("call-1", SUITE, CallEnd.MISSED, null)))
        .as("a timer that is too early comes to nothing")
        .isEqualTo(new Decision.Accepted(java.util.List.of()));
    speech.after(Duration.ofSeconds(45));
    assertThat(speech.ask(accepts(CUSTOMER, null))).isEqualTo(no(RefusalCode.TOO_LATE));
    assertThat(events(speech.ask(new EndCall("call-1", SUITE, CallEnd.MISSED, null))))
        .containsExactly(new CallEnded("call-1", SUITE, CallEnd.MISSED, 0));
  }

  @ParameterizedTest
  @EnumSource(
      value = CallEnd.class,
      names = {"TIME_LIMIT", "CONNECTION_LOST"})
  void theSuiteEndsACallThatIsTooLongOrWithoutItsCustomer(CallEnd why) {
    speech.ask(asks(CUSTOMER, null));
    speech.ask(accepts(AGENT, EPOCH));
    assertThat(events(speech.ask(new EndCall("call-1", SUITE, why, null))))
        .containsExactly(new CallEnded("call-1", SUITE, why, 1_000));
  }

  @Test
  void aLostConnectionIsSaidByEitherSide() {
    speech.ask(asks(CUSTOMER, null));
    speech.ask(accepts(AGENT, EPOCH));
    assertThat(events(speech.ask(new EndCall("call-1", AGENT, CallEnd.CONNECTION_LOST, EPOCH))))
        .containsExactly(new CallEnded("call-1", AGENT, CallEnd.CONNECTION_LOST, 1_000));
  }

  @Test
  void aTimersMissedIsNotBelievedOfAPerson() {
    speech.ask(asks(AGENT, EPOCH));
    assertThat(events(speech.ask(new EndCall("call-1", CUSTOMER, CallEnd.MISSED, null))))
        .containsExactly(new CallEnded("call-1", CUSTOMER, CallEnd.DECLINED, 0));
  }

  @Test
  void theCallEndsWhenTheAgentLosesTheWord() {
    speech.ask(asks(CUSTOMER, null));
    speech.ask(accepts(AGENT, EPOCH));
    assertThat(events(speech.ask(new ReturnToQueue(XIAO_CHEN.id(), EPOCH))))
        .containsExactly(
            new CallEnded("call-1", SUITE, CallEnd.CONTROL_CHANGED, 1_000),
            new ControlChanged(new Control.Queue(), EPOCH + 1));
    speech.ask(new AssignAgent(new Agent("a-2", "林小雨"), "yunxi", EPOCH + 1));
    assertThat(speech.ask(ends(CUSTOMER, null))).isEqualTo(no(RefusalCode.NO_CALL));
  }

  @Test
  void theCallEndsWithTheConversationAndNoneBeginsAfterIt() {
    speech.ask(asks(CUSTOMER, null));
    assertThat(events(speech.ask(new CloseConversation(AGENT, CloseReason.RESOLVED, EPOCH))))
        .containsExactly(
            new CallEnded("call-1", AGENT, CallEnd.CONVERSATION_CLOSED, 0),
            new ConversationClosed(AGENT, CloseReason.RESOLVED),
            new ControlChanged(new Control.Nobody(), EPOCH + 1));
    assertThat(speech.ask(asks(CUSTOMER, null))).isEqualTo(no(RefusalCode.CONVERSATION_CLOSED));
  }

  @Test
  void whatIsOverOrNeverWasCannotBeAnsweredOrEnded() {
    assertThat(speech.ask(accepts(CUSTOMER, null))).isEqualTo(no(RefusalCode.NO_CALL));
    assertThat(speech.ask(ends(CUSTOMER, null))).isEqualTo(no(RefusalCode.NO_CALL));
    speech.ask(asks(AGENT, EPOCH));
    assertThat(speech.ask(new EndCall("another", CUSTOMER, null, null)))
        .isEqualTo(no(RefusalCode.NO_CALL));
  }

  @Test
  void aShopWithoutCallsHasNone() {
    speech.withoutCalls();
    assertThat(speech.ask(asks(CUSTOMER, null))).isEqualTo(no(RefusalCode.NOT_ALLOWED));
  }

  @Test
  void whoTalksIsNotSilent() {
    Idleness idleness =
        new Idleness(Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofMinutes(30));
    speech.ask(Speech.says(AGENT, "我打给您", EPOCH));
    speech.ask(asks(AGENT, EPOCH));
    speech.ask(accepts(CUSTOMER, null));
    speech.after(Duration.ofMinutes(20));
    assertThat(idleness.next(speech.state(), null, speech.now()))
        .isEqualTo(new Idleness.Step.Later(speech.now().plus(Duration.ofMinutes(10))));
    speech.ask(ends(CUSTOMER, null));
    assertThat(idleness.next(speech.state(), null, speech.now()))
        .as("silence begins after the call")
        .isEqualTo(new Idleness.Step.Later(speech.now().plus(Duration.ofMinutes(10))));
  }

  private static Decision no(RefusalCode code) {
    return new Decision.Refused(code);
  }
}
