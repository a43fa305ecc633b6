package io.xiaoer.gateway.ws;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CallKind;
import io.xiaoer.contracts.conversation.ConversationCommand.AcceptCall;
import io.xiaoer.contracts.conversation.ConversationCommand.AssignAgent;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestCall;
import io.xiaoer.contracts.signal.CallWords;
import io.xiaoer.contracts.signal.CallWords.Description;
import io.xiaoer.contracts.signal.ConversationSignal.CallSaid;
import io.xiaoer.contracts.signal.ConversationSignal.Typing;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.OtherServices;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.Suite;
import io.xiaoer.testing.TestTokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Calls over the customer's socket, with the agent's side played into the topics. */
@QuarkusTest
@Suite
class CallIT {
  private static final int EPOCH = 3;
  private static final String OFFER = "v=0 offer";

  private final Agent agent = new Agent("a-" + UUID.randomUUID(), "陈晓");
  private final Author asAgent = new Author(Author.Kind.AGENT, agent.id(), agent.displayName());

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @Inject OtherServices others;

  @Test
  void wordsPassBetweenTheTwoPagesThatAgreedAndNobodyElse() {
    String token = People.newCustomer();
    try (TestSocket phone = TestSocket.hello(port, token);
        TestSocket laptop = TestSocket.hello(port, token)) {
      String id = served(phone);
      laptop.next("began");
      say(phone, id, "page-1", OFFER);
      assertThat(phone.next("refused").get("code").asText())
          .as("dropped while no call is on")
          .isEqualTo("no-call");

      phone.send(new CustomerFrame.RequestCall(id, "call-1", CallKind.VIDEO, "page-1"));
      assertThat(phone.next("accepted").get("ref").asText()).isEqualTo("call-1");
      assertThat(laptop.nextEvent("call-requested").at("/data/kind").asText()).isEqualTo("VIDEO");
      say(phone, id, "page-1", OFFER);
      assertThat(phone.next("refused").get("code").asText())
          .as("and while the other side has not agreed")
          .isEqualTo("no-call");

      others.command(id, new AcceptCall("call-1", asAgent, "console-1", EPOCH));
      phone.nextEvent("call-accepted");
      laptop.nextEvent("call-accepted");
      say(laptop, id, "page-2", OFFER);
      assertThat(laptop.next("refused").get("code").asText()).isEqualTo("no-call");

      others.signal(
          id, said(new Author(Author.Kind.AGENT, "stranger", "林"), "console-1", "stranger"));
      others.signal(id, said(asAgent, "console-2", "another page of the agent's"));
      others.signal(id, said(asAgent, "console-1", "answer"));
      JsonNode heard = phone.next(frame -> frame.at("/signal/kind").asText().equals("call"));
      assertThat(heard.at("/signal/words/description/sdp").asText()).isEqualTo("answer");

      others.signal(id, new Typing(asAgent));
      assertThat(laptop.until(frame -> frame.path("type").asText().equals("signal")))
          .as("the laptop hears nothing of the call")
          .last()
          .satisfies(frame -> assertThat(frame.at("/signal/kind").asText()).isEqualTo("typing"));
    }
  }

  @Test
  void aPageThatComesBackTakesItsPartAgain() {
    String token = People.newCustomer();
    String id;
    try (TestSocket phone = TestSocket.hello(port, token)) {
      id = on(phone);
    }
    try (TestSocket again = TestSocket.hello(port, token, new CustomerFrame.Resume(id, 9))) {
      again.next("resumed");
      again.send(new CustomerFrame.CallSay(id, "call-1", "page-1", new CallWords(null, List.of())));
      again.send(new CustomerFrame.Ping());
      again.next("pong");
      others.signal(id, said(asAgent, "console-1", "after the cut"));
      assertThat(
              again
                  .next(frame -> frame.at("/signal/kind").asText().equals("call"))
                  .at("/signal/words/description/sdp")
                  .asText())
          .isEqualTo("after the cut");
      again.send(new CustomerFrame.EndCall(id, "call-1", false));
      JsonNode ended = again.nextEvent("call-ended");
      assertThat(ended.at("/data/reason").asText()).isEqualTo("HUNG_UP");
      assertThat(ended.at("/data/talkedMillis").asLong()).isPositive();
    }
  }

  @Test
  void wordsAreLimitedInSizeAndNumber() {
    try (TestSocket phone = TestSocket.hello(port, People.newCustomer())) {
      String id = on(phone);
      phone.sendText(
          "{\"type\":\"call-say\",\"conversationId\":\"%s\",\"callId\":\"call-1\",\"endpoint\":\"page-1\",\"words\":{\"description\":{\"type\":\"OFFER\",\"exchange\":1,\"sdp\":\"%s\"},\"candidates\":[]}}"
              .formatted(id, "x".repeat(Limits.SDP_CHARS + 1)));
      assertThat(phone.next("refused").get("code").asText()).isEqualTo("too-long");
      for (int i = 0; i < 45; i++) {
        say(phone, id, "page-1", OFFER);
      }
      assertThat(phone.next("refused").get("code").asText()).isEqualTo("rate-limited");
    }
  }

