package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Each shop's lists of hosts: whom it trusts, and to whom nobody is to be led. */
public final class LinkLists {
  private static final String ID = "_id";

  private final MongoCollection<Document> lists;

  /** The lists of a database. */
  public LinkLists(MongoDatabase database) {
    this.lists = database.getCollection("link_lists");
  }

  /**
   * A shop's lists.
   *
   * @param allowed hosts that it trusts
   * @param blocked hosts that it blocks
   * @param changedBy who changed them last
   * @param changedAt when
   */
  public record Hosts(
      List<String> allowed,
      List<String> blocked,
      @Nullable String changedBy,
      @Nullable Instant changedAt) {
    /** Copies the lists. */
    public Hosts {
      allowed = List.copyOf(allowed);
      blocked = List.copyOf(blocked);
    }
  }

  /** A shop's lists; empty ones if it has none. */
  public Hosts of(String shopId) {
    Document stored = lists.find(eq(ID, shopId)).first();
    return stored == null
        ? new Hosts(List.of(), List.of(), null, null)
        : new Hosts(
            stored.getList("allowed", String.class),
            stored.getList("blocked", String.class),
            stored.getString("changedBy"),
            Instant.parse(stored.getString("changedAt")));
  }

  /** Puts lists in the place of the shop's. */
  public void put(String shopId, Hosts hosts) {
    lists.replaceOne(
        eq(ID, shopId),
        new Document(ID, shopId)
            .append("allowed", hosts.allowed())
            .append("blocked", hosts.blocked())
            .append("changedBy", hosts.changedBy())
            .append("changedAt", String.valueOf(hosts.changedAt())),
        new ReplaceOptions().upsert(true));
  }
}
