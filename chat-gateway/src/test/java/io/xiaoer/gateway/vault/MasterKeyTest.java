package io.xiaoer.gateway.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
  private static final byte[] KEY = "the key of a person".getBytes(StandardCharsets.UTF_8);
  private static final String FIRST = "11".repeat(32);
  private static final String SECOND = "22".repeat(32);

  @TempDir Path folder;

  @Test
  void aFileWrapsAndUnwrapsForTheSamePersonOnly() {
    MasterKey master = new FileMasterKey(file(FIRST));
    byte[] wrapped = master.wrap(KEY, "customer:1");
    assertThat(wrapped).isNotEqualTo(KEY);
    assertThat(master.unwrap(wrapped, "customer:1")).isEqualTo(KEY);
    assertThatThrownBy(() -> master.unwrap(wrapped, "customer:2"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aNewLineWrapsAndTheOldOneStillUnwraps() {
    MasterKey before = new FileMasterKey(file(FIRST));
    MasterKey after = new FileMasterKey(file(FIRST + "\n" + SECOND));
    byte[] wrapped = before.wrap(KEY, "customer:1");
    assertThat(after.unwrap(wrapped, "customer:1")).isEqualTo(KEY);
    assertThat(after.id()).isNotEqualTo(before.id());
    byte[] again = after.wrap(KEY, "customer:1");
    assertThat(new FileMasterKey(file(SECOND)).unwrap(again, "customer:1")).isEqualTo(KEY);
    assertThatThrownBy(() -> before.unwrap(again, "customer:1"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFileWithoutAKeyStopsTheStartAndItsLinesAreNotRepeated() {
    assertThatThrownBy(() -> new FileMasterKey(file("")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FileMasterKey(file("secret-but-no-key")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret-but-no-key");
    assertThatThrownBy(() -> new FileMasterKey(folder.resolve("none")))
        .isInstanceOf(UncheckedIOException.class);
  }

  /** Speaks as Vault's transit engine does (its documented requests and answers). */
  @Test
  void vaultWrapsAndUnwraps() throws IOException {
    AtomicInteger status = new AtomicInteger(200);
    HttpServer vault =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    vault.createContext("/v1/transit/", http -> transit(http, status.get()));
    vault.start();
    try {
      MasterKey master =
          new VaultMasterKey(
              "http://127.0.0.1:" + vault.getAddress().getPort(),
              "transit",
              "xiaoer",
              file("a-token"));
      byte[] wrapped = master.wrap(KEY, "customer:1");
      assertThat(new String(wrapped, StandardCharsets.UTF_8)).startsWith("vault:v1:");
      assertThat(master.unwrap(wrapped, "customer:1")).isEqualTo(KEY);
      assertThatThrownBy(() -> master.unwrap(wrapped, "customer:2"))
          .isInstanceOf(IllegalStateException.class);
      status.set(503);
      assertThatThrownBy(() -> master.wrap(KEY, "customer:1")).isInstanceOf(KeysUnavailable.class);
    } finally {
      vault.stop(0);
    }
    MasterKey nowhere = new VaultMasterKey("http://127.0.0.1:1", "transit", "x", file("t"));
    assertThatThrownBy(() -> nowhere.wrap(KEY, "customer:1")).isInstanceOf(KeysUnavailable.class);
  }

  private static void transit(HttpExchange http, int status) throws IOException {
    JsonNode asked = Codec.JSON.readTree(http.getRequestBody());
    String whose = asked.get("associated_data").asText();
    String path = http.getRequestURI().getPath();
    String answer = "{}";
    int code = "a-token".equals(http.getRequestHeaders().getFirst("X-Vault-Token")) ? status : 403;
    if (path.endsWith("/encrypt/xiaoer")) {
      String sealed =
          Base64.getEncoder()
              .encodeToString(
                  (whose + " " + asked.get("plaintext").asText()).getBytes(StandardCharsets.UTF_8));
      answer = "{\"data\":{\"ciphertext\":\"vault:v1:" + sealed + "\"}}";
    } else {
      String sealed = asked.get("ciphertext").asText().substring("vault:v1:".length());
      String[] parts =
          new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8).split(" ", 2);
      code = parts[0].equals(whose) ? code : 400;
      answer = "{\"data\":{\"plaintext\":\"" + parts[1] + "\"}}";
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    http.sendResponseHeaders(code, bytes.length);
    try (http) {
      http.getResponseBody().write(bytes);
    }
  }

  /** Speaks as AWS KMS does (its documented requests and answers). */
  @Test
  void awsKmsWrapsAndUnwraps() throws IOException {
    AtomicInteger status = new AtomicInteger(200);
    HttpServer kms =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    kms.createContext("/", http -> kms(http, status.get()));
    kms.start();
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    URI endpoint = URI.create("http://127.0.0.1:" + kms.getAddress().getPort());
    try (AwsKmsMasterKey master =
        new AwsKmsMasterKey("alias/xiaoer", "eu-central-1", Optional.of(endpoint))) {
      byte[] wrapped = master.wrap(KEY, "customer:1");
      assertThat(wrapped).isNotEqualTo(KEY);
      assertThat(master.unwrap(wrapped, "customer:1")).isEqualTo(KEY);
      assertThatThrownBy(() -> master.unwrap(wrapped, "customer:2"))
          .isInstanceOf(IllegalStateException.class);
      status.set(403);
      assertThatThrownBy(() -> master.wrap(KEY, "customer:1")).isInstanceOf(KeysUnavailable.class);
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
      kms.stop(0);
    }
  }

  private static void kms(HttpExchange http, int status) throws IOException {
    JsonNode asked = Codec.JSON.readTree(http.getRequestBody());
    String whose = asked.at("/EncryptionContext/subject").asText();
    Map<String, Object> answer = Map.of("__type", "AccessDeniedException");
    int code = status;
    if (status == 200
        && "TrentService.Encrypt".equals(http.getRequestHeaders().getFirst("X-Amz-Target"))) {
      String sealed = whose + " " + asked.get("Plaintext").asText();
      answer =
          Map.of(
              "KeyId", asked.get("KeyId").asText(),
              "CiphertextBlob",
                  Base64.getEncoder().encodeToString(sealed.getBytes(StandardCharsets.UTF_8)));
    } else if (status == 200) {
      byte[] sealed = Base64.getDecoder().decode(asked.get("CiphertextBlob").asText());
      String[] parts = new String(sealed, StandardCharsets.UTF_8).split(" ", 2);
      code = parts[0].equals(whose) ? 200 : 400;
      answer =
          code == 200
              ? Map.of("KeyId", "alias/xiaoer", "Plaintext", parts[1])
              : Map.of("__type", "InvalidCiphertextException");
    }
    byte[] bytes = Codec.JSON.writeValueAsBytes(answer);
    http.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    http.sendResponseHeaders(code, bytes.length);
    try (http) {
      http.getResponseBody().write(bytes);
    }
  }

  private Path file(String content) {
    try {
      return Files.writeString(Files.createTempFile(folder, "key", null), content + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
