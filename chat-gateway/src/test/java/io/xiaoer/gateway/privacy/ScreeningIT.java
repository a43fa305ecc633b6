package io.xiaoer.gateway.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand.AssignAgent;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ReportReason;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.OtherServices;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.kafka.Log;
import io.xiaoer.gateway.vault.Vault;
import io.xiaoer.gateway.ws.TestSocket;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** From a socket to the log: what is masked, judged, flagged and reported on the way. */
@QuarkusTest
@Suite
class ScreeningIT {
  private static final String PHONE = "13800138000";
  private static final Author AGENT = new Author(Author.Kind.AGENT, "a-1", "陈晓");

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  @Inject OtherServices others;
  @Inject Vault vault;

  @Test
  void whatACustomerShouldNotHaveSaidIsInNoTopicAndCanStillBeOpened() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer());
        Log log = new Log(broker)) {
      String id = socket.open("r-1");
      socket.send(new CustomerFrame.Post(id, "m-1", "我的电话是" + PHONE));
      JsonNode posted = socket.nextEvent("message-posted");
      assertThat(posted.at("/data/content/text").asText()).isEqualTo("我的电话是138****8000");
      JsonNode masked = posted.at("/data/screening/masked/0");
      assertThat(masked.get("kind").asText()).isEqualTo("PHONE_NUMBER");
      assertThat(masked.get("start").asInt()).isEqualTo(5);
      assertThat(masked.get("end").asInt()).isEqualTo(16);
      for (String topic : Topics.ALL.stream().map(Topics.Topic::name).toList()) {
        assertThat(log.of(topic, id))
            .noneMatch(
                record -> new String(record.value(), StandardCharsets.UTF_8).contains(PHONE));
      }
      assertThat(vault.open(id, masked.get("sealedId").asText()))
          .isInstanceOfSatisfying(
              Vault.Opened.Original.class, it -> assertThat(it.text()).isEqualTo(PHONE));
    }
  }

  @Test
  void theSameMessageAgainIsMaskedTheSame() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
      String id = socket.open("r-1");
      socket.send(new CustomerFrame.Post(id, "m-1", "密码是abc12345"));
      JsonNode first = socket.nextEvent("message-posted");
      socket.send(new CustomerFrame.Post(id, "m-1", "密码是abc12345"));
      socket.send(new CustomerFrame.Post(id, "m-2", "好了"));
      JsonNode second = socket.nextEvent("message-posted");
      assertThat(first.at("/data/content/text").asText()).isEqualTo("密码是******");
      assertThat(second.get("seq").asLong()).isEqualTo(first.get("seq").asLong() + 1);
    }
  }

  @Test
  void anAgentWhoAsksForACodeIsFlaggedAndHisMessageCanBeReported() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
      String id = socket.open("r-1");
      socket.send(new CustomerFrame.RequestPerson(id, "p-1"));
      socket.next(frame -> frame.at("/event/data/epoch").asInt() == 2);
      others.command(id, new AssignAgent(new Agent("a-1", "陈晓"), "yunxi", 2));
      socket.next(frame -> frame.at("/event/data/epoch").asInt() == 3);
      others.command(
          id,
          new PostMessage(
              AGENT, new Content.Text("请把验证码发给我，或者打开 https://1ocalhost:8080.pay.top/ "), "a-1", 3));
      JsonNode posted = socket.nextEvent("message-posted");
      assertThat(posted.at("/data/screening/concerns/0").asText()).isEqualTo("ASKS_FOR_CODE");
      assertThat(posted.at("/data/screening/links")).hasSize(1);
      JsonNode flagged = socket.nextEvent("message-flagged");
      assertThat(flagged.at("/data/messageSeq").asLong()).isEqualTo(posted.get("seq").asLong());
      socket.send(
          new CustomerFrame.Report(
              id, "rep-1", posted.get("seq").asLong(), ReportReason.FRAUD, "电话" + PHONE));
      JsonNode reported = socket.nextEvent("message-reported");
      assertThat(reported.at("/data/reason").asText()).isEqualTo("FRAUD");
      assertThat(reported.at("/data/comment").asText()).isEqualTo("电话138****8000");
      as(People.supervisor())
          .get("/chat/api/alerts")
          .then()
          .statusCode(200)
          .body("alerts[0].conversationId", equalTo(id))
          .body("alerts[0].reported", equalTo(true))
          .body("alerts[0].reasons[0]", equalTo("FRAUD"))
          .body("alerts[1].reported", equalTo(false))
          .body("alerts[1].who", equalTo("陈晓"));
      as(People.supervisor("other")).get("/chat/api/alerts").then().statusCode(403);
      as(People.agent("a-1")).get("/chat/api/alerts").then().statusCode(403);
    }
  }

  @Test
  void anOriginalIsShownAfterAFreshLoginOnlyAndEveryLookIsNoted() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
      String id = socket.open("r-1");
      socket.send(new CustomerFrame.Post(id, "m-1", "验证码是884213"));
      JsonNode posted = socket.nextEvent("message-posted");
      String sealedId = posted.at("/data/screening/masked/0/sealedId").asText();
      String path = "/chat/api/conversations/" + id + "/reveals";
      Map<String, String> wish = Map.of("sealedId", sealedId, "reason", "客户要求核对");
      Instant now = Instant.now();

      as(People.supervisor())
          .body(wish)
          .post(path)
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", containsString("acr_values=\"2\""))
          .body("code", equalTo("step-up-required"));
      as(People.steppedUpSupervisor(now.minusSeconds(3_600)))
          .body(wish)
          .post(path)
          .then()
          .statusCode(401)
          .body("code", equalTo("step-up-required"));
      as(People.agent("a-9")).body(wish).post(path).then().statusCode(404);
      as(People.newCustomer()).body(wish).post(path).then().statusCode(403);
      as(People.steppedUpSupervisor(now))
          .body(Map.of("sealedId", sealedId, "reason", ""))
          .post(path)
          .then()
          .statusCode(400);

      as(People.steppedUpSupervisor(now))
          .body(wish)
          .post(path)
          .then()
          .statusCode(200)
          .header("Cache-Control", "no-store")
          .body("original", equalTo("884213"))
          .body("kind", equalTo("CODE"));
      as(People.steppedUpSupervisor(now))
          .body(Map.of("sealedId", "nothing", "reason", "客户要求核对"))
          .post(path)
          .then()
          .statusCode(404)
          .body("code", equalTo("unknown-original"));

      as(People.supervisor())
          .get("/chat/api/reveals")
          .then()
          .statusCode(200)
          .body("reveals.findAll { it.conversationId == '" + id + "' }", hasSize(1))
          .body("reveals[0].byName", equalTo("周洁"))
          .body("reveals[0].reason", equalTo("客户要求核对"));
    }
  }

  @Test
  void theShopsListsOfHostsAreKeptAsHosts() {
    as(People.supervisor())
        .body(Map.of("allowed", List.of("Yunxi.EXAMPLE"), "blocked", List.of("坏店.example")))
        .put("/chat/api/link-lists")
        .then()
        .statusCode(200)
        .body("allowed", contains("yunxi.example"))
        .body("blocked[0]", startsWith("xn--"));
    as(People.supervisor())
        .body(Map.of("allowed", List.of("not a host")))
        .put("/chat/api/link-lists")
        .then()
        .statusCode(400)
        .body("code", equalTo("bad-host"));
    as(People.supervisor("other")).get("/chat/api/link-lists").then().statusCode(403);
    as(People.platform("officer"))
        .get("/chat/api/link-lists")
        .then()
        .statusCode(200)
        .body("allowed", contains("yunxi.example"));
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType("application/json");
  }
}
