package io.xiaoer.bot.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.xiaoer.bot.core.dialogue.Dialogue;
import io.xiaoer.bot.core.dialogue.DialogueState;
import io.xiaoer.bot.mongo.DialogueStore;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CloseReason;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.AttachBrief;
import io.xiaoer.contracts.conversation.ConversationCommand.HandOver;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.HandOverBrief.Reason;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.contracts.conversation.Transcript;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.IdentityResource;
import io.xiaoer.testing.KeeperResource;
import io.xiaoer.testing.StoreResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real broker, a real store, a shop over HTTP. */
@QuarkusTest
@WithTestResource(BrokerResource.class)
@WithTestResource(StoreResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(KeeperResource.class)
@WithTestResource(FakeShopResource.class)
class BotFlowIT {
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject DialogueStore store;

  private Log log;

  @BeforeEach
  void connect() {
    log = new Log(bootstrapServers);
  }

  @AfterEach
  void disconnect() throws InterruptedException {
    log.close();
  }

  @Test
  void anOpenedConversationIsGreetedUnderTheEpochOfTheBot() {
    Log.Conversation conversation = log.open("li-na");

    conversation.awaitText("云溪生活");
    assertThat(conversation.commands().getFirst().data())
        .isInstanceOfSatisfying(
            PostMessage.class,
            post -> {
              assertThat(post.controlEpoch()).isEqualTo(1);
              assertThat(post.author().kind()).isEqualTo(Author.Kind.BOT);
            });
  }

  @Test
  void aQuestionForTheParcelIsAnsweredFromTheShop() {
    Log.Conversation conversation = log.open("li-na");
    conversation.says("我的快递到哪了");

    conversation.awaitText("快件已到达上海转运中心");
    assertThat(conversation.texts()).contains("20261118000123");
    assertThat(conversation.typed()).isTrue();
    ConversationCommand.RecordUnderstanding understood =
        (ConversationCommand.RecordUnderstanding)
            conversation.awaitCommand(ConversationCommand.RecordUnderstanding.class::isInstance);
    assertThat(understood.understanding().intent()).isEqualTo("where-is-my-parcel");
    assertThat(conversation.commands().getLast().versions())
        .containsKeys("nlu", "answers", "answer.parcel-on-the-way");
  }

  @Test
  void aVoiceMessageIsAnsweredWhenItsWordsArrive() {
    Log.Conversation conversation = log.open("li-na");
    conversation.sends(
        new Content.Voice(new Medium("m", "audio/ogg", 1, "v.ogg", null, null, 900L, null)));
    long voice = conversation.last();
    conversation.happens(
        new ConversationEvent.VoiceTranscribed(
            voice, new Transcript(Transcript.Result.HEARD, "我的快递到哪了", "zh")));

    conversation.awaitText("快件已到达上海转运中心");
    ConversationCommand.RecordUnderstanding understood =
        (ConversationCommand.RecordUnderstanding)
            conversation.awaitCommand(ConversationCommand.RecordUnderstanding.class::isInstance);
    assertThat(understood.understanding().messageSeq()).isEqualTo(voice);
  }

  @Test
  void nonsenseTwiceGoesToAPerson() {
    Log.Conversation conversation = log.open("li-na");
    conversation.says("紫色的大象在唱歌");
    conversation.says("窗外有一只鸟");

    HandOver given = (HandOver) conversation.awaitCommand(HandOver.class::isInstance);
    assertThat(given.controlEpoch()).isEqualTo(1);
    assertThat(given.brief().reason()).isEqualTo(Reason.LOW_CONFIDENCE);
  }

  @Test
  void aRedeliveredEventIsDroppedAndALostStateRepeatsTheSameCommands() {
    Log.Conversation conversation = log.open("li-na");
    conversation.says("我的快递到哪了");
    conversation.awaitText("快件已到达上海转运中心");
    List<String> ids = ids(conversation);

    conversation.redelivered();
    conversation.says("谢谢");
    conversation.awaitText("不客气");
    assertThat(ids(conversation)).startsWith(ids.toArray(String[]::new)).doesNotHaveDuplicates();

    int before = ids(conversation).size();
    store.forget(conversation.id);
    conversation.redelivered();
    await().until(() -> ids(conversation).size() == 2 * before);
    assertThat(ids(conversation).subList(before, 2 * before))
        .isEqualTo(ids(conversation).subList(0, before));
  }

  @Test
  void theBotIsSilentWhileAnAgentHasTheWord() {
    Log.Conversation conversation = log.open("li-na");
    conversation.awaitText("云溪生活");
    conversation.happens(
        new ConversationEvent.ControlChanged(new Control.Served(new Agent("xiao-chen", "陈晓")), 2));
    conversation.says("我的快递到哪了");
    conversation.happens(new ConversationEvent.ControlChanged(new Control.Bot(), 3));
    conversation.says("谢谢");

    conversation.awaitText("不客气");
    assertThat(String.join("", conversation.texts())).doesNotContain("转运中心");
    assertThat(((PostMessage) conversation.commands().getLast().data()).controlEpoch())
        .isEqualTo(3);
  }

  @Test
  void whoPressesTheButtonForAPersonGetsABrief() {
    Log.Conversation conversation = log.open("li-na");
    conversation.says("我的快递到哪了");
    conversation.happens(new ConversationEvent.PersonRequested());
    conversation.happens(new ConversationEvent.ControlChanged(new Control.Queue(), 2));

    AttachBrief brief = (AttachBrief) conversation.awaitCommand(AttachBrief.class::isInstance);
    assertThat(brief.brief().intent()).isEqualTo("where-is-my-parcel");
    assertThat(brief.brief().slots()).containsEntry("orderId", "20261118000123");
  }

  @Test
  void anExchangeIsBookedInTheShop() {
    Log.Conversation conversation = log.open("li-na");
    conversation.says("连衣裙小了 想换货");
    conversation.awaitText("哪个尺码");
    conversation.says("L");
    conversation.awaitText("上门取件");
    conversation.says("明天下午");
    conversation.awaitText("请确认");
    conversation.says("确认");

    conversation.awaitText("换货已提交，单号 ex-");
  }

  @Test
  void aShopThatFailsIsAdmitted() {
    Log.Conversation conversation = log.open("unlucky");
    conversation.says("我的快递到哪了");

    conversation.awaitText("店铺系统暂时没有回应");
  }

  @Test
  void aCustomerWhomTheShopDoesNotKnowHasNoOrders() {
    Log.Conversation conversation = log.open("stranger");
    conversation.says("我的快递到哪了");

    conversation.awaitText("我没有查到您在本店的订单");
  }

  @Test
  void aBrokenRecordIsSetAsideAndTheNextOneIsTakenIn() {
    Log.Conversation conversation = log.open("li-na");
    log.writeBroken(conversation.id);
    conversation.says("谢谢");

    conversation.awaitText("不客气");
    await().until(() -> log.deadLetters(conversation.id) == 1);
    assertThat(log.evidence(conversation.id).getFirst())
        .containsEntry("dead-letter-consumer", "bot-service")
        .containsEntry("dead-letter-topic", "conversation-events")
        .containsEntry("ce_type", "conversation.message-posted.v1")
        .containsKeys("dead-letter-reason", "dead-letter-partition", "dead-letter-offset");
  }

  @Test
  void anEventUnderAnotherKeyIsSetAside() {
    Log.Conversation conversation = log.open("li-na");
    String stray = conversation.id + "-stray";
    WireMessage event = conversation.written().getFirst();
    log.write(new WireMessage(stray, event.headers(), event.body()));

    await().until(() -> log.deadLetters(stray) == 1);
    assertThat(log.evidence(stray).getFirst())
        .containsEntry("dead-letter-reason", "the key is not the subject");
  }

  @Test
  void aCustomerWhoWaitsForTheShopDoesNotHoldUpTheOthers() {
    Log.Conversation waits = log.open("unheard");
    Log.Conversation other = log.openElsewhere(waits, "li-na");
    other.awaitText("云溪生活");
    waits.awaitText("云溪生活");
    waits.says("我的快递到哪了");
    other.says("我的快递到哪了");

    other.awaitText("快件已到达上海转运中心");
    assertThat(String.join("", waits.texts())).doesNotContain("没有回应");
    waits.awaitText("店铺系统暂时没有回应");
  }

  @Test
  void aReaderThatIsLateDoesNotUndoWhatTheNextOneHasTakenIn() {
    Log.Conversation conversation = log.open("li-na");
    conversation.says("谢谢");
    await()
        .until(() -> store.load(conversation.id).filter(s -> s.floor().lastSeq() == 3).isPresent());
    DialogueState third = store.load(conversation.id).orElseThrow();

    store.save(conversation.lastEvent(), Dialogue.heard(Dialogue.closed(third), 2));

    assertThat(store.load(conversation.id)).contains(third);
  }

  @Test
  void aClosedConversationIsForgotten() {
    Log.Conversation conversation = log.open("li-na");
    conversation.awaitText("云溪生活");
    await().until(() -> store.load(conversation.id).isPresent());
    conversation.happens(
        new ConversationEvent.ConversationClosed(
            new Author(Author.Kind.CUSTOMER, "li-na", "李娜"), CloseReason.RESOLVED));

    await().until(() -> store.load(conversation.id).isEmpty());
  }

  @Test
  void everyGoldenSampleIsTakenInWholeOrBroken() throws IOException {
    for (String name : GoldenSamples.names()) {
      GoldenSamples.variants(name).forEach(log::write);
    }
    Log.Conversation conversation = log.open("li-na");
    conversation.says("谢谢");

    conversation.awaitText("不客气");
    await().until(() -> log.deadLetters("c-5f0e8a52") == GoldenSamples.names().size());
  }

  private static List<String> ids(Log.Conversation conversation) {
    return conversation.commands().stream().map(Envelope.OfCommand::id).toList();
  }
}
