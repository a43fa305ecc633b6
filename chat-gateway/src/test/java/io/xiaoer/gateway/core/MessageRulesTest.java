package io.xiaoer.gateway.core;

import static io.xiaoer.gateway.core.Speech.AGENT;
import static io.xiaoer.gateway.core.Speech.BOT;
import static io.xiaoer.gateway.core.Speech.CUSTOMER;
import static io.xiaoer.gateway.core.Speech.XIAO_CHEN;
import static io.xiaoer.gateway.core.Speech.events;
import static io.xiaoer.gateway.core.Speech.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CloseReason;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationCommand.AssignAgent;
import io.xiaoer.contracts.conversation.ConversationCommand.CloseConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.EditMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RecallMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RecordReceipt;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestPerson;
import io.xiaoer.contracts.conversation.ConversationEvent.ControlChanged;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationReopened;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageEdited;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageRecalled;
import io.xiaoer.contracts.conversation.ConversationEvent.ReceiptRecorded;
import io.xiaoer.contracts.conversation.ReceiptKind;
import io.xiaoer.contracts.conversation.RefusalCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Number 3 is the customer's message, number 4 the bot's. */
class MessageRulesTest {
  private static final Content OTHER = new Content.Text("我的退款到哪了");

  private final Speech speech = Speech.opened();

  MessageRulesTest() {
    speech.ask(says(CUSTOMER, "我的快递到哪了", null));
    speech.ask(says(BOT, "在路上", 1));
  }

  @Test
  void aCustomerEditsHisOwnWordsWithinTwoMinutes() {
    assertThat(events(speech.ask(new EditMessage(CUSTOMER, 3, OTHER, null))))
        .containsExactly(new MessageEdited(CUSTOMER, 3, OTHER));
    speech.after(Duration.ofMinutes(2));
    assertThat(speech.ask(new EditMessage(CUSTOMER, 3, OTHER, null)))
        .isEqualTo(no(RefusalCode.TOO_LATE));
  }

  @Test
  void nobodyEditsWhatIsNotHis() {
    assertThat(speech.ask(new EditMessage(CUSTOMER, 4, OTHER, null)))
        .isEqualTo(no(RefusalCode.NOT_ALLOWED));
    Author other = new Author(Author.Kind.CUSTOMER, "u-2", "王伟");
    assertThat(speech.ask(new EditMessage(other, 3, OTHER, null)))
        .isEqualTo(no(RefusalCode.NOT_ALLOWED));
    assertThat(speech.ask(new EditMessage(BOT, 4, OTHER, 1)))
        .isEqualTo(no(RefusalCode.NOT_ALLOWED));
    assertThat(speech.ask(new EditMessage(CUSTOMER, 1, OTHER, null)))
        .isEqualTo(no(RefusalCode.UNKNOWN_MESSAGE));
  }

  @Test
  void anAgentEditsHisOwnWordsWhileHeHasTheConversation() {
    served();
    speech.ask(says(AGENT, "您好", 3));
    long seq = speech.state().lastSeq();
    assertThat(events(speech.ask(new EditMessage(AGENT, seq, OTHER, 3))))
        .containsExactly(new MessageEdited(AGENT, seq, OTHER));
    assertThat(speech.ask(new EditMessage(AGENT, seq, OTHER, 2)))
        .isEqualTo(no(RefusalCode.NO_CONTROL));
    assertThat(speech.ask(new RecallMessage(AGENT, 3, 3))).isEqualTo(no(RefusalCode.NOT_ALLOWED));
  }

  @Test
  void aMessageIsRecalledOnceAndNotEditedAfterwards() {
    assertThat(events(speech.ask(new RecallMessage(CUSTOMER, 3, null))))
        .containsExactly(new MessageRecalled(CUSTOMER, 3));
    assertThat(speech.ask(new RecallMessage(CUSTOMER, 3, null))).isEqualTo(nothing());
    assertThat(speech.ask(new EditMessage(CUSTOMER, 3, OTHER, null)))
        .isEqualTo(no(RefusalCode.NOT_ALLOWED));
  }

