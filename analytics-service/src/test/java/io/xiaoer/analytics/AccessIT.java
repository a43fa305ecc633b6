package io.xiaoer.analytics;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.xiaoer.testing.BrokerResource;
import io.xiaoer.testing.IdentityResource;
import io.xiaoer.testing.StoreResource;
import io.xiaoer.testing.TestTokens;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may read what. */
@QuarkusTest
@WithTestResource(BrokerResource.class)
@WithTestResource(StoreResource.class)
@WithTestResource(IdentityResource.class)
class AccessIT {
  @ParameterizedTest
  @CsvSource({
    "customer, 403",
    "agent, 403",
    "supervisor, 200",
    "merchant, 403",
    "editor, 403",
    "reviewer, 403",
    "officer, 403",
    "analyst, 200",
    "operator, 403",
    "service, 403"
  })
  void onlyAnalystsAndSupervisorsSeeTheFigures(String role, int status) {
    as(role, "/desks/yunxi")
        .get("/api/live")
        .then()
        .statusCode(status)
        .header("X-Content-Type-Options", "nosniff");
  }

  @Test
  void withoutATokenNothingIsShown() {
    given()
        .get("/api/live")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .contentType("application/problem+json")
        .body("code", equalTo("unauthenticated"));
    given().auth().oauth2("not.a.token").get("/api/live").then().statusCode(401);
  }

  @Test
  void aSupervisorSeesHisOwnDeskAndNoOther() {
    as("supervisor", "/desks/mine")
        .get("/api/live")
        .then()
        .statusCode(200)
        .body("shopId", equalTo("mine"));
    as("supervisor", "/desks/mine").get("/api/live?shop=other").then().statusCode(403);
    as("supervisor").get("/api/live").then().statusCode(403);
  }

  @Test
  void anAnalystSeesAnyShop() {
    as("analyst")
        .get("/api/live?shop=other")
        .then()
        .statusCode(200)
        .body("shopId", equalTo("other"));
  }

  @ParameterizedTest
  @CsvSource({"0", "1441", "-5"})
  void aStretchOutOfBoundsIsRefusedByName(int minutes) {
    as("analyst")
        .get("/api/live?minutes=" + minutes)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("invalid-parameter"))
        .body("detail", containsString("minutes"));
  }

  @Test
  void aQuietDayHasEveryMinuteAndNoPercentile() {
    as("analyst")
        .get("/api/live?shop=quiet&minutes=1440")
        .then()
        .statusCode(200)
        .body("minutes.size()", equalTo(1440))
        .body("totals.waiting.count", equalTo(0))
        .body("totals.waiting.p50", equalTo(null))
        .body("totals.outcomes.BOT", equalTo(0));
  }

  @Test
  void theInterfacesDescribeThemselves() {
    given()
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths.keySet()", hasItem("/insight/api/live"));
    given().get("/asyncapi.json").then().statusCode(200).body("asyncapi", equalTo("3.0.0"));
  }

  private static RequestSpecification as(String role, String... groups) {
    return given().auth().oauth2(TestTokens.token(role, role, Set.of(role), List.of(groups)));
  }
}
