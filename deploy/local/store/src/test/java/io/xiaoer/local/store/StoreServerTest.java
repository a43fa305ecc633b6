package io.xiaoer.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promises the services rely on, spoken through the real driver. */
class StoreServerTest {
  @TempDir Path folder;

  @Test
  void whatWasWrittenIsThereAfterARestart() {
    try (StoreServer store = StoreServer.start(folder, 0);
        MongoClient client = MongoClients.create(store.uri())) {
      cases(client).insertOne(new Document("_id", "c1").append("state", "open"));
      cases(client).updateOne(Filters.eq("_id", "c1"), Updates.set("state", "closed"));
    }
    try (StoreServer store = StoreServer.start(folder, 0);
        MongoClient client = MongoClients.create(store.uri())) {
      assertThat(cases(client).find())
          .containsExactly(new Document("_id", "c1").append("state", "closed"));
    }
  }

  @Test
  void aBulkThatIsRefusedHalfwayKeepsItsFirstHalf() {
    try (StoreServer store = StoreServer.start(folder, 0);
        MongoClient client = MongoClients.create(store.uri())) {
      List<Document> twice =
          List.of(new Document("_id", 1), new Document("_id", 1), new Document("_id", 2));
      assertThatThrownBy(() -> cases(client).insertMany(twice))
          .isInstanceOf(MongoBulkWriteException.class)
          .hasMessageContaining("E11000");
    }
    try (StoreServer store = StoreServer.start(folder, 0);
        MongoClient client = MongoClients.create(store.uri())) {
      assertThat(cases(client).find()).containsExactly(new Document("_id", 1));
    }
  }

  @Test
  void aFolderServesOneStoreAtATime() {
    try (StoreServer store = StoreServer.start(folder, 0)) {
      assertThat(store.port()).isPositive();
      assertThatThrownBy(() -> StoreServer.start(folder, 0)).isInstanceOf(RuntimeException.class);
    }
  }

  private static MongoCollection<Document> cases(MongoClient client) {
    return client.getDatabase("shop").getCollection("cases");
  }
}
