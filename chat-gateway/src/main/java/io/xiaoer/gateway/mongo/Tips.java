package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import io.xiaoer.gateway.audit.Origin;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How far transcripts have come, for the audit. */
public final class Tips {
  private final MongoCollection<Document> heads;

  /** The tips of a database. */
  public Tips(MongoDatabase database) {
    this.heads = database.getCollection("conversations");
  }

  /**
   * How far a transcript has come.
   *
   * @param lastSeq its last number
   * @param chain the chain's value there; absent in one that is older than the chain
   * @param origin where its messages count
   */
  public record Tip(long lastSeq, @Nullable String chain, Origin origin) {}

  /** Those of the conversations that exist. */
  public Map<String, Tip> of(Collection<String> ids) {
    Map<String, Tip> found = new HashMap<>();
    if (!ids.isEmpty()) {
      heads
          .find(in(HeadDocument.ID, ids))
          .projection(
              Projections.include(HeadDocument.LAST_SEQ, HeadDocument.CHAIN, "shopId", "entrance"))
          .forEach(head -> found.put(head.getString(HeadDocument.ID), tip(head)));
    }
    return found;
  }

  private static Tip tip(Document head) {
    Document entrance = head.get("entrance", Document.class);
    return new Tip(
        HeadDocument.number(head, HeadDocument.LAST_SEQ),
        head.getString(HeadDocument.CHAIN),
        new Origin(head.getString("shopId"), entrance.getString("kind")));
  }
}
