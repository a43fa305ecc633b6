package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Which conversation to look at when. Conversations lie in <em>slots</em> of time, one document
 * each, so that what is due is found by {@code _id} alone. Every open conversation lies in one
 * slot: it is put into the first when it begins, and into its next by whoever looks at it. Nothing
 * is written when somebody speaks.
 *
 * <p>A conversation lies in the slot after its time, and a slot is handed out when it is over, so
 * that a node whose clock is late by less than a slot still adds to one that nobody has taken. It
 * is handed to one node at a time, for {@link #HOLD}. Whatever a node that died had not finished is
 * handed out again: what is done about a conversation has a stable id.
 */
public final class Timers {
  /** For how long a slot belongs to the node that took it. */
  public static final Duration HOLD = Duration.ofMinutes(1);

  private static final String ENTRIES = "entries";
  private static final String HELD_UNTIL = "heldUntil";
  private static final String CONVERSATION = "conversation";
  private static final String GONE_SINCE = "goneSince";
  private static final int SLOTS_LOOKED_AT = 20;

  private final MongoCollection<Document> slots;
  private final long width;

  /**
   * The timers of a database.
   *
   * @param database where they are kept
   * @param name of what; those of one name are looked at by one clock
   * @param width how much time a slot holds
   */
  public Timers(MongoDatabase database, String name, Duration width) {
    this.slots = database.getCollection(name);
    this.width = width.toMillis();
  }

  /**
   * A conversation to look at.
   *
   * @param conversationId which
   * @param goneSince since when its customer is known to be gone
   */
  public record Entry(String conversationId, @Nullable Instant goneSince) {}

  /**
   * Conversations that are due at the same time.
   *
   * @param id the slot
   * @param entries what lies in it
   */
  public record Slot(long id, List<Entry> entries) {
    /** Copies the entries. */
    public Slot {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Begins to watch conversations: each is looked at in the slot after its beginning.
   *
   * @param begun when each began
   */
  public void watch(Map<String, Instant> begun) {
    put(
        begun.entrySet().stream()
            .map(one -> Map.entry(new Entry(one.getKey(), null), one.getValue()))
            .toList());
  }

  /**
   * Puts conversations where they are looked at next; putting one twice is putting it once.
   *
   * @param due each with the time before which nobody need look
   */
  public void put(List<Map.Entry<Entry, Instant>> due) {
    if (due.isEmpty()) {
      return;
    }
    List<WriteModel<Document>> writes = new ArrayList<>(due.size());
    for (Map.Entry<Entry, Instant> one : due) {
      Entry entry = one.getKey();
      Document stored = new Document(CONVERSATION, entry.conversationId());
      if (entry.goneSince() != null) {
        stored.append(GONE_SINCE, entry.goneSince().toString());
      }
      writes.add(
          new UpdateOneModel<>(
              eq("_id", slotOf(one.getValue()) + 1),
              new Document("$addToSet", new Document(ENTRIES, stored))
                  .append("$setOnInsert", new Document(HELD_UNTIL, 0L)),
              new UpdateOptions().upsert(true)));
    }
    slots.bulkWrite(writes, new BulkWriteOptions().ordered(false));
  }

  /** Takes the oldest slot that is due and that no other node holds. */
  public Optional<Slot> take(Instant now) {
    long until = now.plus(HOLD).toEpochMilli();
    for (Document found :
        slots
            .find(lte("_id", slotOf(now) - 1))
            .sort(Sorts.ascending("_id"))
            .limit(SLOTS_LOOKED_AT)) {
      Document taken =
          slots.findOneAndUpdate(
              and(eq("_id", found.get("_id")), lt(HELD_UNTIL, now.toEpochMilli())),
              new Document("$set", new Document(HELD_UNTIL, until)));
      if (taken != null) {
        return Optional.of(slot(taken));
      }
    }
    return Optional.empty();
  }

  /** Forgets a slot: all that lay in it was looked at. */
  public void finish(Slot slot) {
    slots.deleteOne(eq("_id", slot.id()));
  }

  private long slotOf(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), width);
  }

  private static Slot slot(Document stored) {
    return new Slot(
        HeadDocument.number(stored, "_id"),
        stored.getList(ENTRIES, Document.class).stream().map(Timers::entry).toList());
  }

  private static Entry entry(Document stored) {
    String gone = stored.getString(GONE_SINCE);
    return new Entry(stored.getString(CONVERSATION), gone == null ? null : Instant.parse(gone));
  }
}
