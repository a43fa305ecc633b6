package io.xiaoer.gateway.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.ReceiptKind;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.kafka.TopicWriter;
import io.xiaoer.gateway.mongo.Transcripts;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What a customer may change of what he said, his devices, and what becomes of his silence. */
@QuarkusTest
@Suite
class SessionsOfCustomersIT {
  private static final Author BOT = new Author(Author.Kind.BOT, "bot", "小二");

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @Inject TopicWriter topics;
  @Inject Transcripts transcripts;

  @Test
  void whatWasSaidIsEditedAndRecalledForEverybody() {
    String token = People.newCustomer();
    try (TestSocket phone = TestSocket.hello(port, token)) {
      String id = phone.open("r-1");
      phone.send(new CustomerFrame.Post(id, "m-1", "我的快递到哪了"));
      long said = phone.nextEvent("message-posted").get("seq").asLong();
      phone.send(new CustomerFrame.Edit(id, "e-1", said, "我的退款到哪了"));
      assertThat(phone.next("accepted").get("ref").asText()).isEqualTo("e-1");
      JsonNode edited = phone.nextEvent("message-edited");
      assertThat(edited.at("/data/messageSeq").asLong()).isEqualTo(said);
      assertThat(edited.at("/data/content/text").asText()).isEqualTo("我的退款到哪了");
      phone.send(new CustomerFrame.Recall(id, "x-1", said));
      assertThat(phone.nextEvent("message-recalled").at("/data/messageSeq").asLong())
          .isEqualTo(said);
      phone.send(new CustomerFrame.Edit(id, "e-2", said, "又想改"));
      assertThat(phone.next("signal").at("/signal/code").asText()).isEqualTo("NOT_ALLOWED");
    }
  }

  @Test
  void receiptsSayHowFarAMessageHasCome() {
    try (TestSocket phone = TestSocket.hello(port, People.newCustomer())) {
      String id = phone.open("r-1");
      phone.send(new CustomerFrame.Receipt(id, ReceiptKind.DELIVERED, 2));
      assertThat(phone.nextEvent("receipt-recorded").at("/data/kind").asText())
          .isEqualTo("DELIVERED");
      phone.send(new CustomerFrame.Displayed(id, 2));
      assertThat(phone.nextEvent("receipt-recorded").at("/data/kind").isMissingNode()).isTrue();
      phone.send(new CustomerFrame.Receipt(id, ReceiptKind.READ, 2));
      assertThat(phone.nextEvent("receipt-recorded").at("/data/kind").asText()).isEqualTo("READ");
    }
  }

  @Test
  void aConversationBegunOnOneDeviceAppearsOnTheOther() {
    String token = People.newCustomer();
    try (TestSocket phone = TestSocket.hello(port, token);
        TestSocket laptop = TestSocket.hello(port, token);
        TestSocket stranger = TestSocket.hello(port, People.newCustomer())) {
      String id = phone.open("r-1");
      assertThat(laptop.next("began").get("conversationId").asText()).isEqualTo(id);
      phone.send(new CustomerFrame.Post(id, "m-1", "你好"));
      assertThat(laptop.nextEvent("message-posted")).isEqualTo(phone.nextEvent("message-posted"));
      stranger.send(new CustomerFrame.Ping());
      assertThat(stranger.until(frame -> frame.path("type").asText().equals("pong"))).hasSize(1);
    }
  }

  @Test
  void aSilentCustomerIsWarnedTheConversationEndsAndHisNextWordReopensIt() {
    try (TestSocket phone = TestSocket.hello(port, People.newCustomer())) {
      String id = open(phone, new Entrance(Entrance.Kind.ORDER, "20261118000123"));
      post(id, "您好，请问有什么可以帮您？");
      JsonNode warned = phone.nextEvent("idle-warned");
      assertThat(Instant.parse(warned.at("/data/closesAt").asText()))
          .isAfter(Instant.parse(warned.get("time").asText()));
      JsonNode closed = phone.nextEvent("conversation-closed");
      assertThat(closed.at("/data/reason").asText()).isEqualTo("IDLE");
      phone.send(new CustomerFrame.Post(id, "m-1", "我回来了"));
      assertThat(phone.nextEvent("conversation-reopened").at("/data/customer/id").asText())
          .isNotBlank();
      assertThat(phone.nextEvent("control-changed").at("/data/control/kind").asText())
          .isEqualTo("bot");
      assertThat(phone.nextEvent("message-posted").at("/data/content/text").asText())
          .isEqualTo("我回来了");
    }
  }

  @Test
  void whoWaitsAndIsHereKeepsHisPlaceAndWhoIsGoneLosesIt() {
    String goes = People.newCustomer();
    try (TestSocket staying = TestSocket.hello(port, People.newCustomer())) {
      String stays = waiting(staying);
      String left;
      try (TestSocket phone = TestSocket.hello(port, goes)) {
        left = waiting(phone);
      }
      await().until(() -> transcripts.find(left).orElseThrow().closed());
      assertThat(transcripts.find(stays).orElseThrow().closed()).isFalse();
      try (TestSocket again = TestSocket.hello(port, goes, new CustomerFrame.Resume(left, 0))) {
        assertThat(again.nextEvent("conversation-closed").at("/data/reason").asText())
            .isEqualTo("ABANDONED");
      }
    }
  }

  private String waiting(TestSocket socket) {
    String id = open(socket, new Entrance(Entrance.Kind.PRODUCT, "p-1"));
    socket.send(new CustomerFrame.RequestPerson(id, "p-1"));
    assertThat(socket.nextEvent("control-changed").at("/data/control/kind").asText())
        .isEqualTo("queue");
    return id;
  }

  private String open(TestSocket socket, Entrance entrance) {
    socket.send(new CustomerFrame.Open("r-1", entrance));
    String id = socket.next("opened").get("conversationId").asText();
    socket.nextEvent("control-changed");
    return id;
  }

  private void post(String id, String text) {
    ConversationCommand said = new PostMessage(BOT, new Content.Text(text), "b-1", 1);
    topics.write(
        Topics.CONVERSATION_COMMANDS,
        new OfCommand<>(UUID.randomUUID().toString(), "/test", id, Instant.now(), said));
  }
}
