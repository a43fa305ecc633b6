package io.xiaoer.gateway.proactive;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.behaviour.BehaviourEvent;
import io.xiaoer.contracts.behaviour.BehaviourEvent.CartChanged;
import io.xiaoer.contracts.behaviour.BehaviourEvent.Dwelled;
import io.xiaoer.contracts.behaviour.Deed;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.kafka.Log;
import io.xiaoer.gateway.ws.TestSocket;
import io.xiaoer.testing.TestTokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Help is offered over the socket, by consent, within the caps, and what comes of it is noted. */
@QuarkusTest
@Suite
class OffersIT {
  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  private final String customer = UUID.randomUUID().toString();

  @BeforeEach
  void rules() {
    put(People.supervisor(), version(), rule("size-help", "product", 30)).statusCode(200);
  }

  @Test
  void anOfferIsShownOnceAndTakenAndTheConversationNamesTheRule() {
    agrees(true, true);
    try (TestSocket socket = TestSocket.hello(port, People.customer(customer))) {
      dwells(socket, "d-1", 60);
      JsonNode offered = socket.next("offered");
      assertThat(offered.get("text").asText()).isEqualTo("需要帮您选尺码吗？");
      assertThat(offered.get("productId").asText()).isEqualTo("p-1001");
      String offer = offered.get("offerId").asText();
      dwells(socket, "d-2", 90);
      socket.send(new CustomerFrame.AcceptOffer("a-1", offer));
      assertThat(socket.next("opened").get("requestId").asText()).isEqualTo("a-1");
      JsonNode opened = socket.nextEvent("conversation-opened");
      assertThat(opened.at("/data/entrance/kind").asText()).isEqualTo("PRODUCT");
      assertThat(opened.at("/data/entrance/reference").asText()).isEqualTo("p-1001");
      assertThat(versions(opened.get("conversationId").asText()))
          .contains("\"proactive.trigger\":\"size-help\"");
      assertThat(noted()).containsExactly("Dwelled", "OfferShown", "Dwelled", "OfferAnswered");
    }
  }

  @Test
  void whatTheShopReportsOverRestIsAnsweredOnHisSocket() {
    agrees(true, true);
    put(People.supervisor(), version(), rule("dear-cart", "CART_VALUE", null, 50_000))
        .statusCode(200);
    // Nobody is there to see this offer: it must not use up his share. Should the nodes hear of it
    // only when he has come, it is the one that he is shown.
    reports(cart("d-0", 9, 12_900L));
    try (TestSocket socket = TestSocket.hello(port, People.customer(customer))) {
      reports(cart("d-1", 3, 12_900L), cart("d-2", 4, null));
      reports(cart("d-3", 4, 12_900L));
      JsonNode offered = socket.next("offered");
      assertThat(offered.get("triggerId").asText()).isEqualTo("dear-cart");
      assertThat(offered.get("productId").asText()).isEqualTo("p-1001");
      assertThat(noted()).contains("OfferShown");
      reports(cart("d-4", 9, 12_900L));
      assertThat(noted()).containsOnlyOnce("OfferShown");
    }
  }

  @Test
  void whoSendsItAwayIsLeftAloneOnEveryDevice() {
    agrees(true, true);
    try (TestSocket socket = TestSocket.hello(port, People.customer(customer))) {
      dwells(socket, "d-1", 60);
      String offer = socket.next("offered").get("offerId").asText();
      socket.send(new CustomerFrame.DismissOffer("x-1", offer));
      assertThat(socket.next("accepted").get("ref").asText()).isEqualTo("x-1");
    }
    try (TestSocket again = TestSocket.hello(port, People.customer(customer))) {
      dwells(again, "d-2", 60);
      againstPong(again);
    }
  }

  @Test
  void withoutConsentToBeWrittenToNothingIsOffered() {
    agrees(true, false);
    try (TestSocket socket = TestSocket.hello(port, People.customer(customer))) {
      dwells(socket, "d-1", 60);
      againstPong(socket);
    }
  }

  @Test
  void whoIsTalkingIsNotDisturbed() {
    agrees(true, true);
    try (TestSocket socket = TestSocket.hello(port, People.customer(customer))) {
      socket.open("r-1");
      dwells(socket, "d-1", 60);
      againstPong(socket);
    }
  }

  @Test
  void anOfferOfSomebodyElseCannotBeTakenAndNoAppReportsOne() {
    agrees(true, true);
    try (TestSocket socket = TestSocket.hello(port, People.customer(customer))) {
      socket.send(new CustomerFrame.AcceptOffer("a-1", "not-mine"));
      assertThat(socket.next("refused").get("code").asText()).isEqualTo("unknown-offer");
      Deed forged =
          new Deed("d", Instant.now(), new BehaviourEvent.OfferShown("yunxi", "o", "size-help"));
      socket.send(new CustomerFrame.Behaviour("b-1", null, List.of(forged)));
      assertThat(socket.next("behaviour-taken").at("/refused/0/code").asText())
          .isEqualTo("unknown-kind");
    }
  }

