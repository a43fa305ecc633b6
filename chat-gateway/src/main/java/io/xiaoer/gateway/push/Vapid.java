package io.xiaoer.gateway.push;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Who we are to push services (RFC 8292): a pair of keys, and a token for each service that is
 * signed with it.
 */
final class Vapid {
  /** Push services refuse tokens of more than a day. */
  private static final Duration TOKEN_LIFE = Duration.ofHours(2);

  private final String publicKey;
  private final PrivateKey privateKey;
  private final String subject;
  private final Clock clock;

  private Vapid(String publicKey, PrivateKey privateKey, String subject, Clock clock) {
    this.publicKey = publicKey;
    this.privateKey = privateKey;
    this.subject = subject;
    this.clock = clock;
  }

  /**
   * The identity that the settings name, if they name one.
   *
   * @throws IllegalStateException if a key is missing or not one, or the two are no pair; the
   *     message names the setting
   */
  static Optional<Vapid> of(PushConfig.Vapid config, Clock clock) {
    if (config.publicKey().isEmpty() && config.privateKey().isEmpty()) {
      return Optional.empty();
    }
    String publicText = config.publicKey().orElseThrow(() -> wrong("public-key", "is missing"));
    String privateText = config.privateKey().orElseThrow(() -> wrong("private-key", "is missing"));
    ECPublicKey publicKey;
    PrivateKey privateKey;
    try {
      publicKey = Encryption.publicKey(decode(publicText));
    } catch (IllegalArgumentException invalid) {
      throw wrong("public-key", invalid.getMessage());
    }
    try {
      privateKey = Encryption.privateKey(decode(privateText));
    } catch (IllegalArgumentException invalid) {
      throw wrong("private-key", "is no key of P-256");
    }
    if (!isPair(publicKey, privateKey)) {
      throw wrong("private-key", "is not that of the public key");
    }
    String unpadded = publicText.replace("=", "");
    return Optional.of(new Vapid(unpadded, privateKey, config.subject(), clock));
  }

  /** The public key, Base64url: pages subscribe with it. */
  String publicKey() {
    return publicKey;
  }

  /** The header {@code Authorization} for a push service. */
  String authorization(URI endpoint) {
    String origin = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
    String token =
        Jwt.audience(origin)
            .subject(subject)
            .expiresAt(clock.instant().plus(TOKEN_LIFE))
            .jws()
            .algorithm(SignatureAlgorithm.ES256)
            .sign(privateKey);
    return "vapid t=" + token + ", k=" + publicKey;
  }

  /** Base64url as tools print it, or plain Base64. */
  static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
  }

  private static boolean isPair(ECPublicKey publicKey, PrivateKey privateKey) {
    try {
      byte[] words = "one pair".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(privateKey);
      signature.update(words);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(words);
      return signature.verify(signed);
    } catch (GeneralSecurityException invalid) {
      return false;
    }
  }

  private static IllegalStateException wrong(String key, String what) {
    return new IllegalStateException("gateway.push.vapid." + key + " " + what);
  }
}
