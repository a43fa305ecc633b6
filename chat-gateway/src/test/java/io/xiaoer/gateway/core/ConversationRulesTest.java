package io.xiaoer.gateway.core;

import static io.xiaoer.gateway.core.Speech.AGENT;
import static io.xiaoer.gateway.core.Speech.BOT;
import static io.xiaoer.gateway.core.Speech.BRIEF;
import static io.xiaoer.gateway.core.Speech.CUSTOMER;
import static io.xiaoer.gateway.core.Speech.XIAO_CHEN;
import static io.xiaoer.gateway.core.Speech.events;
import static io.xiaoer.gateway.core.Speech.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CloseReason;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.AssignAgent;
import io.xiaoer.contracts.conversation.ConversationCommand.AttachBrief;
import io.xiaoer.contracts.conversation.ConversationCommand.CloseConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.HandOver;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.PreviewLink;
import io.xiaoer.contracts.conversation.ConversationCommand.RateConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.RecordReceipt;
import io.xiaoer.contracts.conversation.ConversationCommand.RecordUnderstanding;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestPerson;
import io.xiaoer.contracts.conversation.ConversationCommand.ReturnToQueue;
import io.xiaoer.contracts.conversation.ConversationCommand.TranscribeVoice;
import io.xiaoer.contracts.conversation.ConversationEvent.ControlChanged;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationClosed;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationOpened;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationRated;
import io.xiaoer.contracts.conversation.ConversationEvent.HandOverBriefed;
import io.xiaoer.contracts.conversation.ConversationEvent.LinkPreviewed;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageUnderstood;
import io.xiaoer.contracts.conversation.ConversationEvent.PersonRequested;
import io.xiaoer.contracts.conversation.ConversationEvent.ReceiptRecorded;
import io.xiaoer.contracts.conversation.ConversationEvent.VoiceTranscribed;
import io.xiaoer.contracts.conversation.LinkPreview;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.contracts.conversation.RefusalCode;
import io.xiaoer.contracts.conversation.Transcript;
import io.xiaoer.contracts.conversation.Understanding;
import io.xiaoer.gateway.TestRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationRulesTest {
  private final Speech speech = Speech.opened();

  @Test
  void aConversationBeginsWithTheBotInControl() {
    assertThat(speech.log().stream().map(OfEvent::data))
        .containsExactly(
            new ConversationOpened("yunxi", Speech.LI_NA, Speech.open().entrance(), "zh-CN"),
            new ControlChanged(new Control.Bot(), 1));
  }

  @Test
  void anEventCarriesItsCauseItsVersionsAndWhoseDataItHolds() {
    Map<String, String> versions = Map.of("intents", "7");
    Instant now = Instant.parse("2026-11-21T09:00:00Z");
    Decision decision =
        ConversationRules.decide(
            speech.state(),
            new OfCommand<>(
                "cause",
                "/bot-service",
                Speech.ID,
                now,
                "00-a-b-01",
                versions,
                (ConversationCommand) says(BOT, "您好", 1)),
            now,
            TestRules.POLICY);
    assertThat(decision)
        .isEqualTo(
            new Decision.Accepted(
                List.of(
                    new OfEvent<>(
                        Ids.event(Speech.ID, 3),
                        "/chat-gateway",
                        Speech.ID,
                        now,
                        "00-a-b-01",
                        new Facts(3, "cause", versions, "customer:u-1"),
                        new MessagePosted(BOT, new Content.Text("您好"), null)))));
  }

  @Test
  void nothingButAnOpeningBeginsAConversation() {
    assertThat(new Speech().ask(says(CUSTOMER, "你好", null)))
        .isEqualTo(new Decision.Refused(RefusalCode.UNKNOWN_CONVERSATION));
  }

  @Test
  void aSecondOpeningIsRefused() {
    assertThat(speech.ask(Speech.open())).isEqualTo(new Decision.Refused(RefusalCode.ALREADY_OPEN));
  }

  @Test
  void theSameCommandAgainGivesTheSameNumbers() {
    speech.ask("x", says(CUSTOMER, "你好", null));
    speech.ask("y", new RequestPerson());
    assertThat(speech.ask("x", says(CUSTOMER, "你好", null))).isEqualTo(new Decision.Repeated(3, 1));
    assertThat(speech.ask("y", new RequestPerson())).isEqualTo(new Decision.Repeated(4, 2));
    assertThat(speech.log()).hasSize(5);
  }

  @Test
  void theSameMessageInAnotherCommandIsOneMessage() {
    PostMessage post = new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null);
    speech.ask(post);
    assertThat(speech.ask(post)).isEqualTo(new Decision.Repeated(3, 1));
  }

  @Test
  void twoAuthorsMayUseTheSameMessageId() {
    speech.ask(new PostMessage(CUSTOMER, new Content.Text("你好"), "m-1", null));
    assertThat(events(speech.ask(new PostMessage(BOT, new Content.Text("您好"), "m-1", 1))))
        .containsExactly(new MessagePosted(BOT, new Content.Text("您好"), "m-1"));
  }

  @Test
  void aCommandIsForgottenAfterTwoHundredOthers() {
    speech.ask("old", says(CUSTOMER, "0", null));
    for (int i = 0; i < Conversation.RECENT_COMMANDS; i++) {
      speech.ask(says(CUSTOMER, "x", null));
    }
    assertThat(speech.state().recent()).hasSize(Conversation.RECENT_COMMANDS);
    assertThat(speech.ask("old", says(CUSTOMER, "0", null))).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void theBotMaySpeakOnlyInItsEpoch() {
    assertThat(speech.ask(says(BOT, "您好", 1))).isInstanceOf(Decision.Accepted.class);
    assertThat(speech.ask(says(BOT, "您好", null))).isEqualTo(noControl());
    assertThat(speech.ask(says(BOT, "您好", 2))).isEqualTo(noControl());
    speech.ask(new RequestPerson());
    assertThat(speech.ask(says(BOT, "您好", 1))).isEqualTo(noControl());
    assertThat(speech.ask(says(BOT, "您好", 2))).isEqualTo(noControl());
  }

  @Test
  void anAgentMaySpeakOnlyWhileHeServesAndInHisEpoch() {
    assertThat(speech.ask(says(AGENT, "您好", 1))).isEqualTo(noControl());
    served();
    assertThat(speech.ask(says(AGENT, "您好", 3))).isInstanceOf(Decision.Accepted.class);
    assertThat(speech.ask(says(AGENT, "您好", 2))).isEqualTo(noControl());
    Author other = new Author(Author.Kind.AGENT, "a-2", "林小雨");
    assertThat(speech.ask(says(other, "您好", 3))).isEqualTo(noControl());
  }

  @Test
  void aCustomerSpeaksWheneverTheConversationIsOpen() {
    assertThat(speech.ask(says(CUSTOMER, "你好", null))).isInstanceOf(Decision.Accepted.class);
    Author stranger = new Author(Author.Kind.CUSTOMER, "u-2", "王伟");
    assertThat(speech.ask(says(stranger, "你好", null))).isEqualTo(notAllowed());
  }

  @Test
  void aCustomerShowsThingsButAsksNothingInForms() {
    Medium photo = new Medium("m", "image/jpeg", 1, "a.jpg", null, null, null, null);
    for (Content content :
        List.of(
            new Content.Image(photo, null),
            new Content.File(photo, null),
            new Content.ProductCard("p", "裙", 1, null),
            new Content.FormAnswer(1, "f", List.of()))) {
      assertThat(speech.ask(new PostMessage(CUSTOMER, content, null, null)))
          .isInstanceOf(Decision.Accepted.class);
    }
    for (Content content :
        List.of(
            new Content.QuickReplies("?", List.of()),
            new Content.Link("https://shop.example", null),
            new Content.Other("sticker"))) {
      assertThat(speech.ask(new PostMessage(CUSTOMER, content, null, null)))
          .isEqualTo(notAllowed());
    }
  }

  @Test
  void theShopAnswersNoFormsAndSaysNothingThatItDoesNotKnow() {
    for (Content content :
        List.of(new Content.FormAnswer(1, "f", List.of()), new Content.Other("sticker"))) {
      assertThat(speech.ask(new PostMessage(BOT, content, null, 1))).isEqualTo(notAllowed());
    }
  }

  @Test
  void whatIsLaidBesideAMessageNeedsTheMessage() {
    speech.ask(says(CUSTOMER, "看 https://shop.example", null));
    LinkPreview preview = new LinkPreview("https://shop.example", "shop.example", "店", null, null);
    Transcript none = new Transcript(Transcript.Result.NO_RECOGNISER, null, null);
    assertThat(events(speech.ask(new PreviewLink(3, preview))))
        .containsExactly(new LinkPreviewed(3, preview));
    assertThat(events(speech.ask(new TranscribeVoice(3, none))))
        .containsExactly(new VoiceTranscribed(3, none));
    assertThat(speech.ask(new PreviewLink(6, preview)))
        .isEqualTo(new Decision.Refused(RefusalCode.UNKNOWN_MESSAGE));
  }

  @Test
  void theSuiteItselfDoesNotSpeak() {
    Author system = new Author(Author.Kind.SYSTEM, "s", "系统");
    assertThat(speech.ask(says(system, "通知", null))).isEqualTo(notAllowed());
  }

  @Test
  void askingForAPersonTakesTheWordFromTheBotAtOnceAndOnce() {
    assertThat(events(speech.ask(new RequestPerson())))
        .containsExactly(new PersonRequested(), new ControlChanged(new Control.Queue(), 2));
    assertThat(speech.ask(new RequestPerson())).isEqualTo(new Decision.Accepted(List.of()));
    speech.ask(new AssignAgent(XIAO_CHEN, "yunxi", 2));
    assertThat(speech.ask(new RequestPerson())).isEqualTo(new Decision.Accepted(List.of()));
  }

  @Test
  void theBotHandsOverWithABriefWhileItHasTheWord() {
    assertThat(speech.ask(new HandOver(2, BRIEF))).isEqualTo(noControl());
    assertThat(events(speech.ask(new HandOver(1, BRIEF))))
        .containsExactly(new HandOverBriefed(BRIEF), new ControlChanged(new Control.Queue(), 2));
    assertThat(speech.ask(new HandOver(1, BRIEF))).isEqualTo(noControl());
  }

  @Test
  void aBriefIsAttachedOncePerWait() {
    assertThat(speech.ask(new AttachBrief(BRIEF)))
        .isEqualTo(new Decision.Refused(RefusalCode.NOT_WAITING));
    speech.ask(new RequestPerson());
    assertThat(events(speech.ask(new AttachBrief(BRIEF))))
        .containsExactly(new HandOverBriefed(BRIEF));
    assertThat(speech.ask(new AttachBrief(BRIEF))).isEqualTo(notAllowed());
    speech.ask(new AssignAgent(XIAO_CHEN, "yunxi", 2));
    speech.ask(new ReturnToQueue("a-1", 3));
    assertThat(speech.ask(new AttachBrief(BRIEF))).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void aHandOverHasItsBriefAlready() {
    speech.ask(new HandOver(1, BRIEF));
    assertThat(speech.ask(new AttachBrief(BRIEF))).isEqualTo(notAllowed());
    speech.ask(new AssignAgent(XIAO_CHEN, "yunxi", 2));
    assertThat(speech.ask(new AttachBrief(BRIEF))).isEqualTo(notAllowed());
  }

  @Test
  void anAgentWhoWasFasterThanTheBriefStillGetsItOnce() {
    served();
    assertThat(events(speech.ask(new AttachBrief(BRIEF))))
        .containsExactly(new HandOverBriefed(BRIEF));
    assertThat(speech.ask(new AttachBrief(BRIEF))).isEqualTo(notAllowed());
    speech.ask(new ReturnToQueue("a-1", 3));
    assertThat(speech.ask(new AttachBrief(BRIEF))).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void aBriefThatComesAfterTheEndIsRefused() {
    served();
    close();
    assertThat(speech.ask(new AttachBrief(BRIEF)))
        .isEqualTo(new Decision.Refused(RefusalCode.CONVERSATION_CLOSED));
  }

  @Test
  void anAgentIsAssignedOnlyToTheWaitThatTheDeskMeant() {
    assertThat(speech.ask(new AssignAgent(XIAO_CHEN, "yunxi", 1)))
        .isEqualTo(new Decision.Refused(RefusalCode.NOT_WAITING));
    speech.ask(new RequestPerson());
    assertThat(speech.ask(new AssignAgent(XIAO_CHEN, "yunxi", 1)))
        .isEqualTo(new Decision.Refused(RefusalCode.NOT_WAITING));
    assertThat(events(speech.ask(new AssignAgent(XIAO_CHEN, "yunxi", 2))))
        .containsExactly(new ControlChanged(new Control.Served(XIAO_CHEN), 3));
    assertThat(speech.state().servedLast()).isEqualTo(XIAO_CHEN);
  }

  @Test
  void aConversationGoesBackToTheQueueFromTheAgentWhoHasIt() {
    served();
    assertThat(speech.ask(new ReturnToQueue("a-2", 3))).isEqualTo(noControl());
    assertThat(speech.ask(new ReturnToQueue("a-1", 2))).isEqualTo(noControl());
    assertThat(events(speech.ask(new ReturnToQueue("a-1", 3))))
        .containsExactly(new ControlChanged(new Control.Queue(), 4));
    assertThat(speech.state().servedLast()).isEqualTo(XIAO_CHEN);
  }

  @Test
  void receiptsOnlyRise() {
    speech.ask(says(CUSTOMER, "你好", null));
    assertThat(events(speech.ask(new RecordReceipt(CUSTOMER, 3))))
        .containsExactly(new ReceiptRecorded(CUSTOMER, 3));
    assertThat(speech.ask(new RecordReceipt(CUSTOMER, 2)))
        .isEqualTo(new Decision.Accepted(List.of()));
    assertThat(speech.ask(new RecordReceipt(CUSTOMER, 5)))
        .isEqualTo(new Decision.Refused(RefusalCode.UNKNOWN_MESSAGE));
    assertThat(speech.ask(new RecordReceipt(AGENT, 3))).isEqualTo(notAllowed());
    assertThat(speech.ask(new RecordReceipt(BOT, 3))).isEqualTo(notAllowed());
    served();
    assertThat(events(speech.ask(new RecordReceipt(AGENT, 3))))
        .containsExactly(new ReceiptRecorded(AGENT, 3));
  }

  @Test
  void whatTheBotUnderstoodIsNotedOfAMessageThatExists() {
    Understanding of3 = new Understanding(3, "parcel.where", 0.9, "zh", ProblemClass.LOGISTICS);
    assertThat(speech.ask(new RecordUnderstanding(of3)))
        .isEqualTo(new Decision.Refused(RefusalCode.UNKNOWN_MESSAGE));
    speech.ask(says(CUSTOMER, "我的快递到哪了", null));
    assertThat(events(speech.ask(new RecordUnderstanding(of3))))
        .containsExactly(new MessageUnderstood(of3));
  }

  @Test
  void customerBotAndAgentEndAConversationThatIsTheirs() {
    assertThat(speech.ask(new CloseConversation(AGENT, CloseReason.RESOLVED, 1)))
        .isEqualTo(noControl());
    assertThat(speech.ask(new CloseConversation(BOT, CloseReason.RESOLVED, 7)))
        .isEqualTo(noControl());
    served();
    assertThat(events(speech.ask(new CloseConversation(AGENT, CloseReason.RESOLVED, 3))))
        .containsExactly(
            new ConversationClosed(AGENT, CloseReason.RESOLVED),
            new ControlChanged(new Control.Nobody(), 4));
    assertThat(speech.ask(new CloseConversation(CUSTOMER, CloseReason.RESOLVED, null)))
        .isEqualTo(new Decision.Refused(RefusalCode.CONVERSATION_CLOSED));
  }

  @Test
  void theSuiteEndsAConversationInTheEpochThatItMeans() {
    Author system = new Author(Author.Kind.SYSTEM, "s", "系统");
    speech.ask(new RequestPerson());
    assertThat(speech.ask(new CloseConversation(system, CloseReason.CUSTOMER_LEFT, 1)))
        .isEqualTo(noControl());
    assertThat(events(speech.ask(new CloseConversation(system, CloseReason.CUSTOMER_LEFT, 2))))
        .contains(new ConversationClosed(system, CloseReason.CUSTOMER_LEFT));
  }

  @Test
  void aConversationIsRatedOnceAndAfterItsEnd() {
    RateConversation five = new RateConversation(5, true, "很好");
    assertThat(speech.ask(five)).isEqualTo(new Decision.Refused(RefusalCode.NOT_CLOSED));
    close();
    assertThat(events(speech.ask(five))).containsExactly(new ConversationRated(5, true, "很好"));
    assertThat(speech.ask(five)).isEqualTo(new Decision.Refused(RefusalCode.ALREADY_RATED));
  }

  @Test
  void theStateRefusesAnEventOutOfTurn() {
    OfEvent<io.xiaoer.contracts.conversation.ConversationEvent> first = speech.log().getFirst();
    assertThatThrownBy(() -> speech.state().apply(first))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not follow");
  }

  private void served() {
    speech.ask(new RequestPerson());
    speech.ask(new AssignAgent(XIAO_CHEN, "yunxi", 2));
  }

  private void close() {
    speech.ask(new CloseConversation(CUSTOMER, CloseReason.CUSTOMER_LEFT, null));
  }

  private static Decision noControl() {
    return new Decision.Refused(RefusalCode.NO_CONTROL);
  }

  private static Decision notAllowed() {
    return new Decision.Refused(RefusalCode.NOT_ALLOWED);
  }
}
