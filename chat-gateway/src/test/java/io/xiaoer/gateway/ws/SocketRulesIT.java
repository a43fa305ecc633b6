package io.xiaoer.gateway.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.identity.GuestTokens;
import jakarta.inject.Inject;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may do what on a socket, and what becomes of those who do not keep to the rules. */
@QuarkusTest
@Suite
class SocketRulesIT {
  private static final String HOME = "http://localhost:8080";

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @Inject GuestTokens guests;

  @Test
  void aSocketFromAnotherOriginIsRefused() {
    assertThatThrownBy(() -> TestSocket.connect(port, "https://evil.example"))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }

  @Test
  void aSocketWithoutAHelloIsClosed() {
    try (TestSocket socket = TestSocket.connect(port, HOME)) {
      assertThat(socket.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void anythingBeforeTheHelloClosesTheSocket() {
    assertThat(closeCodeAfter("{\"type\":\"ping\"}")).isEqualTo(4400);
    assertThat(closeCodeAfter("hello?")).isEqualTo(4400);
  }

  @Test
  void bytesCloseTheSocket() {
    try (TestSocket socket = TestSocket.connect(port, HOME)) {
      socket.sendBytes(new byte[] {1, 2, 3});
      assertThat(socket.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void aTokenThatIsMissingForgedOrEndedGivesATokenError() {
    assertThat(closeCodeAfterHello("no-token")).isEqualTo(4401);
    assertThat(closeCodeAfterHello(People.newCustomer() + "x")).isEqualTo(4401);
    assertThat(closeCodeAfterHello(People.customer("u", Duration.ofMinutes(-5)))).isEqualTo(4401);
    String guest = guests.issue(Locale.CHINESE).token();
    String[] parts = guest.split("\\.");
    assertThat(closeCodeAfterHello(parts[0] + "." + parts[1] + ".AAAA")).isEqualTo(4401);
  }

  @Test
  void staffMayNotComeInAsCustomers() {
    assertThat(closeCodeAfterHello(People.agent("a-1"))).isEqualTo(4403);
    assertThat(closeCodeAfterHello(People.supervisor())).isEqualTo(4403);
  }

  @Test
  void aSocketIsClosedWhenItsTokenEnds() {
    try (TestSocket socket =
        TestSocket.hello(port, People.customer("u-1", Duration.ofSeconds(3)))) {
      assertThat(socket.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void aNewTokenOfTheSamePersonKeepsTheSocketOpen() {
    String id = UUID.randomUUID().toString();
    try (TestSocket socket = TestSocket.hello(port, People.customer(id, Duration.ofSeconds(20)))) {
      socket.send(new CustomerFrame.Refresh(People.customer(id)));
      assertThat(socket.next("refreshed").get("tokenExpiresAt").asText()).isNotEmpty();
      socket.send(new CustomerFrame.Refresh(People.newCustomer()));
      assertThat(socket.closeCode()).isEqualTo(4403);
    }
  }

  @Test
  void aSilentSocketIsClosed() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
      assertThat(socket.closeCode()).isEqualTo(4408);
    }
  }

  @Test
  void aPingIsAnswered() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
      socket.send(new CustomerFrame.Ping());
      socket.next("pong");
    }
  }

  @Test
  void nobodyTouchesAConversationOfAnother() {
    try (TestSocket owner = TestSocket.hello(port, People.newCustomer())) {
      String id = owner.open("r-1");
      try (TestSocket other =
          TestSocket.hello(port, People.newCustomer(), new CustomerFrame.Resume(id, 0))) {
        assertRefused(other, id, "not-yours");
        other.send(new CustomerFrame.Post(id, "m-1", "你好"));
        assertRefused(other, "m-1", "not-yours");
        other.send(new CustomerFrame.RequestPerson(id, "p-1"));
        assertRefused(other, "p-1", "not-yours");
        other.send(new CustomerFrame.Leave(id, "l-1", true));
        assertRefused(other, "l-1", "not-yours");
        other.send(new CustomerFrame.Rate(id, "s-1", 1, false, null));
        assertRefused(other, "s-1", "not-yours");
        other.send(new CustomerFrame.Displayed(id, 1));
        assertRefused(other, null, "not-yours");
        other.send(new CustomerFrame.Typing(id));
        assertRefused(other, null, "not-yours");
        other.send(new CustomerFrame.Post("no-such", "m-2", "你好"));
        assertRefused(other, "m-2", "unknown-conversation");
      }
    }
  }

  @Test
  void aGuestChatsAndAsksForAPersonAndHasNoOrders() {
    try (TestSocket guest = TestSocket.hello(port, guests.issue(Locale.CHINESE).token())) {
      guest.send(new CustomerFrame.Open("o-1", new Entrance(Entrance.Kind.ORDER, "20261118")));
      assertRefused(guest, "o-1", "not-allowed");
      guest.send(new CustomerFrame.Open("o-2", new Entrance(Entrance.Kind.PRODUCT, "p-1001")));
      String id = guest.next("opened").get("conversationId").asText();
      guest.send(new CustomerFrame.Post(id, "m-1", "有货吗"));
      assertThat(guest.nextEvent("message-posted").at("/data/author/id").asText())
          .startsWith("guest-");
      guest.send(new CustomerFrame.RequestPerson(id, "p-1"));
      guest.nextEvent("person-requested");
    }
  }

  @Test
  void aGuestsFourthConversationEndsHisOldestWithTheBot() {
    try (TestSocket guest = TestSocket.hello(port, guests.issue(Locale.CHINESE).token())) {
      String oldest = guest.open("r-1");
      guest.open("r-2");
      guest.open("r-3");
      guest.send(new CustomerFrame.Open("r-4", new Entrance(Entrance.Kind.HELP_CENTRE, null)));
      JsonNode closed = guest.nextEvent("conversation-closed");
      assertThat(closed.get("conversationId").asText()).isEqualTo(oldest);
      assertThat(closed.at("/data/by/kind").asText()).isEqualTo("SYSTEM");
      assertThat(closed.at("/data/reason").asText()).isEqualTo("CUSTOMER_LEFT");
    }
  }

  @Test
  void aCustomerWaitsForAPersonInTwoConversationsAtMost() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
      String first = socket.open("r-1");
      for (String id : List.of(first, socket.open("r-2"))) {
        socket.send(new CustomerFrame.RequestPerson(id, "p-" + id));
        socket.nextEvent("person-requested");
      }
      String third = socket.open("r-3");
      socket.send(new CustomerFrame.RequestPerson(third, "p-3"));
      assertRefused(socket, "p-3", "too-many-waiting");
      socket.send(new CustomerFrame.RequestPerson(first, "p-4"));
      assertThat(socket.next("accepted").get("ref").asText()).isEqualTo("p-4");
    }
  }

  @Test
  void aBrokenFrameIsRefusedAndTheSocketStaysOpen() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
      socket.sendText("{");
      assertRefused(socket, null, "bad-json");
      socket.sendText("[]");
      assertRefused(socket, null, "bad-json");
      socket.sendText("{\"type\":\"dance\",\"requestId\":\"d-1\"}");
      assertRefused(socket, "d-1", "unknown-type");
      socket.sendText("{\"type\":\"post\",\"clientMessageId\":\"m-1\"}");
      assertRefused(socket, "m-1", "invalid-frame");
      String tooLong = "字".repeat(Limits.TEXT_CHARS + 1);
      socket.sendText(
          "{\"type\":\"post\",\"conversationId\":\"c\",\"clientMessageId\":\"m-2\",\"text\":\""
              + tooLong
              + "\"}");
      assertRefused(socket, "m-2", "too-long");
      socket.send(new CustomerFrame.Ping());
      socket.next("pong");
    }
  }

  @Test
  void aFrameBeyondTheLimitClosesTheSocket() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
      try {
        socket.sendText("x".repeat(2 * Limits.BODY_BYTES));
      } catch (RuntimeException cutOff) {
        assertThat(cutOff).isNotNull();
      }
      assertThat(socket.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void tooManyFramesAreRefusedAndThenCloseTheSocket() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
      for (int i = 0; i < 70; i++) {
        socket.send(new CustomerFrame.Ping());
      }
      assertRefused(socket, null, "rate-limited");
      for (int i = 0; i < 60; i++) {
        socket.send(new CustomerFrame.Ping());
      }
      assertThat(socket.closeCode()).isEqualTo(4429);
    }
  }