  @Test
  void whatLiesBehindManyOtherMessagesIsTooLongAgo() {
    for (int i = 0; i < Conversation.RECENT_MESSAGES; i++) {
      speech.ask(says(CUSTOMER, "喂", null));
    }
    assertThat(speech.ask(new RecallMessage(CUSTOMER, 3, null)))
        .isEqualTo(no(RefusalCode.TOO_LATE));
  }

  @Test
  void aReceiptIncludesThoseBeforeIt() {
    assertThat(events(speech.ask(new RecordReceipt(CUSTOMER, 3, ReceiptKind.DELIVERED))))
        .containsExactly(new ReceiptRecorded(CUSTOMER, 3, ReceiptKind.DELIVERED));
    assertThat(events(speech.ask(new RecordReceipt(CUSTOMER, 4, ReceiptKind.READ))))
        .containsExactly(new ReceiptRecorded(CUSTOMER, 4, ReceiptKind.READ));
    assertThat(speech.ask(new RecordReceipt(CUSTOMER, 4, ReceiptKind.DELIVERED)))
        .isEqualTo(nothing());
    assertThat(speech.ask(new RecordReceipt(CUSTOMER, 4))).isEqualTo(nothing());
  }

  @Test
  void whatIsSeenAfterTheEndIsStillNoted() {
    served();
    speech.ask(new CloseConversation(AGENT, CloseReason.RESOLVED, 3));
    assertThat(events(speech.ask(new RecordReceipt(CUSTOMER, 4))))
        .containsExactly(new ReceiptRecorded(CUSTOMER, 4));
    assertThat(events(speech.ask(new RecordReceipt(AGENT, 4))))
        .containsExactly(new ReceiptRecorded(AGENT, 4));
    Author another = new Author(Author.Kind.AGENT, "a-2", "林小雨");
    assertThat(speech.ask(new RecordReceipt(another, 5))).isEqualTo(nothing());
  }

  @Test
  void aWordSoonAfterTheEndGoesToWhoeverHadTheMatter() {
    close();
    PostMessage again = new PostMessage(CUSTOMER, new Content.Text("还有个问题"), "m-9", null);
    assertThat(events(speech.ask(again)))
        .containsExactly(
            new ConversationReopened("yunxi", Speech.LI_NA, Speech.open().entrance(), "zh-CN"),
            new ControlChanged(new Control.Bot(), 3),
            new MessagePosted(CUSTOMER, again.content(), "m-9"));
    assertThat(speech.ask(again)).isEqualTo(new Decision.Repeated(7, 3));
    speech.ask(new RequestPerson());
    close();
    assertThat(events(speech.ask(says(CUSTOMER, "喂", null))))
        .contains(new ControlChanged(new Control.Queue(), 6));
  }

  @Test
  void afterADayTheEndIsTheEnd() {
    close();
    speech.after(Duration.ofHours(24));
    assertThat(speech.ask(says(CUSTOMER, "喂", null)))
        .isEqualTo(no(RefusalCode.CONVERSATION_CLOSED));
  }

  @Test
  void nobodyElseReopensAConversation() {
    close();
    assertThat(speech.ask(says(BOT, "喂", 2))).isEqualTo(no(RefusalCode.CONVERSATION_CLOSED));
    Author other = new Author(Author.Kind.CUSTOMER, "u-2", "王伟");
    assertThat(speech.ask(says(other, "喂", null))).isEqualTo(no(RefusalCode.CONVERSATION_CLOSED));
  }

  private void served() {
    speech.ask(new RequestPerson());
    speech.ask(new AssignAgent(XIAO_CHEN, "yunxi", 2));
  }

  private void close() {
    speech.ask(new CloseConversation(CUSTOMER, CloseReason.CUSTOMER_LEFT, null));
  }

  private static Decision no(RefusalCode code) {
    return new Decision.Refused(code);
  }

  private static Decision nothing() {
    return new Decision.Accepted(List.of());
  }
}
