package io.xiaoer.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import org.h2.mvstore.MVStore;

/** A database of {@link IndexedCollection}s, in the file format of {@link H2Database}. */
class IndexedDatabase extends H2Database {
  private final MVStore file;

  IndexedDatabase(String name, MVStore file, CursorRegistry cursors) {
    this.file = file; // first: to open a database is to open its collections
    super(name, file, cursors);
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(
      String collection, CollectionOptions options) {
    String name = getDatabaseName() + "." + collection;
    return new IndexedCollection(
        this,
        collection,
        options,
        file.openMap("databases." + name),
        file.openMap("meta." + name),
        cursorRegistry);
  }
}
