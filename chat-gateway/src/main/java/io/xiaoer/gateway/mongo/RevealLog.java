package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.xiaoer.contracts.conversation.Screening.Masked.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Who has seen what was masked, and who was handed all that is held about a customer: only ever
 * added to, here. The {@code _id} begins with desk and time, so a list is a range of it.
 */
public final class RevealLog {
  private static final String ID = "_id";

  /** Only exports have it. */
  private static final String CUSTOMER = "customer";

  private final MongoCollection<Document> reveals;

  /** The reveals of a database. */
  public RevealLog(MongoDatabase database) {
    this.reveals = database.getCollection("reveals");
  }

  /** Somebody has seen what others may not. */
  public sealed interface Look {
    /** The entry's id, which sorts by time. */
    String id();

    /** Who saw it. */
    String byId();

    /** His name. */
    String byName();

    /** Why, in his words. */
    String reason();

    /** When. */
    Instant at();
  }

  /**
   * One look at an original.
   *
   * @param id the entry's id, which sorts by time
   * @param conversationId in which conversation
   * @param sealedId which original
   * @param kind what it is
   * @param byId who saw it
   * @param byName his name
   * @param reason why, in his words
   * @param at when
   */
  public record Reveal(
      String id,
      String conversationId,
      String sealedId,
      Kind kind,
      String byId,
      String byName,
      String reason,
      Instant at)
      implements Look {}

  /**
   * One export of all that is held about a customer, for somebody else than himself.
   *
   * @param id the entry's id, which sorts by time
   * @param customerId whose data
   * @param byId who was handed it
   * @param byName his name
   * @param reason why, in his words
   * @param at when
   */
  public record Export(
      String id, String customerId, String byId, String byName, String reason, Instant at)
      implements Look {}

  /** The id of a new entry. */
  public static String id(String deskId, Instant at) {
    return "%s:%s:%s".formatted(deskId, at, UUID.randomUUID());
  }

  /** Adds an entry; when this returns it is durable. */
  public void add(Look look) {
    Document what =
        switch (look) {
          case Reveal reveal ->
              new Document("conversation", reveal.conversationId())
                  .append("sealed", reveal.sealedId())
                  .append("kind", reveal.kind().name());
          case Export export -> new Document(CUSTOMER, export.customerId());
        };
    reveals.insertOne(
        what.append(ID, look.id())
            .append("byId", look.byId())
            .append("byName", look.byName())
            .append("reason", look.reason())
            .append("at", look.at().toString()));
  }

  /**
   * A desk's entries before an id, newest first.
   *
   * @param before an entry's id, or {@code null} for the newest
   */
  public List<Look> of(String deskId, @Nullable String before, int limit) {
    String end = before == null ? deskId + ";" : before;
    List<Look> found = new ArrayList<>();
    reveals
        .find(and(gte(ID, deskId + ":"), lt(ID, end)))
        .sort(Sorts.descending(ID))
        .limit(limit)
        .forEach(stored -> found.add(look(stored)));
    return found;
  }

  private static Look look(Document stored) {
    String id = stored.getString(ID);
    String byId = stored.getString("byId");
    String byName = stored.getString("byName");
    String reason = stored.getString("reason");
    Instant at = Instant.parse(stored.getString("at"));
    String customer = stored.getString(CUSTOMER);
    return customer != null
        ? new Export(id, customer, byId, byName, reason, at)
        : new Reveal(
            id,
            stored.getString("conversation"),
            stored.getString("sealed"),
            Kind.valueOf(stored.getString("kind")),
            byId,
            byName,
            reason,
            at);
  }
}
