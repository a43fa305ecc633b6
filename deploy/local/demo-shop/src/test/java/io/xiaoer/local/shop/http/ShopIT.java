package io.xiaoer.local.shop.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.xiaoer.testing.IdentityResource;
import io.xiaoer.testing.StoreResource;
import io.xiaoer.testing.TestTokens;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StoreResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = IdentityResource.class, restrictToAnnotatedClass = true)
class ShopIT {

  private static final String LI_NA = "11111111-0000-4000-8000-000000000001";
  private static final String ZHANG_MIN = "11111111-0000-4000-8000-000000000003";
  private static final String ZHAO_LEI = "11111111-0000-4000-8000-000000000004";

  @Test
  void aCustomerAndHisOrdersAreRead() {
    asService().get("/api/customers/" + LI_NA).then().statusCode(200).body("name", equalTo("李娜"));
    asService()
        .get("/api/customers/" + LI_NA + "/orders?limit=2")
        .then()
        .statusCode(200)
        .body("status", contains("SHIPPED", "DELIVERED"))
        .body("[0].placedAt", matchesPattern(".*\\+08:00"))
        .body("[0].items[0].unitPriceFen", equalTo(39900));
    asService()
        .get("/api/customers/" + LI_NA + "/coupons")
        .then()
        .statusCode(200)
        .body("$", hasSize(3))
        .body("[0].minSpendFen", equalTo(30000));
  }

  @Test
  void aParcelTellsWhereItHasBeen() {
    String orderId = orderId(LI_NA, "SHIPPED");
    asService()
        .get("/api/orders/" + orderId + "/parcel")
        .then()
        .statusCode(200)
        .body("carrier", equalTo("顺丰速运"))
        .body("events", hasSize(3))
        .body("eta", containsString("T18:00:00+08:00"));
  }

  @Test
  void anOrderThatIsNotSentHasNoParcel() {
    String orderId = orderId(ZHAO_LEI, "PAID");
    assertProblem(
        asService().get("/api/orders/" + orderId + "/parcel").then(), 404, "no-parcel-yet");
  }

  @Test
  void paymentsAndRefundsOfAnOrderAreRead() {
    asService()
        .get("/api/orders/" + orderId(ZHANG_MIN, "PAID") + "/payments")
        .then()
        .statusCode(200)
        .body("status", contains("SUCCEEDED", "SUCCEEDED"));
    asService()
        .get("/api/orders/" + orderId(LI_NA, "REFUNDING") + "/refunds")
        .then()
        .statusCode(200)
        .body("[0].status", equalTo("BANK_PROCESSING"))
        .body("[0].expectedBy", matchesPattern("\\d{4}-\\d{2}-\\d{2}"));
  }

  @Test
  void goodsAreFoundByWordsAndById() {
    asService()
        .queryParam("q", "连衣裙")
        .get("/api/products")
        .then()
        .statusCode(200)
        .body("[0].productId", equalTo("p-1001"));
    asService()
        .get("/api/products/p-1004")
        .then()
        .statusCode(200)
        .body("sizes.find { it.size == 'XL' }.stock", equalTo(0))
        .body("material", containsString("羊绒"));
  }

  @Test
  void anExchangeIsTakenOnceHoweverOftenItIsSent() {
    String orderId = orderId(ZHANG_MIN, "DELIVERED");
    int before = stock("p-1003", "M");
    Map<String, String> body = exchange(orderId + "-2", "M");
    String key = UUID.randomUUID().toString();
    String first = exchangeIdOf(post(orderId, key, body).statusCode(201));
    String second = exchangeIdOf(post(orderId, key, body).statusCode(201));
    assertThat(second).isEqualTo(first);
    assertThat(stock("p-1003", "M")).isEqualTo(before - 1);
    asService()
        .get("/api/orders/" + orderId + "/exchanges")
        .then()
        .statusCode(200)
        .body("exchangeId", contains(first));
    assertProblem(post(orderId, key, exchange(orderId + "-2", "L")), 409, "idempotency-key-reused");
    assertProblem(post(orderId, UUID.randomUUID().toString(), body), 409, "already-exchanged");
    assertProblem(
        post(orderId, UUID.randomUUID().toString(), exchange(orderId + "-1", "XL")),
        409,
        "no-stock");
  }