  @Test
  void aCallThatNobodyAnswersIsMissed() {
    try (TestSocket phone = TestSocket.hello(port, People.newCustomer())) {
      String id = served(phone);
      others.command(id, new RequestCall("call-1", asAgent, CallKind.AUDIO, "console-1", EPOCH));
      phone.nextEvent("call-requested");
      JsonNode ended = phone.nextEvent("call-ended");
      assertThat(ended.at("/data/reason").asText()).isEqualTo("MISSED");
      phone.send(new CustomerFrame.AcceptCall(id, "call-1", "page-1"));
      JsonNode refused = phone.next("signal");
      assertThat(refused.at("/signal/code").asText()).isEqualTo("NO_CALL");
      assertThat(refused.at("/signal/clientMessageId").asText()).isEqualTo("call-1");
    }
  }

  @Test
  void aCallWhoseCustomerIsGoneEnds() {
    String token = People.newCustomer();
    String id;
    try (TestSocket phone = TestSocket.hello(port, token)) {
      id = on(phone);
    }
    JsonNode ended =
        await()
            .until(
                () -> lastEvent(token, id),
                event -> event.get("eventType").asText().equals("conversation.call-ended.v1"));
    assertThat(ended.at("/data/reason").asText()).isEqualTo("CONNECTION_LOST");
  }

  @Test
  void serversAreNamedToTheTwoPartiesOfACallThatIsOn() {
    String token = People.newCustomer();
    String agentToken =
        TestTokens.token(agent.id(), "陈晓", Set.of("agent"), List.of("/desks/yunxi"));
    try (TestSocket phone = TestSocket.hello(port, token)) {
      String id = served(phone);
      assertThat(servers(token, id)).isEqualTo(404);
      phone.send(new CustomerFrame.RequestCall(id, "call-1", CallKind.VIDEO, "page-1"));
      phone.nextEvent("call-requested");
      assertThat(servers(token, id)).as("not before it is accepted").isEqualTo(404);
      others.command(id, new AcceptCall("call-1", asAgent, "console-1", EPOCH));
      phone.nextEvent("call-accepted");

      String customers = user(token, id);
      String agents = user(agentToken, id);
      assertThat(customers).matches("\\d+:[0-9a-f-]{36}").isNotEqualTo(agents);
      assertThat(servers(People.newCustomer(), id)).isEqualTo(404);
      assertThat(
              servers(TestTokens.token("a-2", "林", Set.of("agent"), List.of("/desks/yunxi")), id))
          .isEqualTo(404);
      assertThat(
              servers(
                  TestTokens.token("s-1", "周", Set.of("supervisor"), List.of("/desks/yunxi")), id))
          .isEqualTo(403);
      phone.send(new CustomerFrame.EndCall(id, "call-1", false));
      phone.nextEvent("call-ended");
      assertThat(servers(token, id)).isEqualTo(404);
    }
  }

  private int servers(String token, String id) {
    return given()
        .port(port)
        .auth()
        .oauth2(token)
        .get("/chat/api/conversations/" + id + "/calls/call-1/ice-servers")
        .statusCode();
  }

  private String user(String token, String id) {
    return given()
        .port(port)
        .auth()
        .oauth2(token)
        .get("/chat/api/conversations/" + id + "/calls/call-1/ice-servers")
        .then()
        .statusCode(200)
        .extract()
        .path("iceServers.find { it.username != null }.username");
  }

  private JsonNode lastEvent(String token, String id) throws Exception {
    String page =
        given()
            .port(port)
            .auth()
            .oauth2(token)
            .get("/chat/api/conversations/" + id + "/events?before=1000&limit=1")
            .asString();
    return Codec.JSON.readTree(page).at("/events/0");
  }

  /** A conversation that the agent serves, in epoch {@link #EPOCH}. */
  private String served(TestSocket phone) {
    String id = phone.open("r-" + UUID.randomUUID());
    phone.send(new CustomerFrame.RequestPerson(id, "p-1"));
    phone.nextEvent("control-changed");
    others.command(id, new AssignAgent(agent, "yunxi", EPOCH - 1));
    phone.nextEvent("control-changed");
    return id;
  }

  /** The same with a call on. */
  private String on(TestSocket phone) {
    String id = served(phone);
    phone.send(new CustomerFrame.RequestCall(id, "call-1", CallKind.AUDIO, "page-1"));
    phone.nextEvent("call-requested");
    others.command(id, new AcceptCall("call-1", asAgent, "console-1", EPOCH));
    phone.nextEvent("call-accepted");
    return id;
  }

  private static void say(TestSocket socket, String id, String endpoint, String sdp) {
    socket.send(new CustomerFrame.CallSay(id, "call-1", endpoint, words(sdp)));
  }

  private static CallWords words(String sdp) {
    return new CallWords(new Description(Description.Type.OFFER, 1, sdp), List.of());
  }

  private static CallSaid said(Author author, String endpoint, String sdp) {
    return new CallSaid("call-1", author, endpoint, words(sdp));
  }
}
