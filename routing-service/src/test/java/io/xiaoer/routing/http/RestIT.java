package io.xiaoer.routing.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.routing.Log;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.IdentityResource;
import io.xiaoer.testing.KeeperResource;
import io.xiaoer.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(KeeperResource.class)
@QuarkusTestResource(ShopResource.class)
class RestIT {
  private static final List<String> PATHS =
      List.of("/api/queue", "/api/conversations/x/customer", "/api/conversations/x/why");

  private final String desk = "desk-" + UUID.randomUUID();
  private final Agent agent = new Agent("agent-" + UUID.randomUUID(), "陈晓");

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  private RequestSpecification as(String sub, String... roles) {
    String token = TestTokens.token(sub, sub, Set.of(roles), List.of("/desks/" + desk));
    return given().auth().oauth2(token);
  }

  @Test
  void onlyTheConsoleItselfMayAskForMicrophoneAndCamera() {
    for (String page : List.of("/", "/queue")) {
      given()
          .get(page)
          .then()
          .header("Permissions-Policy", "camera=(self), microphone=(self), geolocation=()");
    }
    given()
        .get("/api/configuration")
        .then()
        .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  }

  @Test
  void withoutATokenNothingButTheConfigurationIsShown() {
    for (String path : PATHS) {
      given()
          .get(path)
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .body("code", equalTo("unauthenticated"));
    }
    given()
        .get("/api/configuration")
        .then()
        .statusCode(200)
        .body("oidc.clientId", equalTo("staff-console"))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
  }

  @Test
  void everyAddressOfTheConsoleIsTheConsole() {
    given().redirects().follow(false).get("").then().statusCode(302).header("Location", "/desk/");
    for (String address : List.of("/", "/queue", "/conversations/c-1")) {
      given()
          .redirects()
          .follow(false)
          .get(address)
          .then()
          .statusCode(200)
          .contentType("text/html")
          .header("Cache-Control", "no-store")
          .body(containsString("<div id=\"root\">"));
    }
    given().get("/assets/nothing.js").then().statusCode(404);
  }

  @Test
  void onlyAgentsAndSupervisorsAreLetIn() {
    for (String role : List.of("customer", "analyst", "officer", "editor", "operator", "service")) {
      for (String path : PATHS) {
        as("u", role).get(path).then().statusCode(403).body("code", equalTo("forbidden"));
      }
    }
    as("u", "agent").get("/api/queue").then().statusCode(200);
    as("u", "supervisor").get("/api/queue").then().statusCode(200);
  }

  @Test
  void anExpiredTokenIsNoToken() {
    String token = TestTokens.token("u", "u", Set.of("agent"), List.of(), Duration.ofMinutes(-10));
    given().auth().oauth2(token).get("/api/queue").then().statusCode(401);
  }

  @Test
  void anUnknownConversationIsAProblem() {
    as("u", "agent")
        .get("/api/conversations/nobody-knows/why")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-conversation"))
        .body("type", equalTo("urn:xiaoer:problem:unknown-conversation"));
  }

  @Test
  void theQueueTheCustomerAndTheReasonAreShownToThoseWhomTheyConcern() {
    String served = served("c-1");
    as(agent.id(), "agent")
        .get("/api/conversations/" + served + "/customer")
        .then()
        .statusCode(200)
        .body("customer.name", equalTo("李娜"))
        .body("orders[0].parcel.number", equalTo("SF139"));
    as("somebody-else", "agent")
        .get("/api/conversations/" + served + "/customer")
        .then()
        .statusCode(403)
        .body("code", equalTo("not-yours"));
    as("somebody-else", "supervisor")
        .get("/api/conversations/" + served + "/customer")
        .then()
        .statusCode(200);
    as("somebody-else", "agent")
        .get("/api/conversations/" + served + "/why")
        .then()
        .statusCode(200)
        .body("why.skill", equalTo("general"))
        .body("policyVersion", equalTo("2/offer20s/pass60s/absent60s/2"));
    as("somebody-else", "agent")
        .get("/api/queue")
        .then()
        .statusCode(200)
        .body("agents[0].load", equalTo(1));
  }

  @Test
  void aCustomerWhomTheShopDoesNotKnowHasAnEmptyFile() {
    as(agent.id(), "agent")
        .get("/api/conversations/" + served("guest-7") + "/customer")
        .then()
        .statusCode(200)
        .body("customer.tier", equalTo("STANDARD"))
        .body("orders.size()", equalTo(0));
  }

  @Test
  void aShopThatIsDownIsAProblem() {
    as(agent.id(), "agent")
        .get("/api/conversations/" + served("c-broken") + "/customer")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .body("code", equalTo("shop-unavailable"));
  }

  @Test
  void theDocumentsOfTheInterfacesAreServed() {
    given()
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("components.schemas.keySet()", hasItem("Problem"))
        .body(
            "paths.'/desk/api/conversations/{conversationId}/why'.get.responses.keySet()",
            contains("200", "400", "401", "403", "404", "503"))
        .body("paths.'/desk/api/configuration'.get.responses.keySet()", contains("200", "503"));
    given().get("/asyncapi.json").then().statusCode(200).body(containsString("asyncapi"));
  }

  /** A conversation of this customer, served by the agent. */
  private String served(String customerId) {
    String id = "conversation-" + UUID.randomUUID();
    try (Log log = new Log(servers, Topics.DESK_EVENTS)) {
      log.send(Topics.DESK_COMMANDS, command(new DeskCommand.SignIn(agent, Set.of("payments"), 3)));
      log.send(
          Topics.DESK_COMMANDS,
          command(new DeskCommand.ChangePresence(agent.id(), Presence.ONLINE)));
      Customer customer = new Customer(customerId, "李娜", Customer.Tier.STANDARD);
      log.send(
          Topics.DESK_COMMANDS,
          command(new DeskCommand.Enqueue(id, customer, 1, Instant.now(), null)));
      Envelope made =
          log.await(
              DeskEvent.OfferMade.class,
              it -> ((DeskEvent.OfferMade) it.data()).conversationId().equals(id));
      String offer = ((DeskEvent.OfferMade) made.data()).offerId();
      log.send(Topics.DESK_COMMANDS, command(new DeskCommand.AcceptOffer(offer, agent.id())));
      log.await(
          DeskEvent.ConversationAssigned.class,
          it -> ((DeskEvent.ConversationAssigned) it.data()).conversationId().equals(id));
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        as(agent.id(), "agent")
                            .get("/api/conversations/" + id + "/customer")
                            .statusCode())
                    .isNotEqualTo(404));
    return id;
  }

  private Envelope command(DeskCommand command) {
    return new Envelope.OfCommand<>(
        UUID.randomUUID().toString(), "/test", desk, Instant.now(), command);
  }
}
