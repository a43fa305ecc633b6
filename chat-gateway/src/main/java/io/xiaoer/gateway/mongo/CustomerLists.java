package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Who has which conversations: one document per customer with the ids of his newest {@link
 * #CONVERSATIONS}. A projection of the transcripts; noting the same conversation twice changes
 * nothing. Older conversations stay readable by id.
 */
public final class CustomerLists {
  /** How many conversations of a customer are listed. */
  public static final int CONVERSATIONS = 200;

  private static final String IDS = "conversations";
  private static final int DUPLICATE_KEY = 11_000;

  private final MongoCollection<Document> lists;

  /** The lists of a database. */
  public CustomerLists(MongoDatabase database) {
    this.lists = database.getCollection("customers");
  }

  /**
   * Notes who began which conversation.
   *
   * @param customers the customer's id by the conversation's id, in the order of their beginning
   */
  public void note(Map<String, String> customers) {
    if (customers.isEmpty()) {
      return;
    }
    List<WriteModel<Document>> writes = new ArrayList<>();
    customers.forEach((conversation, customer) -> writes.add(push(customer, conversation)));
    try {
      lists.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException failed) {
      // A list that has the conversation already does not match, and its upsert collides.
      if (failed.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
        throw failed;
      }
    }
  }

  /**
   * The customer's conversations, newest first.
   *
   * @param limit how many at most
   */
  public List<String> of(String customerId, int limit) {
    Document list = lists.find(eq("_id", customerId)).first();
    if (list == null) {
      return List.of();
    }
    return list.getList(IDS, String.class).reversed().stream().limit(limit).toList();
  }

  private static WriteModel<Document> push(String customer, String conversation) {
    Document newest = new Document("$each", List.of(conversation)).append("$slice", -CONVERSATIONS);
    return new UpdateOneModel<>(
        and(eq("_id", customer), ne(IDS, conversation)),
        new Document("$push", new Document(IDS, newest)),
        new UpdateOptions().upsert(true));
  }
}
