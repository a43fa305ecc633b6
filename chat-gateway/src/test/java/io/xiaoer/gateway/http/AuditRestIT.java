package io.xiaoer.gateway.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.AssignAgent;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ReceiptKind;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.kafka.TopicWriter;
import io.xiaoer.gateway.ws.TestSocket;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The audit of the whole service, and the evidence of a message. */
@QuarkusTest
@Suite
class AuditRestIT {
  private static final Duration ALARM = Duration.ofSeconds(10);

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @ConfigProperty(name = "quarkus.management.test-port")
  int management;

  @Inject TopicWriter topics;

  @Test
  void whatTheServiceDoesBalancesAndAForgedEventRaisesTheAlarmUntilSomebodyHasSeenToIt() {
    String owner = UUID.randomUUID().toString();
    try (TestSocket socket = TestSocket.hello(port, People.customer(owner))) {
      String id = socket.open("r-1");
      socket.send(new CustomerFrame.Post(id, "m-1", "你好"));
      socket.nextEvent("message-posted");
      await()
          .atMost(ALARM)
          .untilAsserted(
              () -> {
                row("accepted", greaterThanOrEqualTo(1));
                row("waiting", greaterThanOrEqualTo(1));
                row("difference", equalTo(0));
              });
      well().statusCode(200);
      forge(id);
      await().atMost(ALARM).untilAsserted(() -> well().statusCode(503));
      given()
          .port(management)
          .get("/q/metrics")
          .then()
          .body(containsString("gateway_audit_breaks_total{kind=\"NOT_STORED\"} 1.0"))
          .body(containsString("gateway_audit_messages"))
          .body(containsString("gateway_audit_difference"));
      List<Map<String, Object>> breaks =
          as(People.platform("operator"))
              .get("/chat/api/audit/breaks?open=true")
              .then()
              .statusCode(200)
              .body("breaks.conversationId", hasItem(id))
              .body("breaks.kind", hasItem("CHAIN"))
              .extract()
              .path("breaks");
      for (Map<String, Object> one : breaks) {
        acknowledge(People.platform("operator"), one, "not his to say").statusCode(403);
        acknowledge(People.supervisor("other"), one, "seen to").statusCode(403);
        acknowledge(People.supervisor(), one, " ").statusCode(400);
        acknowledge(People.supervisor(), one, "a test wrote it").statusCode(200);
        acknowledge(People.supervisor(), one, "again").statusCode(404);
      }
      await().atMost(ALARM).untilAsserted(() -> well().statusCode(200));
      as(People.supervisor())
          .get("/chat/api/audit/breaks")
          .then()
          .body("breaks[0].acknowledged.note", equalTo("a test wrote it"));
    }
  }

  @Test
  void theWayOfAMessageIsToldWithoutItsWords() {
    String owner = UUID.randomUUID().toString();
    try (TestSocket socket = TestSocket.hello(port, People.customer(owner))) {
      String id = socket.open("r-1");
      write(
          id,
          "bot-" + id,
          new PostMessage(
              new Author(Author.Kind.BOT, "bot", "小二"), new Content.Text("秘密"), "b-1", 1));
      socket.nextEvent("message-posted");
      write(
          id,
          "bot-again-" + id,
          new PostMessage(
              new Author(Author.Kind.BOT, "bot", "小二"), new Content.Text("秘密"), "b-1", 1));
      socket.send(new CustomerFrame.Receipt(id, ReceiptKind.DISPLAYED, 3));
      await()
          .atMost(ALARM)
          .untilAsserted(
              () ->
                  evidence(People.supervisor(), id, 3)
                      .statusCode(200)
                      .body("receipts.kind", hasItem("DISPLAYED"))
                      .body("repetitions.count", equalTo(1)));
      evidence(People.platform("officer"), id, 3)
          .statusCode(200)
          .body("seq", equalTo(3))
          .body("type", equalTo("conversation.message-posted.v1"))
          .body("clientMessageId", equalTo("b-1"))
          .body("epoch", equalTo(1))
          .body("command.id", equalTo("bot-" + id))
          .body("command.inLog", equalTo(true))
          .body("command.source", equalTo("/test"))
          .body("command.place.topic", equalTo("conversation-commands"))
          .body("event.topic", equalTo("conversation-events"))
          .body("event.offset", greaterThanOrEqualTo(0))
          .body("event.writtenAt", notNullValue())
          .body("chain.value", notNullValue())
          .body("chain.previous", notNullValue())
          .body("chain.transcript", equalTo("HOLDS"))
          .body("chain.log", equalTo("HOLDS"))
          .body("receipts", hasSize(1))
          .body("receipts[0].reader", equalTo("CUSTOMER:" + owner))
          .body("repetitions.latest[0].commandId", equalTo("bot-again-" + id))
          .body("", not(hasKey("data")))
          .body(not(containsString("秘密")));
      evidence(People.supervisor(), id, 1)
          .body("chain.transcript", equalTo("HOLDS"))
          .body("clientMessageId", nullValue());
    }
  }

