package io.xiaoer.gateway.push;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CallKind;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand.AssignAgent;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestCall;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestPerson;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.OtherServices;
import io.xiaoer.gateway.People;
import io.xiaoer.gateway.PushStand;
import io.xiaoer.gateway.PushStand.Call;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.mongo.Subscriptions;
import io.xiaoer.gateway.ws.TestSocket;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A customer who is not looking is called, by a push service and a webhook that are played. */
@QuarkusTest
@Suite
class PushIT {
  private static final Author BOT = new Author(Author.Kind.BOT, "xiaoer", "小二");
  private static final byte[] AUTH = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @Inject OtherServices others;
  @Inject Subscriptions subscriptions;

  private final String customer = UUID.randomUUID().toString();
  private final String browser = "/push/" + customer;
  private final KeyPair keys = keys();

  @Test
  void anAnswerThatNobodySeesCallsTheBrowserWhichAloneCanReadItAndNotAWordIsInIt()
      throws Exception {
    subscribe(PushStand.url(browser)).statusCode(204);
    String conversation = conversationOf(customer);
    say(conversation, "你的包裹到了");
    await().untilAsserted(() -> assertThat(PushStand.calls(browser)).hasSize(1));

    Call call = PushStand.calls(browser).getFirst();
    JsonNode told = Codec.JSON.readTree(decrypt(call.body()));
    assertThat(told)
        .isEqualTo(
            Codec.JSON.valueToTree(Map.of("conversationId", conversation, "locale", "zh-CN")));
    assertThat(call.header("Content-Encoding")).isEqualTo("aes128gcm");
    assertThat(call.header("TTL")).isEqualTo("86400");
    assertThat(call.header("Topic")).hasSize(32);
    assertThatItIsSignedByUs(call.header("Authorization"));
  }

