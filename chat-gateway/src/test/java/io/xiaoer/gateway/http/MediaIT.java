package io.xiaoer.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBuckets;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.AssignAgent;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.FormField;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.ShopStand;
import io.xiaoer.gateway.SpeechStand;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.kafka.TopicWriter;
import io.xiaoer.gateway.media.MediaErasure;
import io.xiaoer.gateway.media.Specimens;
import io.xiaoer.gateway.mongo.GridMedia;
import io.xiaoer.gateway.ws.TestSocket;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonString;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Media from the upload to the message and the reader; the store is the gateway's own. */
@QuarkusTest
@Suite
class MediaIT {
  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @Inject TopicWriter topics;
  @Inject MongoDatabase database;
  @Inject MediaErasure erasure;

  @Test
  void aPictureGoesFromUploadToMessageToReader() {
    String token = People.newCustomer();
    try (TestSocket socket = TestSocket.hello(port, token)) {
      String id = socket.open(UUID.randomUUID().toString());
      byte[] photo = Specimens.photo(400, 200, 6);
      Map<String, Object> medium =
          upload(token, id, "image", "u-1", photo)
              .statusCode(200)
              .body("mediaType", equalTo("image/jpeg"))
              .body("width", equalTo(200))
              .body("height", equalTo(400))
              .body("name", equalTo("照片.jpg"))
              .extract()
              .as(new io.restassured.common.mapper.TypeRef<>() {});
      assertThat(upload(token, id, "image", "u-1", photo).extract().path("id").toString())
          .isEqualTo(medium.get("id"));

      socket.send(post(id, "m-1", new Content.Image(medium(medium), "鞋底裂了")));
      var posted = socket.nextEvent("message-posted");
      assertThat(posted.at("/data/content/kind").asText()).isEqualTo("image");
      assertThat(posted.at("/data/content/medium/id").asText()).isEqualTo(medium.get("id"));
      assertThat(posted.at("/data/content/medium").has("seal")).isFalse();

      String url = address(token, id, medium.get("id"), "url");
      byte[] read = bytes(url);
      assertThat(new String(read, StandardCharsets.ISO_8859_1)).doesNotContain("SECRET");
      assertThat(read).hasSize((int) medium.get("bytes"));
      assertThat(bytes(address(token, id, medium.get("id"), "thumbnailUrl"))).isNotEmpty();
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
      Map<String, Object> medium =
          upload(token, id, "image", "u-1", Specimens.picture("png", 9, 9))
              .extract()
              .as(new io.restassured.common.mapper.TypeRef<>() {});
      String other = socket.open(UUID.randomUUID().toString());
      as(token)
          .get("/chat/api/conversations/" + other + "/media?ids=" + medium.get("id"))
          .then()
          .statusCode(200)
          .body("addresses", hasSize(0));
      socket.send(post(other, "m-1", new Content.Image(medium(medium), null)));
      assertThat(refusal(socket, "m-1")).isEqualTo("unknown-medium");
    }
  }

