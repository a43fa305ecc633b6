package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.xiaoer.gateway.proactive.Caps;
import io.xiaoer.gateway.proactive.Trigger;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The shops' rules for offering help: one document a shop, replaced as a whole. */
public final class Triggers {
  private static final String ID = "_id";
  private static final String VERSION = "version";

  private final MongoCollection<Document> triggers;

  /** The rules of a database. */
  public Triggers(MongoDatabase database) {
    this.triggers = database.getCollection("triggers");
  }

  /**
   * A shop's rules.
   *
   * @param version how often they were changed
   * @param triggers in the order in which they are tried
   */
  public record OfShop(
      int version,
      List<Trigger> triggers,
      Caps caps,
      @Nullable String changedBy,
      @Nullable Instant changedAt) {
    /** Copies the rules. */
    public OfShop {
      triggers = List.copyOf(triggers);
    }
  }

  /** A shop's rules; none if it has none. */
  public OfShop of(String shopId) {
    Document stored = triggers.find(eq(ID, shopId)).first();
    if (stored == null) {
      return new OfShop(0, List.of(), Caps.USUAL, null, null);
    }
    return new OfShop(
        stored.getInteger(VERSION),
        stored.getList("triggers", Document.class).stream().map(Triggers::trigger).toList(),
        new Caps(
            stored.getInteger("perDay"),
            stored.getInteger("minutesBetween"),
            stored.getInteger("daysQuiet")),
        stored.getString("changedBy"),
        Instant.parse(stored.getString("changedAt")));
  }

  /** Puts rules in the place of the version before; false if somebody else was faster. */
  public boolean put(String shopId, OfShop rules) {
    Document next =
        new Document(ID, shopId)
            .append(VERSION, rules.version())
            .append("triggers", rules.triggers().stream().map(Triggers::document).toList())
            .append("perDay", rules.caps().perDay())
            .append("minutesBetween", rules.caps().minutesBetween())
            .append("daysQuiet", rules.caps().daysQuiet())
            .append("changedBy", rules.changedBy())
            .append("changedAt", String.valueOf(rules.changedAt()));
    if (rules.version() > 1) {
      return triggers
              .replaceOne(and(eq(ID, shopId), eq(VERSION, rules.version() - 1)), next)
              .getMatchedCount()
          == 1;
    }
    try {
      triggers.insertOne(next);
      return true;
    } catch (MongoWriteException failed) {
      if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw failed;
    }
  }

  private static Document document(Trigger trigger) {
    return new Document("id", trigger.id())
        .append("enabled", trigger.enabled())
        .append("kind", trigger.kind().name())
        .append("page", trigger.page())
        .append("least", trigger.least())
        .append("textZh", trigger.textZh())
        .append("textEn", trigger.textEn());
  }

  private static Trigger trigger(Document stored) {
    return new Trigger(
        stored.getString("id"),
        stored.getBoolean("enabled"),
        Trigger.Kind.valueOf(stored.getString("kind")),
        stored.getString("page"),
        stored.getInteger("least"),
        stored.getString("textZh"),
        stored.getString("textEn"));
  }
}
