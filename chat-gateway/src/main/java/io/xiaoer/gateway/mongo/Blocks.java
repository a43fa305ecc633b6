package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.xiaoer.gateway.limits.Block;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of shops: one document per shop with those in force and the newest {@link #CHANGES}
 * changes, who made each and why.
 */
public final class Blocks {
  /** Most blocks of one shop. */
  public static final int MOST = 5_000;

  /** Changes that are kept. */
  public static final int CHANGES = 2_000;

  private static final String ID = "_id";
  private static final String BLOCKS = "blocks";
  private static final String AUDIT = "changes";
  private static final int DUPLICATE_KEY = 11_000;

  private final MongoCollection<Document> shops;

  /**
   * A change of a shop's blocks.
   *
   * @param action {@code block} or {@code unblock}
   * @param kind what
   * @param value whom
   * @param reason why
   * @param by the supervisor
   * @param at when
   */
  public record Change(
      String action, Block.Kind kind, String value, String reason, String by, Instant at) {}

  /** The blocks of a database. */
  public Blocks(MongoDatabase database) {
    this.shops = database.getCollection("blocks");
  }

  /** A shop's blocks, also those that have ended by themselves. */
  public List<Block> of(String shopId) {
    return list(shopId, BLOCKS).stream().map(Blocks::block).toList();
  }

  /** A shop's latest changes, newest first. */
  public List<Change> changes(String shopId) {
    return list(shopId, AUDIT).reversed().stream().map(Blocks::change).toList();
  }

  /**
   * Blocks somebody, in place of an earlier block of the same.
   *
   * @return false if the shop has as many as it may have
   */
  public boolean add(String shopId, Block block) {
    remove(shopId, block.kind(), block.value(), Optional.empty());
    Document update =
        new Document(
            "$push",
            new Document(BLOCKS, document(block))
                .append(
                    AUDIT,
                    last(
                        new Change(
                            "block",
                            block.kind(),
                            block.value(),
                            block.reason(),
                            block.by(),
                            block.at()))));
    try {
      shops.updateOne(
          and(eq(ID, shopId), exists(BLOCKS + "." + (MOST - 1), false)),
          update,
          new UpdateOptions().upsert(true));
      return true;
    } catch (MongoWriteException full) {
      // The shop's document is there but did not match, so the upsert collides.
      if (full.getError().getCode() == DUPLICATE_KEY) {
        return false;
      }
      throw full;
    }
  }

  /**
   * Ends a block.
   *
   * @param change what to note of it, if it is a supervisor's doing
   * @return false if there was none
   */
  public boolean remove(String shopId, Block.Kind kind, String value, Optional<Change> change) {
    Document which = new Document("kind", kind.name()).append("value", value);
    Document update = new Document("$pull", new Document(BLOCKS, which));
    change.ifPresent(noted -> update.append("$push", new Document(AUDIT, last(noted))));
    return shops
            .updateOne(
                and(eq(ID, shopId), new Document(BLOCKS, new Document("$elemMatch", which))),
                update)
            .getMatchedCount()
        > 0;
  }

  private List<Document> list(String shopId, String field) {
    Document shop = shops.find(eq(ID, shopId)).first();
    List<Document> found = shop == null ? null : shop.getList(field, Document.class);
    return found == null ? List.of() : found;
  }

  private static Document last(Change change) {
    Document noted =
        new Document("action", change.action())
            .append("kind", change.kind().name())
            .append("value", change.value())
            .append("reason", change.reason())
            .append("by", change.by())
            .append("at", change.at().toString());
    return new Document("$each", List.of(noted)).append("$slice", -CHANGES);
  }

  private static Document document(Block block) {
    return new Document("kind", block.kind().name())
        .append("value", block.value())
        .append("reason", block.reason())
        .append("by", block.by())
        .append("at", block.at().toString())
        .append("until", block.until() == null ? null : block.until().toString());
  }

  private static Block block(Document stored) {
    return new Block(
        Block.Kind.valueOf(stored.getString("kind")),
        stored.getString("value"),
        stored.getString("reason"),
        stored.getString("by"),
        Instant.parse(stored.getString("at")),
        instant(stored.getString("until")));
  }

  private static Change change(Document stored) {
    return new Change(
        stored.getString("action"),
        Block.Kind.valueOf(stored.getString("kind")),
        stored.getString("value"),
        stored.getString("reason"),
        stored.getString("by"),
        Instant.parse(stored.getString("at")));
  }

  private static @Nullable Instant instant(@Nullable String stored) {
    return stored == null ? null : Instant.parse(stored);
  }
}
