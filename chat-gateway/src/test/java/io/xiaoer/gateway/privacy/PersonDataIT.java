package io.xiaoer.gateway.privacy;

import static io.restassured.RestAssured.given;
import static io.xiaoer.contracts.encryption.EncryptedText.ERASED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.xiaoer.contracts.conversation.Screening.Masked.Kind;
import io.xiaoer.contracts.encryption.EncryptedText;
import io.xiaoer.contracts.encryption.PersonalTexts;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.mongo.Consents;
import io.xiaoer.gateway.mongo.Consents.Purpose;
import io.xiaoer.gateway.mongo.PersonData;
import io.xiaoer.gateway.mongo.SealedOriginals;
import io.xiaoer.gateway.mongo.StoredEvent;
import io.xiaoer.gateway.mongo.Transcripts;
import io.xiaoer.gateway.privacy.Screen.Original;
import io.xiaoer.gateway.vault.Vault;
import io.xiaoer.gateway.ws.TestSocket;
import io.xiaoer.testing.TestTokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Consent and forgetting, over REST and in the store. */
@QuarkusTest
@Suite
class PersonDataIT {
  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @Inject Consents consents;
  @Inject PersonData data;
  @Inject Transcripts transcripts;
  @Inject Vault vault;
  @Inject com.mongodb.client.MongoDatabase database;

  @Test
  void whoHasNotAnsweredIsAskedAndHasAgreedToNothing() {
    String id = newId();
    as(People.customer(id))
        .get("/chat/api/consent")
        .then()
        .statusCode(200)
        .body("version", equalTo("1"))
        .body("purposes.find { it.purpose == 'PROFILING' }.answered", equalTo(false))
        .body("purposes.find { it.purpose == 'PROFILING' }.granted", equalTo(false));
    assertThat(consents.allows(id, Purpose.PROFILING, "1")).isFalse();
  }

  @Test
  void anAnswerCountsUntilItIsWithdrawnAndForItsWordsOnly() {
    String id = newId();
    answer(id, Map.of("PROFILING", true, "PROACTIVE", false)).then().statusCode(200);
    assertThat(consents.allows(id, Purpose.PROFILING, "1")).isTrue();
    assertThat(consents.allows(id, Purpose.PROFILING, "2")).isFalse();
    assertThat(consents.allows(id, Purpose.PROACTIVE, "1")).isFalse();
    answer(id, Map.of("PROFILING", false))
        .then()
        .statusCode(200)
        .body("purposes.find { it.purpose == 'PROFILING' }.answered", equalTo(true))
        .body("purposes.find { it.purpose == 'PROFILING' }.granted", equalTo(false));
    assertThat(consents.allows(id, Purpose.PROFILING, "1")).isFalse();
    assertThat(consents.history(id)).hasSize(3);
  }

  @Test
  void anAnswerToOtherWordsIsRefused() {
    as(People.customer(newId()))
        .body(Map.of("version", "0", "granted", Map.of("PROFILING", true)))
        .put("/chat/api/consent")
        .then()
        .statusCode(409)
        .body("code", equalTo("other-version"));
    as(People.customer(newId())).body("{}").put("/chat/api/consent").then().statusCode(400);
    as(People.agent("a-1")).get("/chat/api/consent").then().statusCode(403);
  }

  @Test
  void aDestroyedKeyLeavesNoWordsAndKeepsNothingMore() {
    String customer = newId();
    try (TestSocket socket = TestSocket.hello(port, People.customer(customer))) {
      String conversation = socket.open("r-1");
      socket.send(new CustomerFrame.Post(conversation, "m-1", "密码是abc12345"));
      JsonNode posted = socket.nextEvent("message-posted");
      String sealedId = posted.at("/data/screening/masked/0/sealedId").asText();
      String key = "/chat/api/keys/customers/" + customer;
      as(People.platform("operator"))
          .post(key + "/rotate")
          .then()
          .statusCode(200)
          .body("done", equalTo(true));
      assertThat(vault.open(conversation, sealedId))
          .isEqualTo(new Vault.Opened.Original(Kind.PASSWORD, "abc12345"));
      as(People.platform("operator")).post("/chat/api/keys/rewrap").then().statusCode(200);
      as(People.platform("officer")).delete(key).then().statusCode(401);
      as(People.steppedUpOfficer(Instant.now()))
          .delete(key)
          .then()
          .statusCode(200)
          .body("keyDestroyed", equalTo(true))
          .body("originals", equalTo(1));
      as(People.steppedUpSupervisor(Instant.now()))
          .body(Map.of("sealedId", sealedId, "reason", "客户要求核对"))
          .post("/chat/api/conversations/" + conversation + "/reveals")
          .then()
          .statusCode(404)
          .body("code", equalTo("unknown-original"));
      socket.send(new CustomerFrame.Post(conversation, "m-2", "验证码123456"));
      assertThat(socket.next("refused").at("/code").asText()).isEqualTo("erased");
      as(People.customer(customer))
          .get("/chat/api/conversations/" + conversation + "/events")
          .then()
          .statusCode(200)
          .body("events.data.content.text.findAll { it != null }", everyItem(equalTo(ERASED)))
          .body(
              "events.data.author.displayName.findAll { it != null }", everyItem(equalTo(ERASED)));
    }
  }

