package io.xiaoer.routing.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.contracts.socket.AgentFrame;
import io.xiaoer.routing.http.ShopResource;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.IdentityResource;
import io.xiaoer.testing.KeeperResource;
import io.xiaoer.testing.TestTokens;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(KeeperResource.class)
@QuarkusTestResource(ShopResource.class)
class SocketRulesIT {
  private final String desk = "desk-" + UUID.randomUUID();
  private final String agentId = "agent-" + UUID.randomUUID();

  @TestHTTPResource("/ws")
  URI socket;

  private String token(String... roles) {
    return TestTokens.token(agentId, "陈晓", Set.of(roles), List.of("/desks/" + desk));
  }

  @Test
  void anotherSiteCannotOpenASocket() {
    assertThatThrownBy(() -> Console.open(socket, "https://evil.example"))
        .hasRootCauseMessage("Unexpected HTTP response status code 403");
  }

  @Test
  void whoeverDoesNotSayHelloIsCutOff() {
    try (Console console = Console.open(socket)) {
      assertThat(console.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void theFirstFrameMustBeHello() {
    try (Console console = Console.open(socket)) {
      console.send(new AgentFrame.Ping());
      assertThat(console.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void aFrameThatCannotBeReadEndsTheSocket() {
    for (String text : List.of("{", "{\"type\":\"juggle\"}", "null", "{\"type\":\"hello\"}")) {
      try (Console console = Console.open(socket)) {
        console.sendText(text);
        assertThat(console.closeCode()).as(text).isEqualTo(4400);
      }
    }
  }

  @Test
  void aFrameThatBreaksALimitIsRefusedAndTheSocketStaysOpen() {
    try (Console console = Console.signedIn(socket, token("agent"))) {
      console.sendText(
          "{\"type\":\"resolve\",\"conversationId\":\"c\",\"requestId\":\"r\",\"controlEpoch\":0}");
      console.next("refused", frame -> frame.get("code").asText().equals("invalid-frame"));
      console.send(new AgentFrame.Ping());
      console.next("pong");
    }
  }

  @Test
  void aBadOrExpiredTokenAsksForANewOne() {
    String expired =
        TestTokens.token(
            agentId, "陈晓", Set.of("agent"), List.of("/desks/" + desk), Duration.ofMinutes(-5));
    for (String token : List.of("nonsense", expired)) {
      try (Console console = Console.open(socket)) {
        console.send(new AgentFrame.Hello(token));
        assertThat(console.closeCode()).isEqualTo(4401);
      }
    }
  }

  @Test
  void otherRolesAreForbidden() {
    for (String role : List.of("customer", "analyst", "officer", "service")) {
      try (Console console = Console.open(socket)) {
        console.send(new AgentFrame.Hello(token(role)));
        assertThat(console.closeCode()).as(role).isEqualTo(4403);
      }
    }
  }

  @Test
  void anAgentOfTwoDesksIsForbidden() {
    String token =
        TestTokens.token(agentId, "陈晓", Set.of("agent"), List.of("/desks/a", "/desks/b"));
    try (Console console = Console.open(socket)) {
      console.send(new AgentFrame.Hello(token));
      assertThat(console.closeCode()).isEqualTo(4403);
    }
  }

  @Test
  void aTokenThatEndsClosesTheSocketUnlessItIsRefreshed() {
    String brief =
        TestTokens.token(
            agentId, "陈晓", Set.of("agent"), List.of("/desks/" + desk), Duration.ofSeconds(4));
    try (Console console = Console.signedIn(socket, brief);
        Console other = Console.signedIn(socket, brief)) {
      other.send(new AgentFrame.Refresh(token("agent")));
      other.next("refreshed");
      assertThat(console.closeCode()).isEqualTo(4401);
      other.send(new AgentFrame.Ping());
      other.next("pong");
    }
  }

  @Test
  void aTokenOfSomebodyElseDoesNotRefresh() {
    try (Console console = Console.signedIn(socket, token("agent"))) {
      console.send(
          new AgentFrame.Refresh(
              TestTokens.token("x", "x", Set.of("agent"), List.of("/desks/" + desk))));
      assertThat(console.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void whoeverIsTooFastIsCutOff() {
    try (Console console = Console.signedIn(socket, token("agent"))) {
      console.flood("{\"type\":\"ping\"}", 200);
      assertThat(console.closeCode()).isEqualTo(4429);
    }
  }

  @Test
  void nobodyWritesInConversationsThatHeDoesNotServe() {
    try (Console console = Console.signedIn(socket, token("agent"))) {
      console.send(new AgentFrame.Post("somebody-elses", "m-1", 2, "您好"));
      assertThat(console.next("refused").get("code").asText()).isEqualTo("not-yours");
      console.send(new AgentFrame.Resolve("somebody-elses", "r-1", 2));
      console.next("refused", frame -> frame.path("ref").asText().equals("r-1"));
      console.send(new AgentFrame.AcceptOffer("o-1"));
      console.next("refused", frame -> frame.get("code").asText().equals("offer-gone"));
    }
  }

  @Test
  void presenceIsConfirmedAndSeen() {
    try (Console console = Console.signedIn(socket, token("agent"))) {
      console.next("presence", frame -> frame.get("presence").asText().equals("AWAY"));
      console.send(new AgentFrame.SetPresence("p-1", Presence.ONLINE));
      console.next("accepted", frame -> frame.get("ref").asText().equals("p-1"));
      console.next("presence", frame -> frame.get("presence").asText().equals("ONLINE"));
    }
  }
}
