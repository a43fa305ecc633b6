package io.xiaoer.testing.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.xiaoer.gateway.media.MediaConfig;
import io.xiaoer.gateway.media.MediaStore;
import io.xiaoer.gateway.s3.S3Media;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's S3 store speaks to S3Proxy, which checks its signatures (version 4). */
class S3MediaIT {
  private static BlobStoreContext memory;
  private static S3Proxy server;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    memory =
        ContextBuilder.newBuilder("transient")
            .credentials("any", "any")
            .build(BlobStoreContext.class);
    memory.getBlobStore().createContainerInLocation(null, "xiaoer-media");
    server =
        S3Proxy.builder()
            .blobStore(memory.getBlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, "access", "secret-key")
            .build();
    server.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
    memory.close();
  }

  @Test
  void whatIsPutIsReadWholeAndInRanges() throws IOException {
    byte[] bytes = new byte[700_000];
    new Random(1).nextBytes(bytes);
    try (S3Media store = store("secret-key")) {
      put(store, "m-1", bytes);
      assertThat(read(store, "m-1", 0, bytes.length)).isEqualTo(bytes);
      assertThat(read(store, "m-1", 650_000, 20))
          .isEqualTo(Arrays.copyOfRange(bytes, 650_000, 650_020));
    }
  }

  @Test
  void theSameKeyAgainIsTheSameAndAForgottenOneIsGone() throws IOException {
    try (S3Media store = store("secret-key")) {
      put(store, "m-2", new byte[] {1, 2, 3});
      put(store, "m-2", new byte[] {1, 2, 3});
      assertThat(read(store, "m-2", 0, 3)).containsExactly(1, 2, 3);
      store.delete("m-2");
      store.delete("m-2");
      assertThatThrownBy(() -> store.open("m-2", 0, 3)).isInstanceOf(MediaStore.Unavailable.class);
    }
  }

  @Test
  void aWrongKeyIsToldAsAStoreThatDoesNotAnswer() throws IOException {
    try (S3Media store = store("another-key")) {
      assertThatThrownBy(() -> put(store, "m-3", new byte[] {1}))
          .isInstanceOf(MediaStore.Unavailable.class);
    }
  }

  private void put(S3Media store, String key, byte[] bytes) throws IOException {
    store.put(key, Files.write(folder.resolve(key), bytes), "image/jpeg");
  }

  private static byte[] read(S3Media store, String key, long from, long count) throws IOException {
    try (InputStream in = store.open(key, from, count)) {
      return in.readAllBytes();
    }
  }

  private static S3Media store(String secretKey) {
    return new S3Media(
        new SmallRyeConfigBuilder()
            .withMapping(MediaConfig.class)
            .withDefaultValue(
                "gateway.media.signing-key",
                "bWVkaWEtdGVzdHMtb25seS1tZWRpYS10ZXN0cy1vbmx5LW1lZGlhIQ==")
            .withDefaultValue("gateway.media.s3.endpoint", "http://127.0.0.1:" + server.getPort())
            .withDefaultValue("gateway.media.s3.access-key", "access")
            .withDefaultValue("gateway.media.s3.secret-key", secretKey)
            .build()
            .getConfigMapping(MediaConfig.class)
            .s3());
  }
}
