package io.xiaoer.gateway.limits;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.ws.TestSocket;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A supervisor blocks, and what the blocked meet; what floods meet on the socket. */
@QuarkusTest
@Suite
class BlocksIT {
  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @Inject MeterRegistry meters;

  @Test
  void aBlockedCustomerIsToldSoUntilTheBlockEnds() {
    String id = UUID.randomUUID().toString();
    try (TestSocket socket = TestSocket.hello(port, People.customer(id))) {
      String conversation = socket.open("r-1");
      double counted = denied("blocked");
      block(Map.of("kind", "CUSTOMER", "value", id, "reason", "辱骂客服")).statusCode(200);
      socket.send(new CustomerFrame.Post(conversation, "m-1", "你好"));
      assertThat(socket.next("refused").get("code").asText()).isEqualTo("blocked");
      assertThat(denied("blocked")).isEqualTo(counted + 1);
      given()
          .auth()
          .oauth2(People.supervisor())
          .get("/chat/api/blocks")
          .then()
          .statusCode(200)
          .body("blocks.value", hasItem(id))
          .body("changes[0].reason", is("辱骂客服"))
          .body("changes[0].by", is("s-1"));
      unblock("CUSTOMER", id).statusCode(204);
      socket.send(new CustomerFrame.Post(conversation, "m-1", "你好"));
      socket.next("accepted");
    }
    given()
        .auth()
        .oauth2(People.supervisor())
        .get("/chat/api/blocks")
        .then()
        .body("blocks.value", not(hasItem(id)))
        .body("changes[0].action", is("unblock"));
    unblock("CUSTOMER", id).statusCode(404);
  }

  @Test
  void guestsOfABlockedAddressAreRefusedAndCustomersOfItAreNot() {
    block(
            Map.of(
                "kind",
                "ADDRESS",
                "value",
                "127.0.0.1",
                "reason",
                "spam",
                "until",
                Instant.now().plus(Duration.ofMinutes(5)).toString()))
        .statusCode(200);
    try {
      given()
          .post("/chat/api/guests")
          .then()
          .statusCode(403)
          .contentType("application/problem+json")
          .body("code", is("blocked"));
      try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
        socket.open("r-1");
      }
    } finally {
      unblock("ADDRESS", "127.0.0.1").statusCode(204);
    }
  }

  @Test
  void onlySupervisorsOfTheDeskBlock() {
    given().auth().oauth2(People.agent("a-1")).get("/chat/api/blocks").then().statusCode(403);
    given()
        .auth()
        .oauth2(People.supervisor("another"))
        .get("/chat/api/blocks")
        .then()
        .statusCode(403);
    block(Map.of("kind", "CUSTOMER", "value", "x")).statusCode(400);
    block(Map.of("kind", "CUSTOMER", "value", "x", "reason", "r", "until", "2020-01-01T00:00:00Z"))
        .statusCode(400);
  }

  @Test
  void aFloodOfTheSameWordsIsRefused() {
    try (TestSocket socket = TestSocket.hello(port, People.newCustomer())) {
      String conversation = socket.open("r-1");
      for (int i = 0; i < 4; i++) {
        socket.send(new CustomerFrame.Post(conversation, "m-" + i, "在吗"));
        socket.next("accepted");
      }
      socket.send(new CustomerFrame.Post(conversation, "m-5", "在吗"));
      assertThat(socket.next("refused").get("code").asText()).isEqualTo("repeated-text");
      socket.send(new CustomerFrame.Open("r-2", new Entrance(Entrance.Kind.HELP_CENTRE, null)));
      socket.next("opened");
    }
  }

  private double denied(String code) {
    return meters.get("gateway.denied").tag("code", code).counter().count();
  }

  private static ValidatableResponse block(Map<String, String> body) {
    return given()
        .auth()
        .oauth2(People.supervisor())
        .contentType("application/json")
        .body(body)
        .post("/chat/api/blocks")
        .then();
  }

  private static ValidatableResponse unblock(String kind, String value) {
    return given()
        .auth()
        .oauth2(People.supervisor())
        .queryParam("kind", kind)
        .queryParam("value", value)
        .queryParam("reason", "settled")
        .delete("/chat/api/blocks")
        .then();
  }
}
