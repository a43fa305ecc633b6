package io.xiaoer.local.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
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
      cases(client).updateOne(eq("_id", "c1"), Updates.set("state", "closed"));
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

  @Test
  void aChangeByIdAndVersionIsMadeToThatVersionOnly() {
    try (StoreServer store = StoreServer.start(folder, 0);
        MongoClient client = MongoClients.create(store.uri())) {
      MongoCollection<Document> cases = cases(client);
      cases.insertOne(new Document("_id", "c1").append("version", 1));
      cases.insertOne(new Document("_id", "c2").append("version", 1));
      Document next = new Document("_id", "c1").append("version", 2);
      Bson first = and(eq("_id", "c1"), eq("version", 1));
      assertThat(cases.replaceOne(first, next).getMatchedCount()).isEqualTo(1);
      assertThat(cases.replaceOne(first, next).getMatchedCount()).isZero();
      assertThat(cases.find(and(eq("_id", "c1"), eq("_id", "c2")))).isEmpty();
      assertThat(cases.find(and(in("_id", "c1", "c2"), eq("version", 1))))
          .containsExactly(new Document("_id", "c2").append("version", 1));
      assertThat(cases.find(or(eq("_id", "c1"), eq("version", 1)))).hasSize(2);
    }
  }

  private static MongoCollection<Document> cases(MongoClient client) {
    return client.getDatabase("shop").getCollection("cases");
  }
}