  @Test
  void rulesAreForSupervisorAndMerchantAndTwoDoNotOverwriteEachOther() {
    int version = version();
    String merchant = TestTokens.token("m-1", "云溪", Set.of("merchant"), List.of("/desks/yunxi"));
    put(merchant, version, rule("other", "*", 10)).statusCode(200);
    put(People.supervisor(), version, rule("late", "*", 10))
        .statusCode(409)
        .body("code", equalTo("other-version"));
    put(People.supervisor(), version + 1, rule("bad", "*", 0)).statusCode(400);
    put(People.supervisor("other"), version + 1, rule("x", "*", 10)).statusCode(403);
    put(People.agent("a-1"), version + 1, rule("x", "*", 10)).statusCode(403);
    put(People.newCustomer(), version + 1, rule("x", "*", 10)).statusCode(403);
    given().get("/chat/api/triggers").then().statusCode(401);
    as(merchant)
        .get("/chat/api/triggers")
        .then()
        .statusCode(200)
        .body("triggers[0].id", equalTo("other"))
        .body("caps.perDay", equalTo(2));
  }

  private void dwells(TestSocket socket, String id, int seconds) {
    Deed deed = new Deed(id, Instant.now(), new Dwelled("yunxi", "product", "p-1001", seconds));
    socket.send(new CustomerFrame.Behaviour("b-" + id, null, List.of(deed)));
    assertThat(socket.next("behaviour-taken").get("accepted").asInt()).isEqualTo(1);
  }

  /** Frames are answered in order: what was not offered before the pong was not offered. */
  private static void againstPong(TestSocket socket) {
    socket.send(new CustomerFrame.Ping());
    List<JsonNode> frames = socket.until(f -> f.path("type").asText().equals("pong"));
    assertThat(frames).noneMatch(f -> f.path("type").asText().equals("offered"));
  }

  private void agrees(boolean profiling, boolean proactive) {
    as(People.customer(customer))
        .contentType("application/json")
        .body(
            Map.of(
                "version", "1", "granted", Map.of("PROFILING", profiling, "PROACTIVE", proactive)))
        .put("/chat/api/consent")
        .then()
        .statusCode(200);
  }

  private static int version() {
    return as(People.supervisor()).get("/chat/api/triggers").then().extract().path("version");
  }

  private static ValidatableResponse put(String token, int version, Map<String, ?> rule) {
    return as(token)
        .contentType("application/json")
        .body(Map.of("version", version, "triggers", List.of(rule)))
        .put("/chat/api/triggers")
        .then();
  }

  private static Map<String, ?> rule(String id, String page, int seconds) {
    return rule(id, "DWELL", page, seconds);
  }

  private static Map<String, ?> rule(String id, String kind, @Nullable String page, int least) {
    Map<String, Object> rule = new HashMap<>();
    rule.put("id", id);
    rule.put("enabled", true);
    rule.put("kind", kind);
    rule.put("page", page);
    rule.put("least", least);
    rule.put("textZh", "需要帮您选尺码吗？");
    rule.put("textEn", "Shall we help with the size?");
    return rule;
  }

  private static Deed cart(String id, int quantity, @Nullable Long priceFen) {
    return new Deed(id, Instant.now(), new CartChanged("yunxi", "p-1001", quantity, priceFen));
  }

  /** The shop's own service. */
  private void reports(Deed... deeds) {
    try {
      as(TestTokens.token("shop", "shop", Set.of("service"), List.of()))
          .contentType("application/json")
          .body(Codec.JSON.writeValueAsString(Map.of("customerId", customer, "deeds", deeds)))
          .post("/chat/api/behaviour")
          .then()
          .statusCode(200)
          .body("accepted", equalTo(deeds.length));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String versions(String conversationId) {
    try (Log log = new Log(servers)) {
      return new String(
          log.of(Topics.CONVERSATION_EVENTS, conversationId).getFirst().value(),
          java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private List<String> noted() {
    try (Log log = new Log(servers)) {
      return log.of(Topics.BEHAVIOUR_EVENTS, customer).stream()
          .map(record -> record.headers().lastHeader("ce_type").value())
          .map(type -> new String(type, java.nio.charset.StandardCharsets.UTF_8))
          .map(OffersIT::shortName)
          .toList();
    }
  }

  private static String shortName(String type) {
    return switch (type) {
      case "behaviour.dwelled.v1" -> "Dwelled";
      case "behaviour.offer-shown.v1" -> "OfferShown";
      case "behaviour.offer-answered.v1" -> "OfferAnswered";
      default -> type;
    };
  }

  private static RequestSpecification as(String token) {
    return given().header("Authorization", "Bearer " + token);
  }
}
