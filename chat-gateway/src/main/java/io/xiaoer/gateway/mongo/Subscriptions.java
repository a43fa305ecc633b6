package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Which browsers want to be called: one document per customer with his newest ten. */
public final class Subscriptions {
  /** How many browsers of a customer are kept; an eleventh takes the place of the oldest. */
  public static final int BROWSERS = 10;

  private static final String LIST = "browsers";
  private static final String ENDPOINT = "endpoint";
  private static final int DUPLICATE_KEY = 11_000;

  private final MongoCollection<Document> customers;

  /** The subscriptions of a database. */
  public Subscriptions(MongoDatabase database) {
    this.customers = database.getCollection("push-subscriptions");
  }

  /** Keeps a browser; one that is known is replaced. */
  public void add(String customerId, Subscription added) {
    remove(customerId, added.endpoint());
    Document newest = new Document("$each", List.of(document(added))).append("$slice", -BROWSERS);
    try {
      customers.updateOne(
          and(eq("_id", customerId), ne(LIST + "." + ENDPOINT, added.endpoint())),
          new Document("$push", new Document(LIST, newest)),
          new UpdateOptions().upsert(true));
    } catch (MongoWriteException collided) {
      // the same browser at the same moment: it is there
      if (collided.getError().getCode() != DUPLICATE_KEY) {
        throw collided;
      }
    }
  }

  /** Forgets a browser. */
  public void remove(String customerId, String endpoint) {
    customers.updateOne(
        eq("_id", customerId), Updates.pull(LIST, new Document(ENDPOINT, endpoint)));
  }

  /** Forgets all browsers of a customer. */
  public void removeAll(String customerId) {
    customers.deleteOne(eq("_id", customerId));
  }

  /** The browsers of a customer, the oldest first. */
  public List<Subscription> of(String customerId) {
    Document known = customers.find(eq("_id", customerId)).first();
    return known == null
        ? List.of()
        : known.getList(LIST, Document.class).stream().map(Subscriptions::subscription).toList();
  }

  private static Document document(Subscription added) {
    return new Document(ENDPOINT, added.endpoint())
        .append("p256dh", added.p256dh())
        .append("auth", added.auth())
        .append("locale", added.locale())
        .append("since", Date.from(added.since()));
  }

  private static Subscription subscription(Document document) {
    return new Subscription(
        document.getString(ENDPOINT),
        document.getString("p256dh"),
        document.getString("auth"),
        document.getString("locale"),
        Instant.ofEpochMilli(document.getDate("since").getTime()));
  }
}
