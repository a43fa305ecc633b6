package io.xiaoer.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.HeldKeys;
import io.xiaoer.contracts.encryption.LentKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * chat-gateway as the keeper of keys, for tests of services that borrow them: it lends over real
 * HTTP, and only to who brings a token. {@link #cipher()} is what the rest of the suite would use.
 */
public final class KeeperResource implements QuarkusTestResourceLifecycleManager {
  /** A key that is never lent: whoever asks for it is told that the keeper cannot answer now. */
  public static final String NEVER_LENT = "customer:never-lent";

  private static final String KEYS = "xiaoer.testing.keys.";

  private @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/chat/api/keys/loans", KeeperResource::lend);
    server.start();
    return Map.of("GATEWAY_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/chat");
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  /** The cipher with the keys that are lent. */
  public static BodyCipher cipher() {
    return new BodyCipher(
        new LentKeys(KeeperResource::keysets, new HeldKeys(1_000, Duration.ofHours(1))));
  }

  private static void lend(HttpExchange exchange) throws IOException {
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    if (token == null || !token.startsWith("Bearer ")) {
      exchange.sendResponseHeaders(401, -1);
      exchange.close();
      return;
    }
    JsonNode wish = Codec.JSON.readTree(exchange.getRequestBody());
    List<String> ids =
        Codec.JSON.convertValue(
            wish.get("ids"),
            Codec.JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    if (ids.contains(NEVER_LENT)) {
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
      return;
    }
    byte[] body = Codec.JSON.writeValueAsBytes(Map.of("keysets", keysets(ids)));
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Kept as properties of the system: the service and its test live in different class loaders. */
  private static Map<String, byte[]> keysets(List<String> ids) {
    Map<String, byte[]> found = new HashMap<>();
    for (String id : ids) {
      String kept =
          (String)
              System.getProperties()
                  .computeIfAbsent(KEYS + id, _ -> Base64.getEncoder().encodeToString(fresh()));
      found.put(id, Base64.getDecoder().decode(kept));
    }
    return found;
  }

  private static byte[] fresh() {
    try {
      AeadConfig.register();
      return TinkProtoKeysetFormat.serializeKeyset(
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
          InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a key cannot be made", impossible);
    }
  }
}
