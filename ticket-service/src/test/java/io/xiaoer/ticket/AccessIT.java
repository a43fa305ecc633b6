package io.xiaoer.ticket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.xiaoer.contracts.ticket.TicketEvent;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.IdentityResource;
import io.xiaoer.testing.KeeperResource;
import io.xiaoer.testing.StoreResource;
import io.xiaoer.testing.TestTokens;
import io.xiaoer.ticket.mongo.TicketLists;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read what. */
@QuarkusTest
@WithTestResource(BrokerResource.class)
@WithTestResource(StoreResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(KeeperResource.class)
class AccessIT {
  private static final List<String> ROLES =
      List.of(
          "customer",
          "agent",
          "supervisor",
          "merchant",
          "editor",
          "reviewer",
          "officer",
          "analyst",
          "operator",
          "service");

  @Inject TicketLists lists;

  @ParameterizedTest
  @CsvSource({
    "/api/cases, 200, agent supervisor officer",
    "/api/cases/ticket-none, 404, agent supervisor officer",
    "/api/reports, 200, supervisor officer",
    "/api/ratings, 200, agent supervisor analyst"
  })
  void onlyTheseRolesMayReadAPath(String path, int answer, String allowed) {
    List<String> mayRead = List.of(allowed.split(" "));
    for (String role : ROLES) {
      as("someone", role, "/desks/yunxi")
          .get(path)
          .then()
          .statusCode(mayRead.contains(role) ? answer : 403)
          .header("X-Content-Type-Options", "nosniff");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/cases", "/api/cases/ticket-none", "/api/reports", "/api/ratings"})
  void withoutATokenNothingIsShown(String path) {
    given()
        .get(path)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .contentType("application/problem+json")
        .body("code", equalTo("unauthenticated"));
    given().auth().oauth2("not.a.token").get(path).then().statusCode(401);
  }

  @Test
  void anAgentSeesOnlyHisOwnRatings() {
    rating("own-1", "agent-a");
    rating("own-2", "agent-b");
    assertThat(ratings(as("agent-a", "agent", "/desks/mine"), "mine")).containsExactly("own-1");
    assertThat(ratings(as("boss", "supervisor", "/desks/mine"), "mine"))
        .containsExactly("own-2", "own-1");
  }

  @Test
  void aDeskSeesNoOtherShop() {
    as("boss", "supervisor", "/desks/yunxi")
        .get("/api/ratings?shop=another")
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
    as("agent-a", "agent", "/skills/payments").get("/api/cases").then().statusCode(403);
  }

  @Test
  void thePlatformsPeopleSeeAnyShopAndOneIfTheyNameNone() {
    as("officer", "officer").get("/api/cases?shop=another").then().statusCode(200);
    as("analyst", "analyst").get("/api/ratings").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=101", "before=-1"})
  void aParameterOutOfBoundsIsRefusedByName(String query) {
    as("boss", "supervisor", "/desks/yunxi")
        .get("/api/cases?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("invalid-parameter"))
        .body("detail", not(emptyOrNullString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=many", "before=x"})
  void aParameterThatIsNoNumberIsAProblemToo(String query) {
    as("boss", "supervisor", "/desks/yunxi")
        .get("/api/cases?" + query)
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void aTokenOfAnotherIssuersMakingIsRefused() {
    String token = TestTokens.token("x", "x", Set.of("supervisor"), List.of("/desks/yunxi"));
    String forged = token.substring(0, token.length() - 4) + "AAAA";
    given().auth().oauth2(forged).get("/api/cases").then().statusCode(401);
  }

  @Test
  void theInterfacesDescribeThemselves() {
    given()
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths.keySet()", org.hamcrest.Matchers.hasItem("/tickets/api/cases/{id}"));
    given().get("/asyncapi.json").then().statusCode(200).body("asyncapi", equalTo("3.0.0"));
  }

  @Test
  void whileAKeyCannotBeBorrowedTheAnswerSaysWhenToAskAgain() {
    TicketEvent said =
        KeeperResource.cipher()
            .encrypt(
                new TicketEvent.RatingRecorded("c-1", "locked", "a-1", 5, true, "很好"),
                KeeperResource.NEVER_LENT);
    lists.addAll(
        List.of(new TicketLists.Happened("t-locked", Instant.parse("2026-11-18T10:00:00Z"), said)));
    as("boss", "supervisor", "/desks/locked")
        .get("/api/ratings")
        .then()
        .statusCode(503)
        .header("Retry-After", "2")
        .body("code", equalTo("unavailable"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cases", "cases/{id}", "reports", "ratings"})
  void theDocumentSaysHowEveryOperationFails(String path) {
    JsonPath document = given().get("/q/openapi?format=json").jsonPath();
    Map<String, Object> answers =
        document.getMap("paths.'/tickets/api/" + path + "'.get.responses");
    assertThat(answers).containsKeys("200", "400", "401", "403", "503");
    assertThat(
            document.getString(
                "paths.'/tickets/api/"
                    + path
                    + "'.get.responses.'401'"
                    + ".content.'application/problem+json'.schema.$ref"))
        .isEqualTo("#/components/schemas/Problem");
    assertThat(document.getMap("components.schemas.Problem.properties"))
        .containsOnlyKeys("type", "title", "status", "detail", "code");
  }

  private void rating(String ticketId, String agentId) {
    lists.addAll(
        List.of(
            new TicketLists.Happened(
                ticketId,
                Instant.parse("2026-11-18T10:00:00Z"),
                new TicketEvent.RatingRecorded("c-" + ticketId, "mine", agentId, 5, true, null))));
  }

  private static List<String> ratings(RequestSpecification caller, String shop) {
    return caller
        .get("/api/ratings?shop=" + shop)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("ratings.ticketId");
  }

  private static RequestSpecification as(String sub, String role, String... groups) {
    return given().auth().oauth2(TestTokens.token(sub, sub, Set.of(role), List.of(groups)));
  }
}
