package io.xiaoer.gateway.identity;

import io.smallrye.jwt.build.Jwt;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.gateway.GatewayConfig;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Tokens of guests: JSON Web Tokens that this gateway signs (HMAC-SHA256) and alone accepts. They
 * say nothing but that the same guest is there again.
 */
@Singleton
public class GuestTokens {
  /** Their issuer. */
  public static final String ISSUER = "xiaoer-guest";

  private static final String AUDIENCE = "xiaoer-chat";
  private static final String ID_PREFIX = "guest-";
  private static final int KEY_BYTES = 32;
  private static final int NAME_DIGITS = 4;
  private static final String ENGLISH = Locale.ENGLISH.getLanguage();

  private final SecretKey key;
  private final Duration life;
  private final Clock clock;

  /**
   * Reads the key.
   *
   * @throws IllegalArgumentException if it is not base64 of at least 32 bytes
   */
  public GuestTokens(GatewayConfig config, Clock clock) {
    this.key = key(config.guest().signingKey());
    this.life = config.guest().tokenLife();
    this.clock = clock;
  }

  /**
   * A new guest's token.
   *
   * @param token the token
   * @param visitor the guest
   */
  public record Issued(String token, Visitor visitor) {}

  /**
   * Makes a guest.
   *
   * @param language in which he is named; Chinese unless it is English
   */
  public Issued issue(Locale language) {
    String id = ID_PREFIX + UUID.randomUUID();
    String word = language.getLanguage().equals(ENGLISH) ? "Guest " : "访客";
    String name = word + id.substring(id.length() - NAME_DIGITS);
    Instant now = clock.instant();
    Instant expiresAt = Instant.ofEpochSecond(now.plus(life).getEpochSecond());
    String token =
        Jwt.issuer(ISSUER)
            .subject(id)
            .audience(AUDIENCE)
            .groups(Roles.GUEST)
            .claim("name", name)
            .issuedAt(now)
            .expiresAt(expiresAt)
            .jws()
            .algorithm(io.smallrye.jwt.algorithm.SignatureAlgorithm.HS256)
            .sign(key);
    return new Issued(token, visitor(id, name, expiresAt));
  }

  /** The guest of a token, or nothing if the token is not a valid one. */
  public Optional<Visitor> verify(String token) {
    NumericDate now = NumericDate.fromSeconds(clock.instant().getEpochSecond());
    JwtConsumer consumer =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(
                new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
            .setVerificationKey(key)
            .setExpectedIssuer(ISSUER)
            .setExpectedAudience(AUDIENCE)
            .setRequireSubject()
            .setRequireExpirationTime()
            .setEvaluationTime(now)
            .build();
    try {
      JwtClaims claims = consumer.processToClaims(token);
      List<String> roles = claims.getStringListClaimValue("groups");
      return roles.contains(Roles.GUEST)
          ? Optional.of(
              visitor(
                  claims.getSubject(),
                  claims.getStringClaimValue("name"),
                  Instant.ofEpochSecond(claims.getExpirationTime().getValue())))
          : Optional.empty();
    } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException invalid) {
      return Optional.empty();
    }
  }

  private static Visitor visitor(String id, String name, Instant expiresAt) {
    return new Visitor(new Customer(id, name, Customer.Tier.GUEST), expiresAt);
  }

  private static SecretKey key(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException("gateway.guest.signing-key is not base64", notBase64);
    }
    if (bytes.length < KEY_BYTES) {
      throw new IllegalArgumentException(
          "gateway.guest.signing-key has less than " + KEY_BYTES + " bytes");
    }
    return new SecretKeySpec(bytes, "HmacSHA256");
  }
}
