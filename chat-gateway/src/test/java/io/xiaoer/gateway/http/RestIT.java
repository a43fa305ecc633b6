package io.xiaoer.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.ConversationCommand.AssignAgent;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.ShopStand;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.kafka.TopicWriter;
import io.xiaoer.gateway.ws.TestSocket;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The REST interface: who may ask for what, and what comes. */
@QuarkusTest
@Suite
class RestIT {
  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @ConfigProperty(name = "quarkus.management.test-port")
  int management;

  @Inject TopicWriter topics;

  @Test
  void thePageLearnsWhereToSignInWithoutAToken() {
    given()
        .get("/chat/api/configuration")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("oidc.clientId", equalTo("customer-page"))
        .body("oidc.authority", startsWith("http://127.0.0.1:"))
        .body("shop.id", equalTo("yunxi"))
        .body("shop.name", equalTo("云溪生活"))
        .body("guest", equalTo(true))
        .body("media.voiceMillis", equalTo(120_000))
        .body("transcripts", equalTo(true));
  }

  @Test
  void aGuestGetsATokenThatOpensHisOwnThingsOnly() {
    String token =
        given()
            .post("/chat/api/guests")
            .then()
            .statusCode(200)
            .body("customer.id", startsWith("guest-"))
            .body("customer.tier", equalTo("GUEST"))
            .body("expiresAt", notNullValue())
            .extract()
            .path("token");
    as(token)
        .get("/chat/api/conversations")
        .then()
        .statusCode(200)
        .body("conversations", hasSize(0));
    as(token).get("/chat/api/products").then().statusCode(200).body("[0].id", equalTo("p-1001"));
    as(token).get("/chat/api/orders").then().statusCode(403).body("code", equalTo("forbidden"));
  }

  @Test
  void aGuestIsNamedInHisLanguage() {
    assertThat(guestName("en-GB,en;q=0.8,zh;q=0.5")).matches("Guest [0-9a-f]{4}");
    assertThat(guestName("zh-CN")).matches("访客[0-9a-f]{4}");
    assertThat(guestName("fr")).startsWith("访客");
    assertThat(guestName("?!")).startsWith("访客");
  }

  @Test
  void withoutAValidTokenNothingIsTold() {
    for (String path :
        new String[] {
          "/chat/api/conversations",
          "/chat/api/conversations/x/events",
          "/chat/api/orders",
          "/chat/api/products"
        }) {
      for (RequestSpecification asked :
          new RequestSpecification[] {
            given(),
            as("no-token"),
            as(People.newCustomer() + "x"),
            as(People.customer("u", Duration.ofMinutes(-5)))
          }) {
        asked
            .get(path)
            .then()
            .statusCode(401)
            .contentType("application/problem+json")
            .header("WWW-Authenticate", containsString("Bearer"))
            .body("status", equalTo(401))
            .body("code", equalTo("unauthenticated"));
      }
    }
  }

  @Test
  void staffHaveNoListOrdersOrProductsOfTheirOwn() {
    for (String path :
        new String[] {"/chat/api/conversations", "/chat/api/orders", "/chat/api/products"}) {
      as(People.agent("a-1")).get(path).then().statusCode(403);
      as(People.supervisor()).get(path).then().statusCode(403);
    }
  }

