package io.xiaoer.gateway.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CloseReason;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand.AssignAgent;
import io.xiaoer.contracts.conversation.ConversationCommand.AttachBrief;
import io.xiaoer.contracts.conversation.ConversationCommand.CloseConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.HandOverBrief;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.contracts.signal.ConversationSignal;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.OtherServices;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.kafka.TopicWriter;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Suite
class ConversationFlowIT {
  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  private static final Author BOT = new Author(Author.Kind.BOT, "bot", "小二");
  private static final Author AGENT = new Author(Author.Kind.AGENT, "a-1", "陈晓");
  private static final HandOverBrief BRIEF =
      new HandOverBrief(
          HandOverBrief.Reason.CUSTOMER_ASKED,
          ProblemClass.LOGISTICS,
          null,
          "zh",
          HandOverBrief.Mood.ANGRY,
          "客户很生气",
          Map.of("orderId", "1"));

  @Inject OtherServices others;

  @Inject TopicWriter topics;

  @Test
  void aPostedMessageIsAcceptedAndComesBackWithTheNextNumber() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
      String id = socket.open("r-1");
      socket.send(new CustomerFrame.Post(id, "m-1", "我的快递到哪了"));
      assertThat(socket.next("accepted").get("ref").asText()).isEqualTo("m-1");
      JsonNode posted = socket.nextEvent("message-posted");
      assertThat(posted.get("seq").asLong()).isEqualTo(3);
      assertThat(posted.at("/data/content/text").asText()).isEqualTo("我的快递到哪了");
      assertThat(posted.at("/data/clientMessageId").asText()).isEqualTo("m-1");
    }
  }

  @Test
  void theSameClientMessageIdTwiceGivesOneMessage() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
      String id = socket.open("r-1");
      socket.send(new CustomerFrame.Post(id, "m-1", "你好"));
      socket.send(new CustomerFrame.Post(id, "m-1", "你好"));
      socket.send(new CustomerFrame.Post(id, "m-2", "在吗"));
      List<Long> seqs =
          socket.until(f -> f.at("/event/data/clientMessageId").asText().equals("m-2")).stream()
              .filter(f -> f.path("type").asText().equals("event"))
              .map(f -> f.at("/event/seq").asLong())
              .toList();
      assertThat(seqs).containsExactly(3L, 4L);
    }
  }

  @Test
  void whatWasSentBeforeTheAppLeftIsCarriedOut() {
    String token = People.newCustomer();
    String id;
    try (TestSocket socket = TestSocket.hello(port, token)) {
      id = socket.open("r-1");
      posts(socket, id, 12);
      socket.leave();
    }
    try (TestSocket again = TestSocket.hello(port, token, new CustomerFrame.Resume(id, 2))) {
      for (int i = 0; i < 12; i++) {
        JsonNode posted = again.nextEvent("message-posted");
        assertThat(posted.at("/data/clientMessageId").asText()).isEqualTo("m-" + i);
      }
    }
  }

  @Test
  void resumingAfterANumberGivesExactlyWhatWasMissed() {
    String token = People.newCustomer();
    String id;
    try (TestSocket socket = TestSocket.hello(port, token)) {
      id = socket.open("r-1");
      posts(socket, id, 5);
      socket.next(f -> f.at("/event/seq").asLong() == 7);
    }
    try (TestSocket again = TestSocket.hello(port, token, new CustomerFrame.Resume(id, 4))) {
      List<JsonNode> came = again.until(f -> f.path("type").asText().equals("resumed"));
      assertThat(came.stream().map(f -> f.at("/event/seq").asLong()))
          .containsExactly(5L, 6L, 7L, 0L);
      assertThat(came.getLast().get("lastSeq").asLong()).isEqualTo(7);
    }
  }

  @Test
  void theSameRequestBeginsOneConversation() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
      String id = socket.open("r-1");
      socket.send(new CustomerFrame.Open("r-1", new Entrance(Entrance.Kind.HELP_CENTRE, null)));
      assertThat(socket.next("opened").get("conversationId").asText()).isEqualTo(id);
      socket.send(new CustomerFrame.Post(id, "m-1", "你好"));
      assertThat(socket.nextEvent("message-posted").get("seq").asLong()).isEqualTo(3);
    }
  }

  @Test
  void twoSocketsOfACustomerSeeTheSameNumbers() {
    String token = People.newCustomer();
    try (TestSocket phone = TestSocket.hello(port, token)) {
      String id = phone.open("r-1");
      try (TestSocket laptop = TestSocket.hello(port, token, new CustomerFrame.Resume(id, 0))) {
        laptop.next("resumed");
        phone.send(new CustomerFrame.Post(id, "m-1", "你好"));
        assertThat(laptop.nextEvent("message-posted")).isEqualTo(phone.nextEvent("message-posted"));
      }
    }
  }

  @Test
  void theWholeStoryFromTheFirstWordToTheRating() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
      String id = socket.open("r-1");
      others.command(id, new PostMessage(BOT, new Content.Text("您好，请问有什么可以帮您？"), "b-1", 1));
      assertThat(socket.nextEvent("message-posted").at("/data/author/kind").asText())
          .isEqualTo("BOT");
      socket.send(new CustomerFrame.RequestPerson(id, "p-1"));
      socket.next("accepted");
      assertThat(socket.nextEvent("control-changed").at("/data/control/kind").asText())
          .isEqualTo("queue");
      others.signal(id, new ConversationSignal.QueuePlace(2, 60L));
      assertThat(socket.next("signal").at("/signal/place").asInt()).isEqualTo(2);
      others.command(id, new AttachBrief(BRIEF));
      JsonNode briefed = socket.nextEvent("hand-over-briefed");
      assertThat(briefed.at("/data/brief/summary").asText()).isEqualTo("-");
      assertThat(briefed.at("/data/brief/slots")).isEmpty();
      others.command(id, new AssignAgent(new Agent("a-1", "陈晓"), "yunxi", 2));
      assertThat(socket.nextEvent("control-changed").at("/data/control/agent/displayName").asText())
          .isEqualTo("陈晓");
      others.signal(id, new ConversationSignal.Typing(AGENT));
      assertThat(socket.next("signal").at("/signal/author/displayName").asText()).isEqualTo("陈晓");
      others.command(id, new PostMessage(AGENT, new Content.Text("我来帮您"), "a-1", 3));
      JsonNode said = socket.nextEvent("message-posted");
      socket.send(new CustomerFrame.Displayed(id, said.get("seq").asLong()));
      assertThat(socket.nextEvent("receipt-recorded").at("/data/upTo").asLong())
          .isEqualTo(said.get("seq").asLong());
      others.command(id, new CloseConversation(AGENT, CloseReason.RESOLVED, 3));
      socket.nextEvent("conversation-closed");
      socket.send(new CustomerFrame.Rate(id, "s-1", 5, true, "很好"));
      assertThat(socket.nextEvent("conversation-rated").at("/data/stars").asInt()).isEqualTo(5);
    }
  }

  @Test
  void theSenderAloneIsToldThatHisCommandWasRefused() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
      String id = socket.open("r-1");
      others.command(id, new PostMessage(AGENT, new Content.Text("我没有权限"), "a-1", 1));
      socket.send(new CustomerFrame.Rate(id, "s-1", 5, true, null));
      JsonNode signal = socket.next("signal");
      assertThat(signal.at("/signal/code").asText()).isEqualTo("NOT_CLOSED");
      assertThat(signal.get("conversationId").asText()).isEqualTo(id);
    }
  }

  @Test
  void aLongHistoryComesWholeAndInOrder() {
    String token = People.newCustomer();
    try (TestSocket socket = TestSocket.hello(port, token)) {
      String id = socket.open("r-1");
      topics.write(
          IntStream.range(0, 250)
              .mapToObj(i -> new PostMessage(BOT, new Content.Text("第" + i + "条"), "b-" + i, 1))
              .map(
                  post ->
                      Codec.encode(OtherServices.envelope(id, post))
                          .to(Topics.CONVERSATION_COMMANDS))
              .toList());
      socket.next(f -> f.at("/event/seq").asLong() == 252);
      try (TestSocket again = TestSocket.hello(port, token, new CustomerFrame.Resume(id, 0))) {
        assertThat(
                again.until(f -> f.path("type").asText().equals("resumed")).stream()
                    .filter(f -> f.path("type").asText().equals("event"))
                    .map(f -> f.at("/event/seq").asLong()))
            .isEqualTo(LongStream.rangeClosed(1, 252).boxed().toList());
      }
    }
  }

  private static void posts(TestSocket socket, String id, int many) {
    for (int i = 0; i < many; i++) {
      socket.send(new CustomerFrame.Post(id, "m-" + i, "第" + i + "条"));
    }
  }
}
