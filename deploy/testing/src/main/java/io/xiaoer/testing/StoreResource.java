package io.xiaoer.testing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.xiaoer.local.store.StoreServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A store with a database of its own for the test.
 *
 * <p>If the environment has {@code MONGODB_URI}, the test runs there and its database is dropped
 * afterwards; else the embedded store runs in a temporary folder. Sets {@code MONGODB_URI}, {@code
 * quarkus.mongodb.connection-string}, and the database's name as {@code MONGODB_DATABASE} and
 * {@code quarkus.mongodb.database}.
 */
public final class StoreResource implements QuarkusTestResourceLifecycleManager {
  private final String database = "xiaoer_test_" + UUID.randomUUID().toString().replace("-", "");
  private @Nullable String external;
  private @Nullable Path folder;
  private @Nullable StoreServer store;

  @Override
  public Map<String, String> start() {
    String given = System.getenv("MONGODB_URI");
    String uri;
    if (given == null || given.isBlank()) {
      uri = startEmbedded();
    } else {
      external = given;
      uri = given;
    }
    return Map.of(
        "MONGODB_URI", uri,
        "quarkus.mongodb.connection-string", uri,
        "MONGODB_DATABASE", database,
        "quarkus.mongodb.database", database);
  }

  private String startEmbedded() {
    try {
      folder = TestFolder.create("store");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    store = StoreServer.start(folder, 0);
    return store.uri();
  }

  @Override
  public void stop() {
    if (external != null) {
      try (MongoClient client = MongoClients.create(external)) {
        client.getDatabase(database).drop();
      }
    }
    if (store != null) {
      store.close();
      TestFolder.delete(Objects.requireNonNull(folder));
    }
  }
}
