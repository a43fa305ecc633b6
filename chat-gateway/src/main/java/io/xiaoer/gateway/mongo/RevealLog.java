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
 * Who has seen what was masked: only ever added to, here. The {@code _id} begins with desk and
 * time, so a list is a range of it.
 */
public final class RevealLog {
  private static final String ID = "_id";

  private final MongoCollection<Document> reveals;

  /** The reveals of a database. */
  public RevealLog(MongoDatabase database) {
    this.reveals = database.getCollection("reveals");
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
      Instant at) {
    /** A new entry. */
    public static Reveal now(
        String deskId,
        String conversationId,
        String sealedId,
        Kind kind,
        String byId,
        String byName,
        String reason,
        Instant at) {
      String id = "%s:%s:%s".formatted(deskId, at, UUID.randomUUID());
      return new Reveal(id, conversationId, sealedId, kind, byId, byName, reason, at);
    }
  }

  /** Adds an entry; when this returns it is durable. */
  public void add(Reveal reveal) {
    reveals.insertOne(
        new Document(ID, reveal.id())
            .append("conversation", reveal.conversationId())
            .append("sealed", reveal.sealedId())
            .append("kind", reveal.kind().name())
            .append("byId", reveal.byId())
            .append("byName", reveal.byName())
            .append("reason", reveal.reason())
            .append("at", reveal.at().toString()));
  }

  /**
   * A desk's entries before an id, newest first.
   *
   * @param before an entry's id, or {@code null} for the newest
   */
  public List<Reveal> of(String deskId, @Nullable String before, int limit) {
    String end = before == null ? deskId + ";" : before;
    List<Reveal> found = new ArrayList<>();
    reveals
        .find(and(gte(ID, deskId + ":"), lt(ID, end)))
        .sort(Sorts.descending(ID))
        .limit(limit)
        .forEach(stored -> found.add(reveal(stored)));
    return found;
  }

  private static Reveal reveal(Document stored) {
    return new Reveal(
        stored.getString(ID),
        stored.getString("conversation"),
        stored.getString("sealed"),
        Kind.valueOf(stored.getString("kind")),
        stored.getString("byId"),
        stored.getString("byName"),
        stored.getString("reason"),
        Instant.parse(stored.getString("at")));
  }
}
