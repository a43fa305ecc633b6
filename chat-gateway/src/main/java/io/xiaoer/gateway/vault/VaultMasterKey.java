package io.xiaoer.gateway.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/**
 * A master key in HashiCorp Vault's transit engine: Vault wraps and unwraps, the key never leaves
 * it. The transit key must be of an AEAD type ({@code aes256-gcm96}, its default). Vault keeps its
 * own versions of the key: {@code vault write -f transit/keys/NAME/rotate}, then rewrap.
 */
public final class VaultMasterKey implements MasterKey {
  private static final Duration WITHIN = Duration.ofSeconds(5);
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(WITHIN).build();
  private final String address;
  private final String mount;
  private final String key;
  private final Path tokenFile;

  /**
   * A key in a Vault.
   *
   * @param address where Vault is, without a slash at the end
   * @param mount where its transit engine is mounted, usually {@code transit}
   * @param key the key's name
   * @param tokenFile a file with a token that may encrypt and decrypt with it; read at every call,
   *     for an agent renews it
   */
  public VaultMasterKey(String address, String mount, String key, Path tokenFile) {
    this.address = address;
    this.mount = mount;
    this.key = key;
    this.tokenFile = tokenFile;
  }

  /** Vault's version of a key is in what it wraps, so only the name tells which key it is. */
  @Override
  public String id() {
    return "vault:" + mount + "/" + key;
  }

  @Override
  public byte[] wrap(byte[] plain, String whose) {
    ObjectNode body = body(whose).put("plaintext", Base64.getEncoder().encodeToString(plain));
    return ask("encrypt", body).path("ciphertext").asText().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] unwrap(byte[] wrapped, String whose) {
    ObjectNode body = body(whose).put("ciphertext", new String(wrapped, StandardCharsets.UTF_8));
    return Base64.getDecoder().decode(ask("decrypt", body).path("plaintext").asText());
  }

  private static ObjectNode body(String whose) {
    byte[] bytes = whose.getBytes(StandardCharsets.UTF_8);
    return Codec.JSON
        .createObjectNode()
        .put("associated_data", Base64.getEncoder().encodeToString(bytes));
  }

  private JsonNode ask(String what, ObjectNode body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("%s/v1/%s/%s/%s".formatted(address, mount, what, key)))
              .timeout(WITHIN)
              .header("X-Vault-Token", Files.readString(tokenFile).strip())
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(Codec.JSON.writeValueAsBytes(body)))
              .build();
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() == BAD_REQUEST && what.equals("decrypt")) {
        throw new IllegalStateException("vault does not unwrap this key");
      }
      if (response.statusCode() != OK) {
        throw new KeysUnavailable("vault answered " + response.statusCode() + " to " + what);
      }
      return Codec.JSON.readTree(response.body()).path("data");
    } catch (IOException | UncheckedIOException down) {
      throw new KeysUnavailable("vault does not answer", down);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new KeysUnavailable("stopped while waiting for vault", stopped);
    }
  }
}