  @Test
  void theAgentWhoServesUploadsForHisAnswerAndAnInventedMediumIsRefusedByTheLog() {
    String token = People.newCustomer();
    String agentId = "a-" + UUID.randomUUID();
    try (TestSocket socket = TestSocket.hello(port, token)) {
      String id = socket.open(UUID.randomUUID().toString());
      socket.send(new CustomerFrame.RequestPerson(id, "r-1"));
      socket.nextEvent("person-requested");
      socket.nextEvent("control-changed");
      command(id, new AssignAgent(new Agent(agentId, "陈晓"), "yunxi", 2));
      socket.nextEvent("control-changed");
      Map<String, Object> medium =
          upload(People.agent(agentId), id, "file", "u-1", Specimens.zip())
              .statusCode(200)
              .extract()
              .as(new io.restassured.common.mapper.TypeRef<>() {});
      Author agent = new Author(Author.Kind.AGENT, agentId, "陈晓");
      Medium invented = new Medium("m", "image/jpeg", 1, "a.jpg", 1, 1, null, "AAAA");
      command(id, new PostMessage(agent, new Content.Image(invented, null), "a-1", 3));
      command(id, new PostMessage(agent, new Content.File(medium(medium), "发票"), "a-2", 3));
      var posted = socket.nextEvent("message-posted");
      assertThat(posted.at("/data/clientMessageId").asText()).isEqualTo("a-2");
      assertThat(bytes(address(token, id, medium.get("id"), "url"))).isEqualTo(Specimens.zip());
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

  @Test
  void aCardSaysWhatTheShopSaysAndAnAnswerFitsItsForm() {
    String token = People.customer(ShopStand.CUSTOMER);
    try (TestSocket socket = TestSocket.hello(port, token)) {
      String id = socket.open(UUID.randomUUID().toString());
      socket.send(
          post(
              id,
              "m-1",
              new Content.OrderCard("20261118000123", "假的", "X", 1, Instant.now(), null, null)));
      var card = socket.nextEvent("message-posted").at("/data/content");
      assertThat(card.get("totalFen").asLong()).isEqualTo(29_900);
      assertThat(card.get("title").asText()).isEqualTo("亚麻方领连衣裙");
      socket.send(
          post(id, "m-2", new Content.OrderCard("1", "x", "X", 1, Instant.now(), null, null)));
      assertThat(refusal(socket, "m-2")).isEqualTo("unknown-order");

      FormField day = new FormField("day", "取件日期", FormField.Kind.DATE, true, null);
      Author bot = new Author(Author.Kind.BOT, "xiaoer", "小二");
      command(id, new PostMessage(bot, new Content.Form("pick-up", "?", List.of(day)), "f", 1));
      long form = socket.nextEvent("message-posted").get("seq").asLong();
      socket.send(post(id, "m-3", answer(form, "明天")));
      assertThat(refusal(socket, "m-3")).isEqualTo("invalid-answer");
      socket.send(post(id, "m-4", answer(form - 1, "2026-11-22")));
      assertThat(refusal(socket, "m-4")).isEqualTo("unknown-form");
      socket.send(post(id, "m-5", answer(form, "2026-11-22")));
      assertThat(socket.nextEvent("message-posted").at("/data/content/values/0/label").asText())
          .isEqualTo("取件日期");
    }
  }

  @Test
  void aVoiceMessageIsFollowedByItsWords() {
    String token = People.newCustomer();
    try (TestSocket socket = TestSocket.hello(port, token)) {
      String id = socket.open(UUID.randomUUID().toString());
      Map<String, Object> voice =
          upload(token, id, "voice", "u-1", Specimens.wav(900))
              .extract()
              .as(new io.restassured.common.mapper.TypeRef<>() {});
      socket.send(post(id, "m-1", new Content.Voice(medium(voice))));
      var said = socket.nextEvent("message-posted");
      var heard = socket.nextEvent("voice-transcribed");
      assertThat(heard.at("/data/messageSeq").asLong()).isEqualTo(said.get("seq").asLong());
      assertThat(heard.at("/data/transcript/result").asText()).isEqualTo("HEARD");
      assertThat(heard.at("/data/transcript/text").asText()).isEqualTo(SpeechStand.HEARD);
      assertThat(heard.get("seq").asLong()).isEqualTo(said.get("seq").asLong() + 1);
    }
  }

  @Test
  void aLinkToThisMachineIsNotFetched() throws IOException {
    String token = People.newCustomer();
    try (TestSocket socket = TestSocket.hello(port, token);
        ServerSocket inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      inside.setSoTimeout(1);
      String id = socket.open(UUID.randomUUID().toString());
      socket.send(
          new CustomerFrame.Post(id, "m-1", "http://127.0.0.1:" + inside.getLocalPort() + "/"));
      Map<String, Object> voice =
          upload(token, id, "voice", "u-1", Specimens.wav(900))
              .extract()
              .as(new io.restassured.common.mapper.TypeRef<>() {});
      socket.send(post(id, "m-2", new Content.Voice(medium(voice))));
      var came =
          socket.until(
              frame ->
                  frame
                      .at("/event/eventType")
                      .asText()
                      .equals("conversation.voice-transcribed.v1"));
      assertThat(came.toString()).doesNotContain("link-previewed");
      assertThatThrownBy(inside::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static String refusal(TestSocket socket, String ref) {
    var refused = socket.next("refused");
    assertThat(refused.get("ref").asText()).isEqualTo(ref);
    return refused.get("code").asText();
  }

  private static Content answer(long form, String day) {
    return new Content.FormAnswer(
        form, "pick-up", List.of(new Content.FormAnswer.Value("day", "?", day)));
  }

  private static CustomerFrame.Post post(String id, String ref, Content content) {
    return new CustomerFrame.Post(id, ref, null, content);
  }

  private static Medium medium(Map<String, Object> answer) {
    return Codec.JSON.convertValue(answer, Medium.class);
  }

  private void refused(
      String token, String id, String kind, byte[] bytes, int status, String code) {
    upload(token, id, kind, UUID.randomUUID().toString(), bytes)
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("type", containsString(code));
  }

  private ValidatableResponse upload(
      String token, String id, String kind, String uploadId, byte[] bytes) {
    return as(token)
        .contentType("application/octet-stream")
        .queryParam("kind", kind)
        .queryParam("uploadId", uploadId)
        .queryParam("name", "照片")
        .body(bytes)
        .post("/chat/api/conversations/" + id + "/media")
        .then();
  }

  private String address(String token, String id, Object medium, String which) {
    return as(token)
        .get("/chat/api/conversations/" + id + "/media?ids=" + medium)
        .then()
        .statusCode(200)
        .body("addresses[0].expiresAt", notNullValue())
        .extract()
        .path("addresses[0]." + which);
  }

  private byte[] bytes(String url) {
    return given()
        .urlEncodingEnabled(false)
        .get(url)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  private RequestSpecification as(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  private void command(String id, ConversationCommand command) {
    topics.write(
        Topics.CONVERSATION_COMMANDS,
        new OfCommand<>(UUID.randomUUID().toString(), "/test", id, Instant.now(), command));
  }
}
