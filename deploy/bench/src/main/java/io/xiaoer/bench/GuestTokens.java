package io.xiaoer.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the tokens that chat-gateway makes for guests, with a key that this run gives to it. */
final class GuestTokens {
  private static final Duration LIFE = Duration.ofHours(6);

  private final byte[] key = new byte[32];

  GuestTokens() {
    new SecureRandom().nextBytes(key);
  }

  /** The key as chat-gateway's setting wants it. */
  String key() {
    return Base64.getEncoder().encodeToString(key);
  }

  /** A token of a guest. */
  String of(String guestId) {
    long now = Instant.now().getEpochSecond();
    String claims =
        """
        {"iss":"xiaoer-guest","sub":"%s","aud":"xiaoer-chat","groups":["guest"],"name":"guest","iat":%d,"exp":%d}
        """
            .formatted(guestId, now, now + LIFE.toSeconds());
    String signed = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + part(claims.strip());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
