package io.xiaoer.gateway.media;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs lines of text: HMAC-SHA256 (RFC 2104), cut to 128 bits, in Base64 for addresses. */
final class Signer {
  private static final int KEY_BYTES = 32;
  private static final int SIGNATURE_BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * Reads the key.
   *
   * @throws IllegalArgumentException if it is not Base64 of at least 32 bytes
   */
  Signer(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException("gateway.media.signing-key is not base64", notBase64);
    }
    if (bytes.length < KEY_BYTES) {
      throw new IllegalArgumentException(
          "gateway.media.signing-key has less than " + KEY_BYTES + " bytes");
    }
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * Signs.
   *
   * @param purpose what the signature is for, so that one cannot be used as another
   * @param parts the facts; each is preceded by its length, so that no two lists look the same
   */
  String sign(String purpose, Object... parts) {
    StringBuilder text = new StringBuilder(purpose);
    for (Object part : parts) {
      String written = String.valueOf(part);
      text.append('\n').append(written.length()).append(':').append(written);
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] whole = mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(whole, SIGNATURE_BYTES));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }

  /** Compares in a time that does not depend on where two signatures differ. */
  static boolean same(String signature, String expected) {
    return MessageDigest.isEqual(
        signature.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
