package io.xiaoer.ticket.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.WriteModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service's own database, and the two ways in which it is used. */
@ApplicationScoped
class Database {
  private static final int DUPLICATE_KEY = 11000;

  private final MongoClient client;
  private final String name;

  Database(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
    this.client = client;
    this.name = name;
  }

  MongoCollection<Document> collection(String collection) {
    return client.getDatabase(name).getCollection(collection);
  }

  /** The documents with these ids that exist. */
  static List<Document> byId(MongoCollection<Document> collection, Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return collection.find(Filters.in("_id", ids)).into(new ArrayList<>());
  }

  /**
   * Writes changes of different documents at once, each conditional on what was read.
   *
   * @param inserts how many of the changes are inserts; the others are updates that must match
   * @throws LostRace if a condition does not hold any more
   */
  static void writeAll(
      MongoCollection<Document> collection, List<WriteModel<Document>> changes, int inserts) {
    if (changes.isEmpty()) {
      return;
    }
    String where = collection.getNamespace().getCollectionName();
    try {
      BulkWriteResult result = collection.bulkWrite(changes, new BulkWriteOptions().ordered(false));
      if (result.getMatchedCount() != changes.size() - inserts) {
        throw new LostRace(where);
      }
    } catch (MongoBulkWriteException e) {
      if (isDuplicateKey(e)) {
        throw new LostRace(where);
      }
      throw e;
    }
  }

  static boolean isDuplicateKey(MongoBulkWriteException e) {
    return e.getWriteErrors().stream().anyMatch(error -> error.getCode() == DUPLICATE_KEY);
  }

  static boolean isDuplicateKey(MongoWriteException e) {
    return e.getError().getCode() == DUPLICATE_KEY;
  }
}