  @Test
  void manyAtOnceWithTheSameKeyTakeOnePiece() throws Exception {
    String orderId = orderId(LI_NA, "DELIVERED");
    int before = stock("p-1001", "L");
    Map<String, String> body = exchange(orderId + "-1", "L");
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      calls.add(() -> exchangeIdOf(post(orderId, "same-key-for-all", body).statusCode(201)));
    }
    try (var threads = Executors.newFixedThreadPool(6)) {
      Set<String> ids = new java.util.HashSet<>();
      for (var answer : threads.invokeAll(calls)) {
        ids.add(answer.get());
      }
      assertThat(ids).hasSize(1);
    }
    assertThat(stock("p-1001", "L")).isEqualTo(before - 1);
  }

  @Test
  void whatIsUnderWayCannotBeExchanged() {
    String orderId = orderId(LI_NA, "SHIPPED");
    assertProblem(
        post(orderId, UUID.randomUUID().toString(), exchange(orderId + "-1", "39")),
        409,
        "not-delivered");
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    assertProblem(asService().get("/api/customers/nobody").then(), 404, "no-such-customer");
    assertProblem(asService().get("/api/orders/20200101000001").then(), 404, "no-such-order");
    assertProblem(asService().get("/api/products/p-9999").then(), 404, "no-such-product");
    assertProblem(asService().get("/api/nothing").then(), 404, "no-such-path");
  }

  @Test
  void parametersOutsideTheirLimitsAreBadRequests() {
    assertProblem(asService().get("/api/orders/abc").then(), 400, "invalid-parameter");
    assertProblem(
        asService().get("/api/customers/" + LI_NA + "/orders?limit=51").then(),
        400,
        "invalid-parameter");
    assertProblem(asService().get("/api/products?limit=many").then(), 400, "invalid-parameter");
    assertProblem(
        asService().queryParam("q", "衣".repeat(51)).get("/api/products").then(),
        400,
        "invalid-parameter");
    String orderId = orderId(LI_NA, "DELIVERED");
    Map<String, String> body = exchange(orderId + "-1", "L");
    assertProblem(
        asService()
            .contentType("application/json")
            .body(body)
            .post("/api/orders/" + orderId + "/exchanges")
            .then(),
        400,
        "missing-idempotency-key");
    assertProblem(post(orderId, "short", body), 400, "invalid-parameter");
    assertProblem(post(orderId, "a-good-key", "{"), 400, "invalid-body");
    assertProblem(post(orderId, "a-good-key", "{\"pickupFrom\":\"soon\"}"), 400, "invalid-body");
    assertProblem(post(orderId, "a-good-key", "{}"), 400, "invalid-parameter");
  }

  @Test
  void onlyServicesMayAsk() {
    String path = "/api/customers/" + LI_NA;
    assertProblem(given().get(path).then(), 401, "unauthenticated");
    assertProblem(given().auth().oauth2("not-a-token").get(path).then(), 401, "unauthenticated");
    String ended = TestTokens.token("s", "s", Set.of("service"), List.of(), Duration.ofMinutes(-5));
    assertProblem(given().auth().oauth2(ended).get(path).then(), 401, "unauthenticated");
    String customer = TestTokens.token(LI_NA, "li-na", Set.of("customer"), List.of());
    assertProblem(given().auth().oauth2(customer).get(path).then(), 403, "forbidden");
  }

  @Test
  void picturesAreForEverybody() {
    given()
        .get("/images/p-1001.svg")
        .then()
        .statusCode(200)
        .contentType("image/svg+xml")
        .header("X-Content-Type-Options", "nosniff")
        .body(startsWith("<svg"));
    assertProblem(given().get("/images/p-9999.svg").then(), 404, "no-such-product");
  }

  @Test
  void theDocumentDescribesEveryOperation() {
    JsonPath document =
        given().get("/q/openapi?format=json").then().statusCode(200).extract().jsonPath();
    Map<String, Map<String, Object>> paths = document.getMap("paths");
    assertThat(paths.keySet())
        .containsExactlyInAnyOrder(
            "/demo-shop/api/customers/{customerId}",
            "/demo-shop/api/customers/{customerId}/orders",
            "/demo-shop/api/customers/{customerId}/coupons",
            "/demo-shop/api/orders/{orderId}",
            "/demo-shop/api/orders/{orderId}/parcel",
            "/demo-shop/api/orders/{orderId}/payments",
            "/demo-shop/api/orders/{orderId}/refunds",
            "/demo-shop/api/orders/{orderId}/exchanges",
            "/demo-shop/api/products",
            "/demo-shop/api/products/{productId}",
            "/demo-shop/images/{productId}.svg");
    Map<String, Map<String, Object>> schemas = document.getMap("components.schemas");
    assertThat(schemas)
        .containsKeys("Customer", "Order", "Parcel", "Payment", "Refund", "Coupon", "Product")
        .containsKey("Problem");
    assertThat(document.getMap("paths.'/demo-shop/api/orders/{orderId}'.get.responses"))
        .containsOnlyKeys("200", "400", "401", "403", "404", "503");
  }

  private static void assertProblem(ValidatableResponse response, int status, String code) {
    response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("status", equalTo(status))
        .body("type", equalTo("urn:xiaoer:problem:" + code));
  }

  private static ValidatableResponse post(String orderId, String key, Object body) {
    return asService()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/api/orders/" + orderId + "/exchanges")
        .then();
  }

  private static String exchangeIdOf(ValidatableResponse response) {
    return response.extract().path("exchangeId");
  }

  private static Map<String, String> exchange(String itemId, String newSize) {
    OffsetDateTime from = OffsetDateTime.parse("2020-01-01T14:00:00+08:00");
    int days = (int) Duration.between(from, OffsetDateTime.now()).toDays() + 2;
    return Map.of(
        "itemId",
        itemId,
        "newSize",
        newSize,
        "reason",
        "尺码不合适",
        "pickupFrom",
        from.plusDays(days).toString(),
        "pickupTo",
        from.plusDays(days).plusHours(2).toString());
  }

  private static int stock(String productId, String size) {
    return asService()
        .get("/api/products/" + productId)
        .path("sizes.find { it.size == '" + size + "' }.stock");
  }

  private static String orderId(String customerId, String status) {
    return asService()
        .get("/api/customers/" + customerId + "/orders")
        .path("find { it.status == '" + status + "' }.orderId");
  }

  private static RequestSpecification asService() {
    return given().auth().oauth2(TestTokens.service("bot-service"));
  }
}