  @Test
  void keysAreLentToTheServicesThatAreNamedAndToNobodyElse() {
    String key = "customer:" + newId();
    Map<String, List<String>> wish = Map.of("ids", List.of(key));
    as(TestTokens.service("bot-service"))
        .body(wish)
        .post("/chat/api/keys/loans")
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .body("keysets.'" + key + "'", notNullValue());
    for (String other :
        List.of(
            TestTokens.service("analytics-service"),
            People.platform("officer"),
            People.platform("operator"),
            People.customer(newId()))) {
      as(other).body(wish).post("/chat/api/keys/loans").then().statusCode(403);
    }
    as(TestTokens.service("bot-service"))
        .body(Map.of("ids", List.of("agent:1")))
        .post("/chat/api/keys/loans")
        .then()
        .statusCode(400);
  }

  @Test
  void wordsAndNamesLieEncryptedInTopicAndTranscript() {
    String customer = newId();
    try (TestSocket socket = TestSocket.hello(port, People.customer(customer))) {
      String conversation = socket.open("r-1");
      socket.send(new CustomerFrame.Post(conversation, "m-1", "我的地址是文三路一百号"));
      assertThat(socket.nextEvent("message-posted").at("/data/content/text").asText())
          .isEqualTo("我的地址是文三路一百号");
      for (StoredEvent stored : transcripts.after(conversation, 0, 10)) {
        assertThat(PersonalTexts.readable(stored.event().data())).isEmpty();
        assertThat(new String(stored.message().body(), StandardCharsets.UTF_8))
            .doesNotContain("文三路");
      }
      assertThat(transcripts.summaries(List.of(conversation)).get(conversation).preview())
          .startsWith(EncryptedText.beginningOf("customer:" + customer));
      as(People.customer(customer))
          .get("/chat/api/conversations")
          .then()
          .body("conversations[0].preview", equalTo("我的地址是文三路一百号"));
      as(People.customer(customer))
          .get("/chat/api/search?q=文三路")
          .then()
          .body("messages.words", equalTo(List.of("我的地址是文三路一百号")));
    }
  }

  @Test
  void whatIsOlderThanItMayBeIsForgotten() {
    String customer = newId();
    String conversation;
    try (TestSocket socket = TestSocket.hello(port, People.customer(customer))) {
      conversation = socket.open("r-1");
      socket.send(new CustomerFrame.Leave(conversation, "l-1", true));
      socket.nextEvent("conversation-closed");
    }
    String sealedId = "s-" + customer;
    vault.seal(
        conversation, Ids.subjectKey(customer), List.of(new Original(sealedId, Kind.CODE, "1234")));
    data.forgetOriginals(Instant.now().minus(Duration.ofDays(1)));
    data.forgetConversations(Instant.now().minus(Duration.ofDays(1)), _ -> {});
    assertThat(new SealedOriginals(database).find(sealedId)).isPresent();
    assertThat(transcripts.find(conversation)).isPresent();

    Instant later = Instant.now().plusSeconds(60);
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(transcripts.find(conversation).orElseThrow().closed()).isTrue());
    data.forgetOriginals(later);
    data.forgetConversations(later, _ -> {});
    assertThat(vault.open(conversation, sealedId)).isEqualTo(new Vault.Opened.Unknown());
    assertThat(transcripts.find(conversation)).isEmpty();
    assertThat(transcripts.after(conversation, 0, 10)).isEmpty();
    as(People.customer(customer))
        .get("/chat/api/conversations")
        .then()
        .statusCode(200)
        .body("conversations.size()", equalTo(0));
  }

  private static io.restassured.response.Response answer(String id, Map<String, Boolean> granted) {
    return as(People.customer(id))
        .body(Map.of("version", "1", "granted", granted))
        .put("/chat/api/consent");
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType("application/json");
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