  @Test
  void whatIsTooMuchForTheMomentMayComeAgainAndIsNotOvertaken() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
      String conversation = socket.open("r-1");
      for (int i = 0; i < 60; i++) {
        socket.send(new CustomerFrame.Ping());
      }
      for (String id : List.of("m-1", "m-2")) {
        socket.send(new CustomerFrame.Post(conversation, id, "在吗"));
        JsonNode refused = socket.next(answer -> answer.path("ref").asText().equals(id));
        assertThat(refused.get("code").asText()).isEqualTo("rate-limited");
        assertThat(refused.get("retryAfterMillis").asInt()).isBetween(1, 5_000);
      }
    }
  }

  private int closeCodeAfter(String text) {
    try (TestSocket socket = TestSocket.connect(port, HOME)) {
      socket.sendText(text);
      return socket.closeCode();
    }
  }

  private int closeCodeAfterHello(String token) {
    try (TestSocket socket = TestSocket.connect(port, HOME)) {
      socket.send(new CustomerFrame.Hello(token, "zh-CN", List.of()));
      return socket.closeCode();
    }
  }

  private static void assertRefused(TestSocket socket, @Nullable String ref, String code) {
    JsonNode refused = socket.next("refused");
    assertThat(refused.get("code").asText()).isEqualTo(code);
    assertThat(refused.path("ref").isMissingNode() ? null : refused.path("ref").asText())
        .isEqualTo(ref);
  }
}
