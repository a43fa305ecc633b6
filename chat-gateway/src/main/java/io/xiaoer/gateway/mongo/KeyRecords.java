package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** The keys of persons as they lie in the store: wrapped, or a tombstone. */
public final class KeyRecords {
  private static final String ID = "_id";
  private static final String WRAPPED = "wrapped";
  private static final String WRAPPED_BY = "wrappedBy";
  private static final String CREATED_AT = "createdAt";
  private static final String DESTROYED_AT = "destroyedAt";

  private final MongoCollection<Document> keys;

  /** The keys of a database. */
  public KeyRecords(MongoDatabase database) {
    this.keys = database.getCollection("subject_keys");
  }

  /**
   * A person's key.
   *
   * @param id whose it is, for example {@code customer:…}
   * @param wrapped the key, or {@code null} if it was destroyed
   * @param wrappedBy the master key that wraps it; empty for a tombstone
   * @param createdAt when it was made
   * @param destroyedAt when it was destroyed
   */
  public record KeyRecord(
      String id,
      byte @Nullable [] wrapped,
      String wrappedBy,
      @Nullable Instant createdAt,
      @Nullable Instant destroyedAt) {}

  /** The key of a person. */
  public Optional<KeyRecord> find(String id) {
    return Optional.ofNullable(keys.find(eq(ID, id)).first()).map(KeyRecords::record);
  }

  /** Keeps a new key unless there is one, or a tombstone; returns what is there then. */
  public KeyRecord keep(String id, KeyRecord fresh) {
    Optional<KeyRecord> there = find(id);
    if (there.isPresent()) {
      return there.get();
    }
    try {
      keys.insertOne(document(fresh));
      return fresh;
    } catch (MongoWriteException failed) {
      if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw failed;
      }
      return find(id).orElseThrow();
    }
  }

  /** Puts a key in the place of the one that was read; false if it has changed meanwhile. */
  public boolean replace(KeyRecord before, KeyRecord after) {
    byte[] wrapped = before.wrapped();
    return wrapped != null
        && keys.replaceOne(
                    and(eq(ID, before.id()), eq(WRAPPED, new Binary(wrapped))), document(after))
                .getModifiedCount()
            == 1;
  }

  /** Leaves a tombstone, also where there was no key; false if one was there. */
  public boolean destroy(String id, Instant at) {
    if (find(id).filter(record -> record.destroyedAt() != null).isPresent()) {
      return false;
    }
    keys.replaceOne(
        eq(ID, id),
        new Document(ID, id).append(DESTROYED_AT, at.toString()),
        new ReplaceOptions().upsert(true));
    return true;
  }

  /** Every key that another master key wraps. Reads the whole collection. */
  public List<KeyRecord> wrappedByOther(String masterKeyId) {
    List<KeyRecord> found = new ArrayList<>();
    keys.find(ne(WRAPPED_BY, masterKeyId))
        .map(KeyRecords::record)
        .forEach(
            record -> {
              if (record.wrapped() != null) {
                found.add(record);
              }
            });
    return found;
  }

  private static Document document(KeyRecord record) {
    byte[] wrapped = record.wrapped();
    if (wrapped == null) {
      throw new IllegalArgumentException("a tombstone is left by destroy()");
    }
    return new Document(ID, record.id())
        .append(WRAPPED, new Binary(wrapped))
        .append(WRAPPED_BY, record.wrappedBy())
        .append(CREATED_AT, String.valueOf(record.createdAt()));
  }

  private static KeyRecord record(Document stored) {
    Binary wrapped = stored.get(WRAPPED, Binary.class);
    String wrappedBy = stored.getString(WRAPPED_BY);
    return new KeyRecord(
        stored.getString(ID),
        wrapped == null ? null : wrapped.getData(),
        wrappedBy == null ? "" : wrappedBy,
        instant(stored.getString(CREATED_AT)),
        instant(stored.getString(DESTROYED_AT)));
  }

  private static @Nullable Instant instant(@Nullable String stored) {
    return stored == null ? null : Instant.parse(stored);
  }
}