  @Test
  void theShopsOwnServiceIsToldTooAndCanCheckThatItIsUs() throws Exception {
    String conversation = conversationOf(customer);
    say(conversation, "你的包裹到了");
    Call call =
        await()
            .until(
                () ->
                    PushStand.calls("/webhook").stream()
                        .filter(c -> text(c.body()).contains(conversation))
                        .toList(),
                found -> !found.isEmpty())
            .getFirst();
    JsonNode told = Codec.JSON.readTree(call.body());
    assertThat(told.get("type").asText()).isEqualTo("conversation.unseen");
    assertThat(told.at("/data/customerId").asText()).isEqualTo(customer);
    assertThat(text(call.body())).doesNotContain("包裹");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(PushStand.SECRET), "HmacSHA256"));
    String signed =
        call.header("webhook-id")
            + "."
            + call.header("webhook-timestamp")
            + "."
            + text(call.body());
    assertThat(call.header("webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(bytes(signed))));
  }

  @Test
  void aCallRingsInHisBrowserAsLongAsItRingsAndNoLonger() throws Exception {
    subscribe(PushStand.url(browser)).statusCode(204);
    String conversation = conversationOf(customer);
    Agent agent = new Agent("a-1", "陈晓");
    Author author = new Author(Author.Kind.AGENT, agent.id(), agent.displayName());
    others.command(conversation, new RequestPerson());
    others.command(conversation, new AssignAgent(agent, "yunxi", 2));
    others.command(conversation, new RequestCall("call-1", author, CallKind.AUDIO, "page-1", 3));
    await().untilAsserted(() -> assertThat(PushStand.calls(browser)).hasSize(1));
    Call call = PushStand.calls(browser).getFirst();
    assertThat(Codec.JSON.readTree(decrypt(call.body())).get("kind").asText()).isEqualTo("call");
    assertThat(Integer.parseInt(call.header("TTL"))).isLessThan(60);
  }

  @Test
  void whoHasItOnAScreenIsNotCalled() {
    subscribe(PushStand.url(browser)).statusCode(204);
    try (TestSocket socket = TestSocket.hello(port, People.customer(customer))) {
      String conversation = socket.open("r-1");
      say(conversation, "看到了吗");
      long seq = socket.nextEvent("message-posted").get("seq").asLong();
      socket.send(new CustomerFrame.Displayed(conversation, seq));
      socket.nextEvent("receipt-recorded");
      String another = conversationOf(customer);
      say(another, "这条没人看");
      await().untilAsserted(() -> assertThat(PushStand.calls(browser)).hasSize(1));
      assertThat(text(decrypt(PushStand.calls(browser).getFirst().body()))).contains(another);
    }
  }

  @Test
  void aBrowserThatIsGoneIsForgotten() {
    PushStand.answer(browser, 410);
    subscribe(PushStand.url(browser)).statusCode(204);
    say(conversationOf(customer), "在吗");
    await().untilAsserted(() -> assertThat(subscriptions.of(customer)).isEmpty());
  }

  @Test
  void aServiceThatIsDownIsAskedAgain() {
    PushStand.answer(browser, 503);
    subscribe(PushStand.url(browser)).statusCode(204);
    say(conversationOf(customer), "在吗");
    await().untilAsserted(() -> assertThat(PushStand.calls(browser)).isNotEmpty());
    PushStand.answer(browser, 201);
    await().untilAsserted(() -> assertThat(PushStand.calls(browser)).hasSize(2));
    assertThat(subscriptions.of(customer)).hasSize(1);
  }

  @Test
  void whoUnsubscribesIsForgottenAndTenBrowsersAreEnough() {
    for (int i = 0; i <= Subscriptions.BROWSERS; i++) {
      subscribe(PushStand.url(browser + "/" + i)).statusCode(204);
    }
    subscribe(PushStand.url(browser + "/5")).statusCode(204);
    assertThat(subscriptions.of(customer))
        .hasSize(Subscriptions.BROWSERS)
        .noneMatch(known -> known.endpoint().endsWith("/0"));
    given()
        .header("Authorization", "Bearer " + People.customer(customer))
        .queryParam("endpoint", PushStand.url(browser + "/5"))
        .delete("/chat/api/push-subscriptions")
        .then()
        .statusCode(204);
    assertThat(subscriptions.of(customer)).hasSize(Subscriptions.BROWSERS - 1);
  }

  @Test
  void theGatewayCallsNoAddressThatAPageMadeUp() {
    for (String endpoint :
        List.of(
            "http://127.0.0.1:1/push",
            "http://169.254.169.254/latest",
            PushStand.url("/push").replace("127.0.0.1", "localhost"),
            PushStand.url("/push").replace("http://", "http://user@"),
            "no address")) {
      subscribe(endpoint).statusCode(400).body("code", equalTo("unknown-push-service"));
    }
    given()
        .header("Authorization", "Bearer " + People.customer(customer))
        .contentType("application/json")
        .body(
            Map.of(
                "endpoint",
                PushStand.url(browser),
                "locale",
                "en",
                "keys",
                Map.of("p256dh", "B".repeat(87), "auth", base64(AUTH))))
        .post("/chat/api/push-subscriptions")
        .then()
        .statusCode(400);
    given()
        .contentType("application/json")
        .body("{}")
        .post("/chat/api/push-subscriptions")
        .then()
        .statusCode(401);
  }

  @Test
  void thePageLearnsTheKeyToSubscribeWith() {
    given().get("/chat/api/configuration").then().body("pushKey", equalTo(PushStand.PUBLIC_KEY));
  }

  private ValidatableResponse subscribe(String endpoint) {
    return given()
        .header("Authorization", "Bearer " + People.customer(customer))
        .contentType("application/json")
        .body(
            Map.of(
                "endpoint",
                endpoint,
                "locale",
                "zh-CN",
                "keys",
                Map.of("p256dh", base64(point()), "auth", base64(AUTH))))
        .post("/chat/api/push-subscriptions")
        .then();
  }

  private String conversationOf(String customerId) {
    try (TestSocket socket = TestSocket.hello(port, People.customer(customerId))) {
      return socket.open(UUID.randomUUID().toString());
    }
  }

  private void say(String conversation, String words) {
    others.command(conversation, new PostMessage(BOT, new Content.Text(words), null, 1));
  }

  private static void assertThatItIsSignedByUs(String authorization) throws Exception {
    assertThat(authorization).startsWith("vapid t=").endsWith(", k=" + PushStand.PUBLIC_KEY);
    String[] token = authorization.substring(8, authorization.indexOf(',')).split("\\.");
    JsonNode claims = Codec.JSON.readTree(Base64.getUrlDecoder().decode(token[1]));
    assertThat(claims.get("aud").asText()).isEqualTo(PushStand.url(""));
    assertThat(claims.get("sub").asText()).isEqualTo("mailto:tests@shop.example");
    assertThat(claims.get("exp").asLong())
        .isBetween(
            Instant.now().getEpochSecond(),
            Instant.now().plus(Duration.ofDays(1)).getEpochSecond());
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(Encryption.publicKey(Vapid.decode(PushStand.PUBLIC_KEY)));
    signature.update(bytes(token[0] + "." + token[1]));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
  }

  /** As a browser does it (RFC 8291). */
  private byte[] decrypt(byte[] body) {
    try {
      byte[] salt = Arrays.copyOf(body, 16);
      byte[] sender = Arrays.copyOfRange(body, 21, 86);
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(keys.getPrivate());
      agreement.doPhase(Encryption.publicKey(sender), true);
      byte[] info = join(bytes("WebPush: info\0"), point(), sender);
      byte[] secret = derive(AUTH, agreement.generateSecret(), info, 32);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(
              derive(salt, secret, bytes("Content-Encoding: aes128gcm\0"), 16), "AES"),
          new GCMParameterSpec(128, derive(salt, secret, bytes("Content-Encoding: nonce\0"), 12)));
      byte[] plain = cipher.doFinal(body, 86, body.length - 86);
      return Arrays.copyOf(plain, plain.length - 1);
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] derive(byte[] salt, byte[] material, byte[] info, int length)
      throws java.security.GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract()
                .addIKM(new SecretKeySpec(material, "Generic"))
                .addSalt(salt)
                .thenExpand(info, length));
  }

  private byte[] point() {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length);
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] join(byte[]... parts) {
    ByteBuffer joined = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    Arrays.stream(parts).forEach(joined::put);
    return joined.array();
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