  @Test
  void wordsAreFoundInOnesOwnConversationsAsTheyAreNow() {
    String owner = People.newCustomer();
    try (TestSocket socket = TestSocket.hello(port, owner)) {
      String first = socket.open("r-1");
      socket.send(new CustomerFrame.Post(first, "m-1", "我的快递到哪了"));
      socket.send(new CustomerFrame.Post(first, "m-2", "ＫＵＡＩＤＩ呢"));
      socket.next(f -> f.at("/event/seq").asLong() == 4);
      String second = socket.open("r-2");
      socket.send(new CustomerFrame.Post(second, "m-1", "快递破了"));
      socket.next(f -> f.at("/event/data/clientMessageId").asText().equals("m-1"));
      as(owner)
          .get("/chat/api/search?q=快递")
          .then()
          .statusCode(200)
          .body("messages.words", contains("快递破了", "我的快递到哪了"))
          .body("messages.conversationId", contains(second, first));
      as(owner)
          .get("/chat/api/search?q=kuaidi&conversation=" + first)
          .then()
          .body("messages.seq", contains(4));
      String next = as(owner).get("/chat/api/search?limit=1&q=快递").then().extract().path("next");
      as(owner)
          .get("/chat/api/search?limit=1&q=快递&from=" + next)
          .then()
          .body("messages.words", contains("我的快递到哪了"));
      socket.send(new CustomerFrame.Recall(second, "x-1", 3));
      socket.nextEvent("message-recalled");
      socket.send(new CustomerFrame.Edit(first, "e-1", 3, "我的包裹到哪了"));
      socket.nextEvent("message-edited");
      as(owner).get("/chat/api/search?q=快递").then().body("messages", hasSize(0));
      as(owner).get("/chat/api/search?q=包裹").then().body("messages.seq", contains(3));
      as(People.newCustomer()).get("/chat/api/search?q=包裹").then().body("messages", hasSize(0));
      as(People.newCustomer())
          .get("/chat/api/search?q=包裹&conversation=" + first)
          .then()
          .statusCode(404);
      as(owner).get("/chat/api/search?q=").then().statusCode(400);
      as(owner).get("/chat/api/search?q=a&from=x:1").then().statusCode(400);
      as(People.supervisor()).get("/chat/api/search?q=包裹").then().statusCode(400);
    }
  }

  @Test
  void historyIsForItsOwnerTheAgentWhoServedAndTheDesksSupervisor() {
    String customerId = UUID.randomUUID().toString();
    String owner = People.customer(customerId);
    try (TestSocket socket = TestSocket.hello(port, owner)) {
      String id = socket.open("r-1");
      String path = "/chat/api/conversations/" + id + "/events";
      socket.send(new CustomerFrame.RequestPerson(id, "p-1"));
      socket.next(f -> f.at("/event/seq").asLong() == 4);
      as(owner)
          .get(path)
          .then()
          .statusCode(200)
          .body("lastSeq", equalTo(4))
          .body("events.seq", contains(1, 2, 3, 4))
          .body("events[0].data.customer.id", equalTo(customerId));
      as(owner).get(path + "?after=2&limit=1").then().body("events.seq", contains(3));
      as(owner).get(path + "?before=3&limit=1").then().body("events.seq", contains(2));
      as(owner).get(path + "?before=99&limit=2").then().body("events.seq", contains(3, 4));
      as(owner).get(path + "?before=1").then().body("events", hasSize(0));
      as(People.newCustomer()).get(path).then().statusCode(404);
      as(People.supervisor()).get(path).then().statusCode(200);
      as(People.supervisor("another")).get(path).then().statusCode(404);
      as(People.agent("a-7")).get(path).then().statusCode(404);
      topics.write(
          Topics.CONVERSATION_COMMANDS,
          new OfCommand<>(
              UUID.randomUUID().toString(),
              "/test",
              id,
              Instant.now(),
              new AssignAgent(new Agent("a-7", "陈晓"), "yunxi", 2)));
      socket.next(f -> f.at("/event/seq").asLong() == 5);
      as(People.agent("a-7")).get(path).then().statusCode(200);
      as(People.agent("a-8")).get(path).then().statusCode(404);
      as(owner)
          .get("/chat/api/conversations")
          .then()
          .statusCode(200)
          .body("conversations", hasSize(1))
          .body("conversations[0].id", equalTo(id))
          .body("conversations[0].entrance.kind", equalTo("HELP_CENTRE"))
          .body("conversations[0].lastSeq", equalTo(5))
          .body("conversations[0].closed", equalTo(false))
          .body("conversations[0].rated", equalTo(false));
    }
  }

  @Test
  void numbersOutOfBoundsAreRefused() {
    String token = People.newCustomer();
    for (String query : new String[] {"limit=0", "limit=101", "limit=x"}) {
      as(token)
          .get("/chat/api/conversations?" + query)
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("code", equalTo("bad-parameter"));
    }
  }

