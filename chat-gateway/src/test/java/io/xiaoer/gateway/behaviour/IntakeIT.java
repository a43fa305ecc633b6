package io.xiaoer.gateway.behaviour;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.behaviour.BehaviourEvent;
import io.xiaoer.contracts.behaviour.Deed;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.kafka.Log;
import io.xiaoer.gateway.ws.TestSocket;
import io.xiaoer.testing.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * What customers did goes into behaviour-events once, by consent, with a code for what does not.
 */
@QuarkusTest
@Suite
class IntakeIT {
  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  private final String customer = UUID.randomUUID().toString();

  @Test
  void whatIsNewIsWrittenOnceAndNumbered() {
    String first =
        deed("d-1", "{'kind':'browsed','shopId':'yunxi','page':'product','productId':'p-1001'}");
    String second = deed("d-2", "{'kind':'searched','shopId':'yunxi','query':'连衣裙','results':3}");
    report(People.customer(customer), "profiling-1", first, second)
        .statusCode(200)
        .body("accepted", is(2))
        .body("duplicates", is(0))
        .body("refused", empty());
    String third =
        deed("d-3", "{'kind':'cart-changed','shopId':'yunxi','productId':'p-1001','quantity':1}");
    report(People.customer(customer), "profiling-1", second, third)
        .body("accepted", is(1))
        .body("duplicates", is(1));
    assertThat(written())
        .extracting(event -> event.facts().seq() + " " + event.data().getClass().getSimpleName())
        .containsExactly("1 Browsed", "2 Searched", "3 CartChanged");
    assertThat(written())
        .allSatisfy(
            event ->
                assertThat(event.facts().versions()).isEqualTo(Map.of("consent", "profiling-1")));
  }

  @Test
  void whoAnswersOnThePageIsTakenAtHisWord() {
    String deed = deed("d-1", "{'kind':'browsed','shopId':'yunxi','page':'home'}");
    answers(false);
    report(People.customer(customer), "profiling-1", deed)
        .body("accepted", is(0))
        .body("refused.code", contains("no-consent"));
    answers(true);
    report(People.customer(customer), "none", deed).body("accepted", is(1));
    assertThat(written())
        .allSatisfy(
            event -> assertThat(event.facts().versions()).isEqualTo(Map.of("consent", "1")));
  }

  private void answers(boolean granted) {
    given()
        .auth()
        .oauth2(People.customer(customer))
        .contentType("application/json")
        .body(Map.of("version", "1", "granted", Map.of("PROFILING", granted)))
        .put("/chat/api/consent")
        .then()
        .statusCode(200);
  }

  @Test
  void eachDeedThatIsNotTakenInHasACode() {
    String old =
        "{'id':'d-4','at':'2020-01-01T00:00:00Z','what':{'kind':'browsed','shopId':'yunxi','page':'home'}}";
    report(
            People.customer(customer),
            "profiling-1",
            deed("d-1", "{'kind':'flew','shopId':'yunxi'}"),
            deed("d-2", "{'kind':'dwelled','shopId':'yunxi','page':'home','seconds':-1}"),
            deed("d-3", "{'kind':'browsed','shopId':'another','page':'home'}"),
            old,
            "7",
            deed("d-5", "{'kind':'browsed','shopId':'yunxi','page':'home','unknown':true}"))
        .statusCode(200)
        .body("accepted", is(1))
        .body(
            "refused.code",
            contains("unknown-kind", "invalid-deed", "invalid-deed", "unknown-shop", "too-old"));
  }

  @Test
  void withoutConsentNothingIsTakenIn() {
    String deed = deed("d-1", "{'kind':'browsed','shopId':'yunxi','page':'home'}");
    report(People.customer(customer), "profiling-0", deed)
        .statusCode(200)
        .body("accepted", is(0))
        .body("refused.code", contains("no-consent"));
    assertThat(written()).isEmpty();
  }

  @Test
  void theShopReportsForItsCustomersAndNobodyElseDoes() {
    String body =
        body(
            "'customerId':'" + customer + "',",
            "profiling-1",
            deed(
                "o-1",
                "{'kind':'order-changed','shopId':'yunxi','orderId':'2026','status':'PAID','totalFen':29900}"));
    send(TestTokens.service("demo-shop"), body).statusCode(200).body("accepted", is(1));
    assertThat(written()).extracting(OfEvent::subject).containsExactly(customer);
    send(TestTokens.service("demo-shop"), body("", "profiling-1", "7")).statusCode(400);
    send(People.agent("a-1"), body).statusCode(403);
    send(People.customer(customer), body("", "profiling-1")).statusCode(400);
  }

  @Test
  void theSocketTakesTheSameReports() {
    try (TestSocket socket = TestSocket.hello(port, People.customer(customer))) {
      Deed deed =
          new Deed("d-1", Instant.now(), new BehaviourEvent.Dwelled("yunxi", "home", null, 12));
      socket.send(new CustomerFrame.Behaviour("b-1", "profiling-1", List.of(deed)));
      JsonNode taken = socket.next("behaviour-taken");
      assertThat(taken.get("ref").asText()).isEqualTo("b-1");
      assertThat(taken.get("accepted").asInt()).isEqualTo(1);
      socket.send(new CustomerFrame.Behaviour("b-2", null, List.of(deed)));
      assertThat(socket.next("behaviour-taken").at("/refused/0/code").asText())
          .isEqualTo("no-consent");
    }
  }

  private List<OfEvent<?>> written() {
    try (Log log = new Log(servers)) {
      return log.of(Topics.BEHAVIOUR_EVENTS, customer).stream()
          .<OfEvent<?>>map(
              record -> {
                if (Codec.decode(WireMessage.from(record))
                    instanceof Decoded.Known(OfEvent<?> event)) {
                  return event;
                }
                throw new AssertionError("not an event");
              })
          .toList();
    }
  }

  private static String deed(String id, String what) {
    return "{'id':'%s','at':'%s','what':%s}".formatted(id, Instant.now(), what);
  }

  private static ValidatableResponse report(String token, String consent, String... deeds) {
    return send(token, body("", consent, deeds));
  }

  private static String body(String whose, String consent, String... deeds) {
    return "{%s'consent':'%s','deeds':[%s]}".formatted(whose, consent, String.join(",", deeds));
  }

  private static ValidatableResponse send(String token, String body) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(body.replace('\'', '"'))
        .post("/chat/api/behaviour")
        .then();
  }
}
