package io.xiaoer.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;

/** What names an id looks at the documents of that id, however many others there are. */
class IndexedCollectionTest {
  private final MVStore file = MVStore.open(null);
  private final CursorRegistry cursors = new CursorRegistry();
  private final Shop database = new Shop();

  private final class Shop extends IndexedDatabase {
    Shop() {
      super("shop", file, cursors);
    }

    Index<Object> ofIds() {
      return openOrCreateUniqueIndex("cases", "_id_", List.of(new IndexKey("_id", true)), false);
    }
  }

  /** One that may not look at every document. */
  private final class Narrow extends IndexedCollection {
    Narrow() {
      super(
          database,
          "cases",
          CollectionOptions.withDefaults(),
          file.openMap("cases"),
          file.openMap("meta"),
          cursors);
      addIndex(database.ofIds());
      addDocument(new Document("_id", "c1").append("version", 1));
      addDocument(new Document("_id", "c2").append("version", 1));
    }

    @Override
    protected QueryResult matchDocuments(
        Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
      throw new IllegalStateException("looks at every document");
    }

    List<Document> find(Document query) {
      return queryDocuments(query, new Document(), 0, 0, 10, null).collectDocuments();
    }
  }

  private final Narrow cases = new Narrow();

  @Test
  void aQueryThatNamesAnIdLooksAtThatOneOnly() {
    Document id = new Document("_id", "c1");
    Document version = new Document("version", 1);
    assertThat(cases.find(new Document("_id", "c1").append("version", 1))).hasSize(1);
    assertThat(cases.find(new Document("$and", List.of(version, id)))).hasSize(1);
    assertThat(
            cases.find(new Document("$and", List.of(new Document("$and", List.of(id)), version))))
        .hasSize(1);
    Document some = new Document("_id", new Document("$in", List.of("c1", "c2", "c3")));
    assertThat(cases.find(some.append("version", 1))).hasSize(2);
  }

  @Test
  void aQueryThatNamesNoneLooksAtAll() {
    Document either = new Document("$or", List.of(new Document("_id", "c1")));
    assertThatThrownBy(() -> cases.find(either)).hasMessage("looks at every document");
    assertThatThrownBy(() -> cases.find(new Document("version", 1)))
        .hasMessage("looks at every document");
  }
}
