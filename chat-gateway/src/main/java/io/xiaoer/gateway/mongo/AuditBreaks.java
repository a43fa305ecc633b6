package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.xiaoer.gateway.audit.Break;
import io.xiaoer.gateway.audit.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Breaks that the audit found, by shop and time; the same one again changes nothing. */
public final class AuditBreaks {
  private static final String ID = "_id";
  private static final String ACKNOWLEDGED = "acknowledged";
  private static final String NOTE = "note";
  private static final int DUPLICATE_KEY = 11_000;

  private final MongoCollection<Document> breaks;

  /** The breaks of a database. */
  public AuditBreaks(MongoDatabase database) {
    this.breaks = database.getCollection("audit_breaks");
  }

  /**
   * A break and what was said of it.
   *
   * @param id its id, which sorts by shop and time
   * @param what what does not fit
   * @param foundAt when the audit saw it
   * @param acknowledged who has seen to it, if somebody has
   */
  public record Noted(
      String id, Break what, Instant foundAt, @Nullable Acknowledged acknowledged) {}

  /** Who has seen to a break, when, and what he says of it. */
  public record Acknowledged(String by, Instant at, String note) {}

  /** Notes breaks; returns those that had not been noted before. */
  public List<Break> note(List<Break> found, Instant at) {
    if (found.isEmpty()) {
      return List.of();
    }
    List<Document> noted = found.stream().map(one -> document(one, at)).toList();
    List<Break> fresh = new ArrayList<>(found);
    try {
      breaks.insertMany(noted, new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException failed) {
      if (failed.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
        throw failed;
      }
      failed.getWriteErrors().forEach(known -> fresh.remove(found.get(known.getIndex())));
    }
    return fresh;
  }

  /**
   * Breaks of a shop, newest first.
   *
   * @param before the id of the last one that was seen; {@code null} for the newest
   * @param onlyOpen leave out what was acknowledged
   */
  public List<Noted> of(String shopId, @Nullable String before, boolean onlyOpen, int limit) {
    String end = before == null || !before.startsWith(shopId + ":") ? shopId + ";" : before;
    Bson range = and(gte(ID, shopId + ":"), lt(ID, end));
    List<Noted> found = new ArrayList<>();
    breaks
        .find(onlyOpen ? and(range, exists(ACKNOWLEDGED, false)) : range)
        .sort(Sorts.descending(ID))
        .limit(limit)
        .forEach(stored -> found.add(noted(stored)));
    return found;
  }

  /** How many breaks of a shop nobody has acknowledged. */
  public long open(String shopId) {
    return breaks.countDocuments(
        and(gte(ID, shopId + ":"), lt(ID, shopId + ";"), exists(ACKNOWLEDGED, false)));
  }

  /** Acknowledges a break; false if there is none or somebody else was faster. */
  public boolean acknowledge(String id, Acknowledged by) {
    Document said =
        new Document("by", by.by()).append("at", by.at().toString()).append(NOTE, by.note());
    return breaks
            .updateOne(
                and(eq(ID, id), exists(ACKNOWLEDGED, false)), Updates.set(ACKNOWLEDGED, said))
            .getMatchedCount()
        == 1;
  }

  private static Document document(Break one, Instant foundAt) {
    return new Document(ID, one.id())
        .append("kind", one.kind().name())
        .append("shop", one.origin().shopId())
        .append("entrance", one.origin().entrance())
        .append("conversation", one.conversationId())
        .append("seq", one.seq())
        .append("topic", one.topic())
        .append("partition", one.partition())
        .append("offset", one.offset())
        .append("command", one.commandId())
        .append("expected", one.expected())
        .append("found", one.found())
        .append("at", one.at().toString())
        .append("foundAt", foundAt.toString());
  }

  private static Noted noted(Document stored) {
    Break what =
        new Break(
            Break.Kind.valueOf(stored.getString("kind")),
            new Origin(stored.getString("shop"), stored.getString("entrance")),
            stored.getString("conversation"),
            HeadDocument.number(stored, "seq"),
            stored.getString("topic"),
            stored.getInteger("partition"),
            HeadDocument.number(stored, "offset"),
            stored.getString("command"),
            stored.getString("expected"),
            stored.getString("found"),
            Instant.parse(stored.getString("at")));
    Document said = stored.get(ACKNOWLEDGED, Document.class);
    return new Noted(
        stored.getString(ID),
        what,
        Instant.parse(stored.getString("foundAt")),
        said == null
            ? null
            : new Acknowledged(
                said.getString("by"), Instant.parse(said.getString("at")), said.getString(NOTE)));
  }
}
