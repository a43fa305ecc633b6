package io.xiaoer.gateway.http;

import static io.restassured.RestAssured.given;
import static io.xiaoer.gateway.http.MediaCalls.address;
import static io.xiaoer.gateway.http.MediaCalls.as;
import static io.xiaoer.gateway.http.MediaCalls.bytes;
import static io.xiaoer.gateway.http.MediaCalls.medium;
import static io.xiaoer.gateway.http.MediaCalls.post;
import static io.xiaoer.gateway.http.MediaCalls.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBuckets;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.media.MediaErasure;
import io.xiaoer.gateway.media.Specimens;
import io.xiaoer.gateway.mongo.GridMedia;
import io.xiaoer.gateway.ws.TestSocket;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.bson.BsonString;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Media from the upload to the reader; the store is the gateway's own. */
@QuarkusTest
@Suite
class MediaIT {
  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @Inject MongoDatabase database;
  @Inject MediaErasure erasure;

  @Test
  void aPictureGoesFromUploadToMessageToReader() {
    String token = People.newCustomer();
    try (TestSocket socket = TestSocket.hello(port, token)) {
      String id = socket.open(UUID.randomUUID().toString());
      byte[] photo = Specimens.photo(400, 200, 6);
      Medium medium =
          medium(
              upload(token, id, "image", "u-1", photo)
                  .statusCode(200)
                  .body("mediaType", equalTo("image/jpeg"))
                  .body("width", equalTo(200))
                  .body("height", equalTo(400))
                  .body("name", equalTo("照片.jpg")));
      assertThat(upload(token, id, "image", "u-1", photo).extract().path("id").toString())
          .isEqualTo(medium.id());

      socket.send(post(id, "m-1", new Content.Image(medium, "鞋底裂了")));
      var posted = socket.nextEvent("message-posted");
      assertThat(posted.at("/data/content/kind").asText()).isEqualTo("image");
      assertThat(posted.at("/data/content/medium/id").asText()).isEqualTo(medium.id());
      assertThat(posted.at("/data/content/medium").has("seal")).isFalse();

      String url = address(token, id, medium.id(), "url");
      byte[] read = bytes(url);
      assertThat(new String(read, StandardCharsets.ISO_8859_1)).doesNotContain("SECRET");
      assertThat(read).hasSize((int) medium.bytes());
      assertThat(bytes(address(token, id, medium.id(), "thumbnailUrl"))).isNotEmpty();
    }
  }

