package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.xiaoer.contracts.Codec;
import io.xiaoer.gateway.audit.Account;
import io.xiaoer.gateway.audit.Counts;
import io.xiaoer.gateway.audit.LedgerState;
import io.xiaoer.gateway.audit.LedgerState.Early;
import io.xiaoer.gateway.audit.LedgerState.Open;
import io.xiaoer.gateway.audit.Origin;
import io.xiaoer.gateway.audit.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * The books of the audit: one document a partition, which holds counts, positions, and the
 * conversations that changed since the document before; and one document a conversation.
 *
 * <p>The partition's document is replaced on the condition that nobody else has: of two auditors
 * one loses. Only then are the conversations written, each on the condition that what is there is
 * older; whoever dies in between is repaired by the next one, who finds them in the partition's
 * document.
 */
public final class Ledgers {
  private static final String ID = "_id";
  private static final String VERSION = "version";
  private static final String BOOK = "book";
  private static final String MOVED = "moved";
  private static final String ACCOUNT = "account";
  private static final int DUPLICATE_KEY = 11_000;

  private final MongoCollection<Document> ledgers;
  private final MongoCollection<Document> accounts;

  /** The books of a database. */
  public Ledgers(MongoDatabase database) {
    this.ledgers = database.getCollection("audit_ledgers");
    this.accounts = database.getCollection("audit_accounts");
  }

  /**
   * Books as they were kept.
   *
   * @param version how often they were kept
   */
  public record Kept(LedgerState state, long version) {}

  /** A count as it is written. */
  private record Line(Origin origin, long hour, Counts counts) {}

  /** A difference that was reported. */
  private record Difference(Origin origin, long by) {}

  /** The form in which a ledger lies in the store. */
  private record Book(
      int partition,
      String topicId,
      long since,
      long commands,
      long events,
      long verdicts,
      List<Open> open,
      List<Early.Came> came,
      List<Early.Judged> judged,
      List<Line> counts,
      List<Difference> reported) {}

  /** The books of a partition, after what their last keeper had not finished is finished. */
  public Optional<Kept> find(String topicId, int partition) {
    Document stored = ledgers.find(eq(ID, id(topicId, partition))).first();
    if (stored == null) {
      return Optional.empty();
    }
    long version = HeadDocument.number(stored, VERSION);
    writeAccounts(stored.getList(MOVED, Document.class), version);
    return Optional.of(new Kept(state(stored), version));
  }

  /** The books of all partitions of a topic. */
  public List<LedgerState> of(String topicId, int partitions) {
    List<String> ids = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      ids.add(id(topicId, partition));
    }
    List<LedgerState> found = new ArrayList<>();
    ledgers
        .find(in(ID, ids))
        .projection(Projections.exclude(MOVED))
        .forEach(stored -> found.add(state(stored)));
    return found;
  }

  /**
   * Keeps books.
   *
   * @param version that of the books that they go on from; 0 if there were none
   * @return false if somebody else has kept them meanwhile; nothing was written
   */
  public boolean keep(LedgerState state, long version, List<Account> moved) {
    List<Document> changed = moved.stream().map(one -> document(one)).toList();
    Document next =
        new Document(ID, id(state.topicId(), state.partition()))
            .append(VERSION, version + 1)
            .append(BOOK, document(book(state)))
            .append(MOVED, changed);
    if (!write(next, version)) {
      return false;
    }
    writeAccounts(changed, version + 1);
    return true;
  }

  private boolean write(Document next, long version) {
    if (version > 0) {
      return ledgers
              .replaceOne(and(eq(ID, next.getString(ID)), eq(VERSION, version)), next)
              .getMatchedCount()
          == 1;
    }
    try {
      ledgers.insertOne(next);
      return true;
    } catch (MongoWriteException failed) {
      if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw failed;
    }
  }

  private void writeAccounts(List<Document> changed, long version) {
    if (changed.isEmpty()) {
      return;
    }
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (Document account : changed) {
      String id = account.getString("id");
      writes.add(
          new ReplaceOneModel<>(
              and(eq(ID, id), lt(VERSION, version)),
              new Document(ID, id).append(VERSION, version).append(ACCOUNT, account),
              new ReplaceOptions().upsert(true)));
    }
    try {
      accounts.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException failed) {
      // one that is there and not older is not replaced, but tried to be inserted
      if (failed.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
        throw failed;
      }
    }
  }

  /** What is remembered of those of the conversations that were seen. */
  public Map<String, Account> accounts(Collection<String> ids) {
    Map<String, Account> found = new HashMap<>();
    for (Document stored : accounts.find(in(ID, ids))) {
      Account account = read(stored.get(ACCOUNT, Document.class), Account.class);
      found.put(account.id(), account);
    }
    return found;
  }

  private static String id(String topicId, int partition) {
    return topicId + ":" + partition;
  }

  private static LedgerState state(Document stored) {
    Book book = read(stored.get(BOOK, Document.class), Book.class);
    List<Early> early = new ArrayList<>(book.came());
    early.addAll(book.judged());
    Map<Tally.Cell, Counts> counts = new HashMap<>();
    book.counts()
        .forEach(line -> counts.put(new Tally.Cell(line.origin(), line.hour()), line.counts()));
    Map<Origin, Long> reported = new HashMap<>();
    book.reported().forEach(one -> reported.put(one.origin(), one.by()));
    return new LedgerState(
        book.partition(),
        book.topicId(),
        book.since(),
        book.commands(),
        book.events(),
        book.verdicts(),
        book.open(),
        early,
        counts,
        reported);
  }

  private static Book book(LedgerState state) {
    List<Early.Came> came = new ArrayList<>();
    List<Early.Judged> judged = new ArrayList<>();
    for (Early early : state.early()) {
      switch (early) {
        case Early.Came one -> came.add(one);
        case Early.Judged one -> judged.add(one);
      }
    }
    List<Line> counts = new ArrayList<>();
    state.counts().forEach((cell, some) -> counts.add(new Line(cell.origin(), cell.hour(), some)));
    List<Difference> reported = new ArrayList<>();
    state.reported().forEach((origin, by) -> reported.add(new Difference(origin, by)));
    return new Book(
        state.partition(),
        state.topicId(),
        state.since(),
        state.commands(),
        state.events(),
        state.verdicts(),
        state.open(),
        came,
        judged,
        counts,
        reported);
  }

  private static Document document(Object value) {
    try {
      return Document.parse(Codec.JSON.writeValueAsString(value));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record could not be written", impossible);
    }
  }

  private static <T> T read(Document stored, Class<T> type) {
    try {
      return Codec.JSON.readValue(stored.toJson(), type);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("books of the audit cannot be read", damaged);
    }
  }
}
