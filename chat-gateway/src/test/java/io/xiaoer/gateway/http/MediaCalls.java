package io.xiaoer.gateway.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.common.mapper.TypeRef;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.contracts.socket.CustomerFrame;
import java.util.Map;

/** What a page does with media: uploads them, posts them, asks for their addresses, reads them. */
final class MediaCalls {
  private MediaCalls() {}

  static RequestSpecification as(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  static ValidatableResponse upload(
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

  /** The medium that an upload gave, as a page names it in a message. */
  static Medium medium(ValidatableResponse uploaded) {
    Map<String, Object> answer = uploaded.statusCode(200).extract().as(new TypeRef<>() {});
    return Codec.JSON.convertValue(answer, Medium.class);
  }

  static CustomerFrame.Post post(String id, String ref, Content content) {
    return new CustomerFrame.Post(id, ref, null, content);
  }

  static String address(String token, String id, Object medium, String which) {
    return as(token)
        .get("/chat/api/conversations/" + id + "/media?ids=" + medium)
        .then()
        .statusCode(200)
        .body("addresses[0].expiresAt", notNullValue())
        .extract()
        .path("addresses[0]." + which);
  }

  static byte[] bytes(String url) {
    return given()
        .urlEncodingEnabled(false)
        .get(url)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }
}
