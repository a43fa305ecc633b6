package io.xiaoer.gateway.privacy;

import static com.mongodb.client.model.Filters.regex;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.media.Specimens;
import io.xiaoer.gateway.ws.TestSocket;
import jakarta.inject.Inject;
import java.util.UUID;
import org.apache.http.ConnectionClosedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What a person is handed of what is held about him. */
@QuarkusTest
@Suite
class ExportIT {
  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @Inject MongoDatabase database;

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

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType("application/json");
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
