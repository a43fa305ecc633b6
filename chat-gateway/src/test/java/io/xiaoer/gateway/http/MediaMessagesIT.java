package io.xiaoer.gateway.http;

import static io.xiaoer.gateway.http.MediaCalls.address;
import static io.xiaoer.gateway.http.MediaCalls.bytes;
import static io.xiaoer.gateway.http.MediaCalls.medium;
import static io.xiaoer.gateway.http.MediaCalls.post;
import static io.xiaoer.gateway.http.MediaCalls.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand.AssignAgent;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.FormField;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.OtherServices;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.ShopStand;
import io.xiaoer.gateway.SpeechStand;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.media.Specimens;
import io.xiaoer.gateway.ws.TestSocket;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Messages that are more than words, and what follows them. */
@QuarkusTest
@Suite
class MediaMessagesIT {
  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @Inject OtherServices others;

  @Test
  void theAgentWhoServesUploadsForHisAnswerAndAnInventedMediumIsRefusedByTheLog() {
    String token = People.newCustomer();
    String agentId = "a-" + UUID.randomUUID();
    try (TestSocket socket = TestSocket.hello(port, token)) {
      String id = socket.open(UUID.randomUUID().toString());
      socket.send(new CustomerFrame.RequestPerson(id, "r-1"));
      socket.nextEvent("person-requested");
      socket.nextEvent("control-changed");
      others.command(id, new AssignAgent(new Agent(agentId, "陈晓"), "yunxi", 2));
      socket.nextEvent("control-changed");
      Medium medium = medium(upload(People.agent(agentId), id, "file", "u-1", Specimens.zip()));
      Author agent = new Author(Author.Kind.AGENT, agentId, "陈晓");
      Medium invented = new Medium("m", "image/jpeg", 1, "a.jpg", 1, 1, null, "AAAA");
      others.command(id, new PostMessage(agent, new Content.Image(invented, null), "a-1", 3));
      others.command(id, new PostMessage(agent, new Content.File(medium, "发票"), "a-2", 3));
      var posted = socket.nextEvent("message-posted");
      assertThat(posted.at("/data/clientMessageId").asText()).isEqualTo("a-2");
      assertThat(bytes(address(token, id, medium.id(), "url"))).isEqualTo(Specimens.zip());
    }
  }

  @Test
  void aCardSaysWhatTheShopSaysAndAnAnswerFitsItsForm() {
    String token = People.customer(ShopStand.CUSTOMER);
    try (TestSocket socket = TestSocket.hello(port, token)) {
      String id = socket.open(UUID.randomUUID().toString());
      socket.send(
          post(
              id,
              "m-1",
              new Content.OrderCard("20261118000123", "假的", "X", 1, Instant.now(), null, null)));
      var card = socket.nextEvent("message-posted").at("/data/content");
      assertThat(card.get("totalFen").asLong()).isEqualTo(29_900);
      assertThat(card.get("title").asText()).isEqualTo("亚麻方领连衣裙");
      socket.send(
          post(id, "m-2", new Content.OrderCard("1", "x", "X", 1, Instant.now(), null, null)));
      assertThat(refusal(socket, "m-2")).isEqualTo("unknown-order");

      FormField day = new FormField("day", "取件日期", FormField.Kind.DATE, true, null);
      Author bot = new Author(Author.Kind.BOT, "xiaoer", "小二");
      others.command(
          id, new PostMessage(bot, new Content.Form("pick-up", "?", List.of(day)), "f", 1));
      long form = socket.nextEvent("message-posted").get("seq").asLong();
      socket.send(post(id, "m-3", answer(form, "明天")));
      assertThat(refusal(socket, "m-3")).isEqualTo("invalid-answer");
      socket.send(post(id, "m-4", answer(form - 1, "2026-11-22")));
      assertThat(refusal(socket, "m-4")).isEqualTo("unknown-form");
      socket.send(post(id, "m-5", answer(form, "2026-11-22")));
      assertThat(socket.nextEvent("message-posted").at("/data/content/values/0/label").asText())
          .isEqualTo("取件日期");
    }
  }

  @Test
  void aVoiceMessageIsFollowedByItsWords() {
    String token = People.newCustomer();
    try (TestSocket socket = TestSocket.hello(port, token)) {
      String id = socket.open(UUID.randomUUID().toString());
      Medium voice = medium(upload(token, id, "voice", "u-1", Specimens.wav(900)));
      socket.send(post(id, "m-1", new Content.Voice(voice)));
      var said = socket.nextEvent("message-posted");
      var heard = socket.nextEvent("voice-transcribed");
      assertThat(heard.at("/data/messageSeq").asLong()).isEqualTo(said.get("seq").asLong());
      assertThat(heard.at("/data/transcript/result").asText()).isEqualTo("HEARD");
      assertThat(heard.at("/data/transcript/text").asText()).isEqualTo(SpeechStand.HEARD);
      assertThat(heard.get("seq").asLong()).isEqualTo(said.get("seq").asLong() + 1);
    }
  }

  @Test
  void aLinkToThisMachineIsNotFetched() throws IOException {
    String token = People.newCustomer();
    try (TestSocket socket = TestSocket.hello(port, token);
        ServerSocket inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      inside.setSoTimeout(1);
      String id = socket.open(UUID.randomUUID().toString());
      socket.send(
          new CustomerFrame.Post(id, "m-1", "http://127.0.0.1:" + inside.getLocalPort() + "/"));
      Medium voice = medium(upload(token, id, "voice", "u-1", Specimens.wav(900)));
      socket.send(post(id, "m-2", new Content.Voice(voice)));
      var came =
          socket.until(
              frame ->
                  frame
                      .at("/event/eventType")
                      .asText()
                      .equals("conversation.voice-transcribed.v1"));
      assertThat(came.toString()).doesNotContain("link-previewed");
      assertThatThrownBy(inside::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static String refusal(TestSocket socket, String ref) {
    var refused = socket.next("refused");
    assertThat(refused.get("ref").asText()).isEqualTo(ref);
    return refused.get("code").asText();
  }

  private static Content answer(long form, String day) {
    return new Content.FormAnswer(
        form, "pick-up", List.of(new Content.FormAnswer.Value("day", "?", day)));
  }
}
