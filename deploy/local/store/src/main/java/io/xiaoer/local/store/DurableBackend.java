package io.xiaoer.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import java.nio.file.Path;
import java.util.Set;
import org.h2.mvstore.MVStore;

/**
 * The H2 back end with one promise added: a write is in the file before it is answered; and with
 * {@link IndexedCollection}s. The unmodified back end commits once a second and loses up to a fifth
 * of the acknowledged writes when its process is killed.
 *
 * <p>"In the file" means handed to the operating system: it survives the death of the process, not
 * of the machine. The same is true of Kafka with its default flush settings.
 */
final class DurableBackend extends H2Backend {
  /**
   * Commands that change nothing. Anything not listed counts as a write, so that a forgotten name
   * costs time and not data.
   */
  private static final Set<String> READS =
      Set.of(
          "hello",
          "isMaster",
          "ismaster",
          "ping",
          "find",
          "getMore",
          "count",
          "distinct",
          "killCursors",
          "endSessions",
          "listCollections",
          "listDatabases",
          "listIndexes",
          "buildInfo",
          "buildinfo",
          "serverStatus",
          "getParameter",
          "collStats",
          "dbStats");

  /**
   * A chunk whose pages have all been rewritten may be reused after so long. Not at once: a cursor
   * that is still reading would miss its chunk, and a store that is closed at that moment may not
   * open again (h2database issues 4218 and 4083). With the default of 45 s the file grows by a
   * chunk for each commit of that time, and there is a commit for nearly every write.
   */
  private static final int RETENTION_MILLIS = 10_000;

  private final GroupCommit commits = new GroupCommit(getMvStore()::commit);

  private DurableBackend(MVStore file) {
    super(file);
  }

  /** Opens or creates {@code store.mv.db} in the folder, which must exist. */
  static DurableBackend in(Path folder) {
    MVStore file =
        new MVStore.Builder()
            .fileName(folder.resolve("store.mv.db").toString())
            .cacheSize(32) // MB
            .open();
    file.setRetentionTime(RETENTION_MILLIS);
    return new DurableBackend(file);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new IndexedDatabase(name, getMvStore(), getCursorRegistry());
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    String command = message.getDocument().keySet().iterator().next();
    if (isRead(command, message.getDocument())) {
      return super.handleMessage(message);
    }
    try {
      return super.handleMessage(message);
    } finally {
      // Also after a failure: the documents of a bulk before the refused one are written.
      commits.awaitDurable();
    }
  }

  @Override
  public QueryResult handleQuery(MongoQuery query) {
    try {
      return super.handleQuery(query);
    } finally {
      if (getMvStore().hasUnsavedChanges()) {
        commits.awaitDurable();
      }
    }
  }

  private static boolean isRead(String command, Document body) {
    if (command.equals("aggregate")) {
      String stages = String.valueOf(body.get("pipeline"));
      return !stages.contains("$out") && !stages.contains("$merge");
    }
    return READS.contains(command);
  }
}
