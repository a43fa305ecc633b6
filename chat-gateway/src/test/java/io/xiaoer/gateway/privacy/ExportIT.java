package io.xiaoer.gateway.privacy;

import static com.mongodb.client.model.Filters.regex;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.mongodb.client.MongoDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.media.Specimens;
import io.xiaoer.gateway.ws.TestSocket;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.http.ConnectionClosedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Who is handed what is held about a person, and what of it is noted. */
@QuarkusTest
@Suite
class ExportIT {
  private static final String REASON = "客户来信要求";

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @Inject MongoDatabase database;

  @Test
  void aPersonGetsEverythingThatIsHeldAboutHim() throws IOException {
    String customer = newId();
    String conversation = conversationOf(customer, "我的电话是13800138000");
    as(People.customer(customer))
        .body(Map.of("version", "1", "granted", Map.of("PROFILING", true)))
        .put("/chat/api/consent")
        .then()
        .statusCode(200);
    as(People.customer(customer))
        .body(
            """
            {"consent":"1","deeds":[{"id":"d-1","at":"%s",
             "what":{"kind":"searched","shopId":"yunxi","query":"亚麻连衣裙","results":3}}]}"""
                .formatted(Instant.now()))
        .post("/chat/api/behaviour")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1));
    String medium = upload(customer, conversation);
    Map<String, JsonNode> own = unzipped(as(People.customer(customer)).get("/chat/api/export"));
    assertThat(own.keySet())
        .containsExactly(
            "person.json",
            "consents.json",
            "conversations/" + conversation + ".json",
            "media/" + medium + "/裙子.jpg",
            "behaviour.json",
            "browsers.json",
            "offers.json",
            "originals.json");
    assertThat(own.get("behaviour.json").at("/0/data/query").asText()).isEqualTo("亚麻连衣裙");
    assertThat(own.get("media/" + medium + "/裙子.jpg").asInt()).isPositive();
    assertThat(own.get("person.json").get("customerId").asText()).isEqualTo(customer);
    assertThat(own.get("consents.json")).hasSize(1);
    assertThat(own.get("conversations/" + conversation + ".json").at("/2/data/content/text"))
        .hasToString("\"我的电话是138****8000\"");
    assertThat(own.get("originals.json").at("/0/text").asText()).isEqualTo("13800138000");
  }

  @Test
  void anOfficerGetsItAfterAFreshLoginWithAReasonAndThatIsNoted() throws IOException {
    String customer = newId();
    String conversation = conversationOf(customer, "我的电话是13800138000");
    String path = "/chat/api/customers/" + customer + "/export";
    Map<String, String> why = Map.of("reason", " " + REASON + " ");
    as(People.platform("officer"))
        .body(why)
        .post(path)
        .then()
        .statusCode(401)
        .body("code", equalTo("step-up-required"));
    as(People.supervisor()).body(why).post(path).then().statusCode(403);
    String officer = People.steppedUpOfficer(Instant.now());
    for (String none : List.of("{}", "{\"reason\":\" 1 \"}")) {
      as(officer)
          .body(none)
          .post(path)
          .then()
          .statusCode(400)
          .body("code", equalTo("bad-parameter"));
    }
    assertThat(notedOf(customer)).isEmpty();

    Map<String, JsonNode> handed = unzipped(as(officer).body(why).post(path));
    assertThat(handed).containsKey("conversations/" + conversation + ".json");
    assertThat(handed).doesNotContainKey("originals.json");
    List<Map<String, String>> noted = notedOf(customer);
    assertThat(noted).hasSize(1);
    assertThat(noted.getFirst())
        .containsEntry("byId", "p-officer")
        .containsEntry("byName", "孙丽")
        .containsEntry("reason", REASON)
        .doesNotContainKey("conversationId");
  }

  @Test
  void ofWhomNothingIsHeldTheOfficerIsToldSoAndNothingIsNoted() {
    String nobody = newId();
    as(People.steppedUpOfficer(Instant.now()))
        .body(Map.of("reason", REASON))
        .post("/chat/api/customers/" + nobody + "/export")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-customer"));
    assertThat(notedOf(nobody)).isEmpty();
  }

  @Test
  void anExportThatCannotBeFinishedBreaksOffAndIsNotTakenForAWholeOne() {
    String customer = newId();
    String medium = upload(customer, conversationOf(customer, "请看照片"));
    assertThat(
            database
                .getCollection("media.chunks")
                .deleteMany(regex("_id", "^" + medium))
                .getDeletedCount())
        .isPositive();
    assertThatThrownBy(() -> as(People.customer(customer)).get("/chat/api/export").asByteArray())
        .isInstanceOf(ConnectionClosedException.class);
  }

  private String conversationOf(String customer, String words) {
    try (TestSocket socket = TestSocket.hello(port, People.customer(customer))) {
      String conversation = socket.open("r-1");
      socket.send(new CustomerFrame.Post(conversation, "m-1", words));
      socket.nextEvent("message-posted");
      return conversation;
    }
  }

  private static String upload(String customer, String conversation) {
    return as(People.customer(customer))
        .contentType("application/octet-stream")
        .queryParam("kind", "image")
        .queryParam("uploadId", "u-1")
        .queryParam("name", "裙子")
        .body(Specimens.picture("jpg", 40, 30))
        .post("/chat/api/conversations/" + conversation + "/media")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  /** Exports of a customer in the list that supervisors see. */
  private static List<Map<String, String>> notedOf(String customer) {
    return as(People.supervisor())
        .get("/chat/api/reveals")
        .then()
        .statusCode(200)
        .extract()
        .path("reveals.findAll { it.customerId == '" + customer + "' }");
  }

  private static Map<String, JsonNode> unzipped(Response answer) throws IOException {
    byte[] zip = answer.then().statusCode(200).extract().asByteArray();
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] bytes = in.readAllBytes();
        entries.put(
            entry.getName(),
            entry.getName().endsWith(".json")
                ? Codec.JSON.readTree(bytes)
                : IntNode.valueOf(bytes.length));
      }
    }
    return entries;
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType("application/json");
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