  @Test
  void evidenceIsForSupervisorOfficerAndTheServingAgentAndForNobodyElse() {
    String owner = UUID.randomUUID().toString();
    try (TestSocket socket = TestSocket.hello(port, People.customer(owner))) {
      String id = socket.open("r-1");
      socket.send(new CustomerFrame.RequestPerson(id, "p-1"));
      socket.nextEvent("person-requested");
      evidence(People.agent("a-1"), id, 1).statusCode(404);
      write(id, "assign-" + id, new AssignAgent(new Agent("a-1", "陈晓"), "yunxi", 2));
      socket.until(f -> f.at("/event/data/control/kind").asText().equals("agent"));
      evidence(People.agent("a-1"), id, 1).statusCode(200);
      evidence(People.agent("a-2"), id, 1).statusCode(404);
      evidence(People.supervisor(), id, 1).statusCode(200);
      evidence(People.supervisor("other"), id, 1).statusCode(404);
      evidence(People.platform("officer"), id, 1).statusCode(200);
      evidence(People.customer(owner), id, 1).statusCode(403);
      evidence(People.platform("analyst"), id, 1).statusCode(403);
      evidence(People.supervisor(), id, 99).statusCode(404).body("code", equalTo("unknown-event"));
      evidence(People.supervisor(), "nobody", 1).statusCode(404);
    }
  }

  @Test
  void theAuditIsForSupervisorAndOperator() {
    for (String path : new String[] {"/chat/api/audit", "/chat/api/audit/breaks"}) {
      given().get(path).then().statusCode(401);
      as(People.supervisor()).get(path).then().statusCode(200);
      as(People.platform("operator")).get(path).then().statusCode(200);
      as(People.supervisor("other")).get(path).then().statusCode(403);
      as(People.newCustomer()).get(path).then().statusCode(403);
      as(People.agent("a-1")).get(path).then().statusCode(403);
      as(People.platform("officer")).get(path).then().statusCode(403);
    }
  }

  private void row(String field, org.hamcrest.Matcher<?> is) {
    as(People.supervisor())
        .get("/chat/api/audit")
        .then()
        .statusCode(200)
        .body("equation.find { it.entrance == 'HELP_CENTRE' }." + field, is);
  }

  private ValidatableResponse well() {
    return given().port(management).get("/q/health/well").then();
  }

  private static ValidatableResponse acknowledge(
      String token, Map<String, Object> one, String note) {
    return as(token)
        .contentType("application/json")
        .body(Map.of("note", note))
        .post("/chat/api/audit/breaks/{id}/acknowledgement", one.get("id"))
        .then();
  }

  private static ValidatableResponse evidence(String token, String id, long seq) {
    return as(token).get("/chat/api/conversations/{id}/events/{seq}/evidence", id, seq).then();
  }

  private void write(String id, String commandId, ConversationCommand command) {
    topics.write(
        Topics.CONVERSATION_COMMANDS,
        new OfCommand<>(commandId, "/test", id, Instant.now(), command));
  }

  /** Puts an event into the topic that is in no transcript. */
  private void forge(String id) {
    byte[] body = "{\"seq\":4,\"causationId\":\"x\",\"data\":{}}".getBytes(StandardCharsets.UTF_8);
    topics.write(
        List.of(
            new WireMessage(id, Map.of("ce_type", "conversation.nothing.v1"), body)
                .to(Topics.CONVERSATION_EVENTS)));
  }

  private static RequestSpecification as(String token) {
    return given().header("Authorization", "Bearer " + token);
  }
}
