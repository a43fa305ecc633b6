package io.xiaoer.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVMap;

/**
 * A collection that finds by an index also where a query asks for more than the index knows: "this
 * id, if its version is still 7" looks at one document. The unmodified collection uses an index
 * only for a query of exactly its keys, and looks at every document otherwise, so that a change by
 * id and version grew slower with each document that was ever kept.
 */
class IndexedCollection extends H2Collection {
  private static final String AND = "$and";

  IndexedCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Object, Document> documents,
      MVMap<String, Object> meta,
      CursorRegistry cursors) {
    super(database, name, options, documents, meta, cursors);
  }

  @Override
  protected QueryResult queryDocuments(
      Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
    Document conditions = new Document();
    gather(query, conditions);
    Optional<Iterable<Object>> few =
        getIndexes().stream().flatMap(index -> positions(index, conditions).stream()).findFirst();
    return few.isPresent()
        ? matchDocuments(query, few.get(), orderBy, skip, limit, batchSize, fields)
        : super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
  }

  /** Where the documents lie that fulfil what the index knows of the conditions. */
  private static Optional<Iterable<Object>> positions(Index<Object> index, Document conditions) {
    Document known = new Document();
    index.getKeys().stream()
        .map(key -> key.getKey())
        .filter(conditions::containsKey)
        .forEach(key -> known.put(key, conditions.get(key)));
    return known.size() == index.getKeys().size() && index.canHandle(known)
        ? Optional.of(index.getPositions(known))
        : Optional.empty();
  }

  /** What must hold of single fields; the first condition of a field is as good as another. */
  private static void gather(Document query, Document conditions) {
    for (Map.Entry<String, Object> condition : query.entrySet()) {
      if (!condition.getKey().startsWith("$")) {
        conditions.putIfAbsent(condition.getKey(), condition.getValue());
      } else if (condition.getKey().equals(AND)
          && condition.getValue() instanceof Collection<?> all) {
        all.stream()
            .filter(Document.class::isInstance)
            .forEach(one -> gather((Document) one, conditions));
      }
    }
  }
}