  @Test
  void whatIsReadIsHarmlessRangedAndCached() {
    String token = People.newCustomer();
    try (TestSocket socket = TestSocket.hello(port, token)) {
      String id = socket.open(UUID.randomUUID().toString());
      byte[] voice = Specimens.wav(20_000);
      String medium =
          upload(token, id, "voice", "u-1", voice)
              .statusCode(200)
              .body("durationMillis", equalTo(20_000))
              .extract()
              .path("id");
      String url = address(token, id, medium, "url");
      Response whole = given().urlEncodingEnabled(false).get(url);
      assertThat(whole.asByteArray()).isEqualTo(voice);
      assertThat(whole.header("Content-Type")).isEqualTo("audio/wav");
      assertThat(whole.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
      assertThat(whole.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(whole.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
      assertThat(whole.header("Content-Disposition")).startsWith("inline; filename*=UTF-8''");
      assertThat(whole.header("Cache-Control")).isEqualTo("private, max-age=600, immutable");

      int from = 255 * 1024 - 10;
      Response part =
          given()
              .urlEncodingEnabled(false)
              .header("Range", "bytes=" + from + "-" + (from + 19))
              .get(url);
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.header("Content-Range"))
          .isEqualTo("bytes " + from + "-" + (from + 19) + "/" + voice.length);
      assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(voice, from, from + 20));
      given()
          .urlEncodingEnabled(false)
          .header("Range", "bytes=99999999-")
          .get(url)
          .then()
          .statusCode(416);
      given()
          .urlEncodingEnabled(false)
          .header("If-None-Match", whole.header("ETag"))
          .get(url)
          .then()
          .statusCode(304);
    }
  }

  @Test
  void anAddressThatWasMadeUpOrChangedReadsNothing() {
    String token = People.newCustomer();
    try (TestSocket socket = TestSocket.hello(port, token)) {
      String id = socket.open(UUID.randomUUID().toString());
      String medium = upload(token, id, "file", "u-1", Specimens.zip()).extract().path("id");
      String url = address(token, id, medium, "url");
      for (String wrong :
          new String[] {
            url.replace("original", "thumbnail"),
            url.replaceAll("until=\\d+", "until=99999999999"),
            url.substring(0, url.length() - 2) + "xx",
            "/chat/api/media/" + medium + "/original"
          }) {
        given()
            .urlEncodingEnabled(false)
            .get(wrong)
            .then()
            .statusCode(403)
            .header("Cache-Control", "no-store")
            .body("code", equalTo("address-expired"));
      }
      assertThat(given().urlEncodingEnabled(false).get(url).header("Content-Disposition"))
          .startsWith("attachment; ");
    }
  }

  @Test
  void aMediumBelongsToItsConversationAndItsUploader() {
    String token = People.newCustomer();
    String stranger = People.newCustomer();
    try (TestSocket socket = TestSocket.hello(port, token)) {
      String id = socket.open(UUID.randomUUID().toString());
      upload(stranger, id, "image", "u-1", Specimens.picture("png", 9, 9)).statusCode(404);
      upload(People.agent("a-1"), id, "image", "u-1", Specimens.picture("png", 9, 9))
          .statusCode(404);
      as(stranger).get("/chat/api/conversations/" + id + "/media?ids=x").then().statusCode(404);
      Medium medium = medium(upload(token, id, "image", "u-1", Specimens.picture("png", 9, 9)));
      String other = socket.open(UUID.randomUUID().toString());
      as(token)
          .get("/chat/api/conversations/" + other + "/media?ids=" + medium.id())
          .then()
          .statusCode(200)
          .body("addresses", hasSize(0));
      socket.send(post(other, "m-1", new Content.Image(medium, null)));
      assertThat(refusal(socket, "m-1")).isEqualTo("unknown-medium");
    }
  }

  @Test
  void whatIsTooLargeTooLongBrokenOrOfAnotherKindIsRefusedByName() {
    String token = People.newCustomer();
    try (TestSocket socket = TestSocket.hello(port, token)) {
      String id = socket.open(UUID.randomUUID().toString());
      refused(token, id, "image", new byte[11 * 1024 * 1024], 413, "medium-too-large");
      refused(token, id, "voice", Specimens.ogg(180_000), 422, "medium-too-long");
      refused(token, id, "image", Specimens.bomb(20_000, 20_000), 422, "medium-too-many-pixels");
      refused(token, id, "image", Specimens.wav(10), 415, "medium-type-not-allowed");
      refused(
          token,
          id,
          "file",
          "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8),
          415,
          "medium-type-not-allowed");
      refused(token, id, "image", new byte[0], 400, "medium-empty");
      refused(token, id, "sticker", Specimens.zip(), 400, "bad-parameter");
      as(token)
          .body("x".repeat(70_000))
          .post("/chat/api/guests")
          .then()
          .statusCode(413)
          .contentType("application/problem+json");
    }
  }

  @Test
  void everyGridFsToolFindsWhatLiesThereEncryptedUntilItIsForgotten() {
    String token = People.newCustomer();
    try (TestSocket socket = TestSocket.hello(port, token)) {
      String id = socket.open(UUID.randomUUID().toString());
      byte[] voice = Specimens.wav(12_000);
      String medium = upload(token, id, "voice", "u-1", voice).extract().path("id");
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      var bucket = GridFSBuckets.create(database, GridMedia.BUCKET);
      bucket.downloadToStream(new BsonString(medium), read);
      assertThat(read.size()).isGreaterThan(voice.length);
      String url = address(token, id, medium, "url");
      assertThat(erasure.forget(id)).isEqualTo(1);
      assertThat(erasure.forget(id)).isZero();
      given().urlEncodingEnabled(false).get(url).then().statusCode(404);
      assertThat(bucket.find().into(new java.util.ArrayList<>()))
          .noneMatch(file -> file.getFilename().equals(medium));
    }
  }

  private static String refusal(TestSocket socket, String ref) {
    var refused = socket.next("refused");
    assertThat(refused.get("ref").asText()).isEqualTo(ref);
    return refused.get("code").asText();
  }

  private void refused(
      String token, String id, String kind, byte[] bytes, int status, String code) {
    upload(token, id, kind, UUID.randomUUID().toString(), bytes)
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("type", containsString(code));
  }
}