  @Test
  void aCustomerSeesHisOrders() {
    as(People.customer(ShopStand.CUSTOMER))
        .get("/chat/api/orders")
        .then()
        .statusCode(200)
        .body("[0].id", equalTo("20261118000123"))
        .body("[0].title", equalTo("亚麻方领连衣裙"))
        .body("[0].titleEn", equalTo("Linen square-neck dress"))
        .body("[0].furtherItems", equalTo(1))
        .body("[0].totalFen", equalTo(29900))
        .body("[0].status", equalTo("SHIPPED"))
        .body("[0].placedAt", equalTo("2026-11-18T20:14:05+08:00"))
        .body("[0].imageUrl", equalTo("/demo-shop/images/p-1001.svg"));
    as(People.newCustomer()).get("/chat/api/orders").then().statusCode(200).body("", hasSize(0));
  }

  @Test
  void theRootLeadsToThePage() {
    for (String way : List.of("/", "/chat")) {
      given()
          .redirects()
          .follow(false)
          .get(way)
          .then()
          .statusCode(302)
          .header("Location", "/chat/");
    }
  }

  @Test
  void thePageAnswersAtItsRootAndAtItsOwnRoutes() {
    for (String way : List.of("/chat/", "/chat/c/c-1")) {
      given()
          .redirects()
          .follow(false)
          .get(way)
          .then()
          .statusCode(200)
          .contentType("text/html")
          .body(containsString("<div id=\"root\">"));
    }
  }

  @Test
  void everyAnswerSaysWhatABrowserMayDo() {
    given()
        .get("/chat/api/configuration")
        .then()
        .header(
            "Content-Security-Policy", containsString("frame-ancestors https://www.shop.example"))
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer");
  }

  @Test
  void onlyThePageItselfMayAskForMicrophoneAndCamera() {
    String header = "Permissions-Policy";
    for (String page : List.of("/chat/", "/chat/c/c-1")) {
      given().get(page).then().header(header, "camera=(self), geolocation=(), microphone=(self)");
    }
    for (String other : List.of("/chat/api/configuration", "/chat/signed-in.html", "/chat/q/x")) {
      given().get(other).then().header(header, "camera=(), geolocation=(), microphone=()");
    }
  }

  @Test
  void aSignInInAWindowOfItsOwnFindsThePageThatOpenedIt() {
    assertThat(
            given()
                .get("/chat/signed-in.html")
                .headers()
                .hasHeaderWithName("Cross-Origin-Opener-Policy"))
        .isFalse();
  }

  @Test
  void thePageCanBeInstalledUnderTheShopsName() {
    given()
        .header("Accept-Language", "zh-CN")
        .get("/chat/api/manifest")
        .then()
        .statusCode(200)
        .contentType("application/manifest+json")
        .body("name", equalTo("云溪生活客服"))
        .body("start_url", equalTo("/chat/"))
        .body("scope", equalTo("/chat/"))
        .body("display", equalTo("standalone"))
        .body("icons.purpose", contains("any", "any", "maskable"));
  }

  @Test
  void anUnknownPathIsAProblem() {
    given().get("/chat/api/nothing").then().statusCode(404);
  }

  @Test
  void theInterfacesAreDocumented() {
    given()
        .get("/chat/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths.'/chat/api/conversations'.get.operationId", equalTo("listConversations"));
    given().get("/chat/asyncapi.json").then().statusCode(200).body("asyncapi", startsWith("3."));
  }

  @Test
  void healthAndFiguresAreOnTheirOwnPort() {
    String origin = "http://127.0.0.1:" + management;
    String health =
        given().get(origin + "/q/health/ready").then().statusCode(200).extract().asString();
    assertThat(health).contains("sequencer").contains("WORKING").contains("Kafka");
    String figures = given().get(origin + "/q/metrics").then().statusCode(200).extract().asString();
    assertThat(figures).contains("gateway_sockets", "gateway_batch_duration_seconds");
  }

  private static String guestName(String languages) {
    return given()
        .header("Accept-Language", languages)
        .post("/chat/api/guests")
        .then()
        .statusCode(200)
        .extract()
        .path("customer.displayName");
  }

  private static RequestSpecification as(String token) {
    return given().header("Authorization", "Bearer " + token);
  }
}
