package io.xiaoer.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Access tokens with the claims that the Keycloak realm {@code xiaoer} gives, signed by the running
 * {@link IdentityResource}.
 *
 * <p>Key and issuer travel in system properties, because Quarkus may load a test and its resources
 * with different class loaders.
 */
public final class TestTokens {
  static final String KEY_PROPERTY = "xiaoer.testing.identity.key";
  static final String ISSUER_PROPERTY = "xiaoer.testing.identity.issuer";
  static final String KEY_ID = "test-key";
  private static final Duration USUAL_LIFE = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private TestTokens() {}

  /**
   * A token of a signed-in user that lives five minutes.
   *
   * @param sub the user's id
   * @param name the shown name; also the user name
   * @param roles realm roles
   * @param groups full group paths such as {@code /desks/yunxi}
   */
  public static String token(String sub, String name, Set<String> roles, List<String> groups) {
    return token(sub, name, roles, groups, USUAL_LIFE);
  }

  /**
   * A token with a life of its own; a negative one is a token that has ended.
   *
   * @param sub the user's id
   * @param name the shown name; also the user name
   * @param roles realm roles
   * @param groups full group paths
   * @param life from now
   */
  public static String token(
      String sub, String name, Set<String> roles, List<String> groups, Duration life) {
    return token(sub, name, roles, groups, life, Map.of());
  }

  /**
   * A token of a login of a higher level ({@code acr} 2) at some time, as after a step-up.
   *
   * @param sub the user's id
   * @param name the shown name; also the user name
   * @param roles realm roles
   * @param groups full group paths
   * @param at when he signed in
   */
  public static String steppedUp(
      String sub, String name, Set<String> roles, List<String> groups, Instant at) {
    return token(
        sub, name, roles, groups, USUAL_LIFE, Map.of("acr", "2", "auth_time", at.getEpochSecond()));
  }

  private static String token(
      String sub,
      String name,
      Set<String> roles,
      List<String> groups,
      Duration life,
      Map<String, Object> more) {
    Instant now = Instant.now();
    Instant issued = life.isNegative() ? now.plus(life).minus(USUAL_LIFE) : now;
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer());
    claims.put("sub", sub);
    claims.put("aud", List.of("xiaoer-api"));
    claims.put("typ", "Bearer");
    claims.put("azp", "tests");
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iat", issued.getEpochSecond());
    claims.put("exp", now.plus(life).getEpochSecond());
    claims.put("preferred_username", name);
    claims.put("name", name);
    claims.put("realm_access", Map.of("roles", List.copyOf(roles)));
    claims.put("groups", groups);
    claims.putAll(more);
    return signed(claims);
  }

  /**
   * The token that a service's own account gets.
   *
   * @param clientId the service, for example {@code bot-service}
   */
  public static String service(String clientId) {
    String name = "service-account-" + clientId;
    String sub = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    return token(sub, name, Set.of("service"), List.of(), USUAL_LIFE, Map.of("azp", clientId));
  }

  private static String issuer() {
    return property(ISSUER_PROPERTY);
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("no IdentityResource runs in this test");
    }
    return value;
  }

  private static String signed(Map<String, Object> claims) {
    Map<String, Object> header = Map.of("alg", "RS256", "typ", "JWT", "kid", KEY_ID);
    try {
      String content = part(header) + "." + part(claims);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + encoded(signature.sign());
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException("cannot sign a token", e);
    }
  }

  private static String part(Map<String, Object> content) throws JsonProcessingException {
    return encoded(JSON.writeValueAsBytes(content));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static PrivateKey key() throws GeneralSecurityException {
    byte[] encoded = Base64.getDecoder().decode(property(KEY_PROPERTY));
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }
}
