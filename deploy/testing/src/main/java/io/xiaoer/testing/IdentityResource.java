package io.xiaoer.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands where Keycloak stands: serves the OpenID Connect discovery document and the public key,
 * and answers client-credentials requests with a service's token. {@link TestTokens} signs the
 * rest.
 *
 * <p>Sets {@code OIDC_URL}, {@code OIDC_ISSUER}, {@code OIDC_CLIENT_SECRET}, {@code
 * quarkus.oidc.auth-server-url} and {@code quarkus.oidc.token.issuer}.
 */
public final class IdentityResource implements QuarkusTestResourceLifecycleManager {
  private static final String REALM = "/realms/xiaoer";
  private static final String PROTOCOL = REALM + "/protocol/openid-connect";
  private static final ObjectMapper JSON = new ObjectMapper();

  private @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String origin = "http://127.0.0.1:" + server.getAddress().getPort();
    String issuer = origin + REALM;
    KeyPair keys = keys();
    System.setProperty(
        TestTokens.KEY_PROPERTY,
        Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
    System.setProperty(TestTokens.ISSUER_PROPERTY, issuer);
    serve(REALM + "/.well-known/openid-configuration", discovery(issuer, origin + PROTOCOL));
    serve(PROTOCOL + "/certs", Map.of("keys", List.of(jwk((RSAPublicKey) keys.getPublic()))));
    server.createContext(PROTOCOL + "/token", IdentityResource::serviceToken);
    server.start();
    return Map.of(
        "OIDC_URL", issuer,
        "OIDC_ISSUER", issuer,
        "OIDC_CLIENT_SECRET", "secret-of-this-test",
        "quarkus.oidc.auth-server-url", issuer,
        "quarkus.oidc.token.issuer", issuer);
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private void serve(String path, Map<String, ?> document) {
    if (server != null) {
      server.createContext(path, exchange -> answer(exchange, document));
    }
  }

  private static void serviceToken(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String client = clientOf(exchange, form);
    answer(
        exchange,
        Map.of(
            "access_token", TestTokens.service(client), "token_type", "Bearer", "expires_in", 300));
  }

  private static String clientOf(HttpExchange exchange, String form) {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization != null && authorization.startsWith("Basic ")) {
      byte[] pair = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
      return new String(pair, StandardCharsets.UTF_8).split(":")[0];
    }
    return Arrays.stream(form.split("&"))
        .filter(field -> field.startsWith("client_id="))
        .map(field -> field.substring("client_id=".length()))
        .findFirst()
        .orElse("unknown");
  }

  private static void answer(HttpExchange exchange, Map<String, ?> document) throws IOException {
    byte[] body = JSON.writeValueAsBytes(document);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private static Map<String, ?> discovery(String issuer, String protocol) {
    return Map.of(
        "issuer", issuer,
        "authorization_endpoint", protocol + "/auth",
        "token_endpoint", protocol + "/token",
        "jwks_uri", protocol + "/certs",
        "userinfo_endpoint", protocol + "/userinfo",
        "introspection_endpoint", protocol + "/token/introspect",
        "end_session_endpoint", protocol + "/logout",
        "response_types_supported", List.of("code"),
        "subject_types_supported", List.of("public"),
        "id_token_signing_alg_values_supported", List.of("RS256"));
  }

  private static Map<String, String> jwk(RSAPublicKey key) {
    return Map.of(
        "kty",
        "RSA",
        "use",
        "sig",
        "alg",
        "RS256",
        "kid",
        TestTokens.KEY_ID,
        "n",
        unsigned(key.getModulus()),
        "e",
        unsigned(key.getPublicExponent()));
  }

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }
}
