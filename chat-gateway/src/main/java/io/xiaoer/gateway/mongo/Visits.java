package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.xiaoer.gateway.proactive.Visit;
import io.xiaoer.gateway.proactive.Visit.InCart;
import io.xiaoer.gateway.proactive.Visit.Offer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of customers to offer them help: one document each, replaced on the condition
 * that nobody else has. So the caps hold on all nodes and devices together.
 */
public final class Visits {
  private static final String ID = "_id";
  private static final String VERSION = "version";
  private static final String OFFER = "offer";

  private final MongoCollection<Document> visits;

  /** The visits of a database. */
  public Visits(MongoDatabase database) {
    this.visits = database.getCollection("visits");
  }

  /** What is remembered, and how often it was kept. */
  public record Kept(Visit visit, int version) {}

  /** What is remembered of a customer. */
  public Optional<Kept> find(String customerId) {
    return Optional.ofNullable(visits.find(eq(ID, customerId)).first())
        .map(stored -> new Kept(visit(stored), stored.getInteger(VERSION)));
  }

  /** Remembers; false if somebody else was faster. */
  public boolean keep(String customerId, Visit visit, int version) {
    Document next = document(customerId, visit).append(VERSION, version + 1);
    if (version > 0) {
      return visits
              .replaceOne(and(eq(ID, customerId), eq(VERSION, version)), next)
              .getMatchedCount()
          == 1;
    }
    try {
      visits.insertOne(next);
      return true;
    } catch (MongoWriteException failed) {
      if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw failed;
    }
  }

  /** Forgets a customer. */
  public void forget(String customerId) {
    visits.deleteOne(eq(ID, customerId));
  }

  private static Document document(String customerId, Visit visit) {
    Offer offer = visit.offer();
    return new Document(ID, customerId)
        .append("day", text(visit.day()))
        .append("shown", visit.shown())
        .append("lastShownAt", text(visit.lastShownAt()))
        .append("quietUntil", text(visit.quietUntil()))
        .append(
            "cart",
            visit.cart().entrySet().stream()
                .map(
                    one ->
                        new Document("product", one.getKey())
                            .append("pieces", one.getValue().pieces())
                            .append("priceFen", one.getValue().priceFen()))
                .toList())
        .append("cartChangedAt", text(visit.cartChangedAt()))
        .append(
            OFFER,
            offer == null
                ? null
                : new Document("id", offer.id())
                    .append("trigger", offer.triggerId())
                    .append("product", offer.productId())
                    .append("consent", offer.consent())
                    .append("answered", offer.answered()));
  }

  private static Visit visit(Document stored) {
    Map<String, InCart> cart = new LinkedHashMap<>();
    for (Document one : stored.getList("cart", Document.class)) {
      cart.put(
          one.getString("product"), new InCart(one.getInteger("pieces"), one.getLong("priceFen")));
    }
    Document offer = stored.get(OFFER, Document.class);
    String day = stored.getString("day");
    return new Visit(
        day == null ? null : LocalDate.parse(day),
        stored.getInteger("shown"),
        instant(stored.getString("lastShownAt")),
        instant(stored.getString("quietUntil")),
        cart,
        instant(stored.getString("cartChangedAt")),
        offer == null
            ? null
            : new Offer(
                offer.getString("id"),
                offer.getString("trigger"),
                offer.getString("product"),
                offer.getString("consent"),
                offer.getBoolean("answered")));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable Instant instant(@Nullable String stored) {
    return stored == null ? null : Instant.parse(stored);
  }
}
