package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of customers' deeds, and which were taken in: one document per customer with the last
 * number and the newest {@link #KNOWN} ids. A deed that is reported again after so many others is
 * taken for a new one.
 */
public final class DeedNumbers {
  /** Ids that are remembered for each customer. */
  public static final int KNOWN = 1_000;

  private static final String ID = "_id";
  private static final String LAST = "lastSeq";
  private static final String DEEDS = "deeds";
  private static final String WRITTEN = "written";
  private static final int DUPLICATE_KEY = 11_000;
  private static final int TRIES = 20;

  private final MongoCollection<Document> customers;

  /** The numbers of a database. */
  public DeedNumbers(MongoDatabase database) {
    this.customers = database.getCollection("deeds");
  }

  /**
   * Numbers those that are new.
   *
   * @param ids the reporter's ids, each once
   * @return the numbers of those that are not known to be written, in the order of {@code ids}
   */
  public Map<String, Long> setAside(String customerId, Collection<String> ids) {
    for (int i = 0; i < TRIES; i++) {
      Document found = customers.find(eq(ID, customerId)).first();
      long last = found == null ? 0 : ((Number) found.get(LAST)).longValue();
      Map<String, Long> known = known(found);
      Set<String> written = written(found);
      Map<String, Long> unwritten = new LinkedHashMap<>();
      List<Document> added = new ArrayList<>();
      long next = last;
      for (String id : ids) {
        Long before = known.get(id);
        if (before == null) {
          unwritten.put(id, ++next);
          added.add(new Document("id", id).append("seq", next));
        } else if (!written.contains(id)) {
          unwritten.put(id, before);
        }
      }
      if (added.isEmpty() || add(customerId, last, next, added)) {
        return unwritten;
      }
    }
    throw new IllegalStateException("the numbers of a customer's deeds change all the time");
  }

  private static Map<String, Long> known(@Nullable Document found) {
    Map<String, Long> known = new HashMap<>();
    if (found != null) {
      found
          .getList(DEEDS, Document.class)
          .forEach(one -> known.put(one.getString("id"), ((Number) one.get("seq")).longValue()));
    }
    return known;
  }

  private static Set<String> written(@Nullable Document found) {
    List<String> ids = found == null ? null : found.getList(WRITTEN, String.class);
    return ids == null ? Set.of() : new HashSet<>(ids);
  }

  private boolean add(String customerId, long last, long next, List<Document> added) {
    Document update =
        new Document("$set", new Document(LAST, next))
            .append(
                "$push",
                new Document(DEEDS, new Document("$each", added).append("$slice", -KNOWN)));
    try {
      UpdateResult result =
          customers.updateOne(
              and(eq(ID, customerId), eq(LAST, last)),
              update,
              new UpdateOptions().upsert(last == 0));
      return result.getMatchedCount() > 0 || result.getUpsertedId() != null;
    } catch (MongoWriteException other) {
      if (other.getError().getCode() == DUPLICATE_KEY) {
        return false;
      }
      throw other;
    }
  }

  /** Notes that deeds are in the topic. */
  public void written(String customerId, Collection<String> ids) {
    customers.updateOne(
        eq(ID, customerId),
        new Document(
            "$push",
            new Document(
                WRITTEN, new Document("$each", List.copyOf(ids)).append("$slice", -KNOWN))));
  }
}
