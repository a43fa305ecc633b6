package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static io.xiaoer.gateway.mongo.HeadDocument.EVENTS;
import static io.xiaoer.gateway.mongo.HeadDocument.ID;
import static io.xiaoer.gateway.mongo.HeadDocument.LAST_SEQ;
import static io.xiaoer.gateway.mongo.HeadDocument.OPEN_FROM;
import static io.xiaoer.gateway.mongo.HeadDocument.PREVIEW;
import static io.xiaoer.gateway.mongo.HeadDocument.RECENT;
import static io.xiaoer.gateway.mongo.HeadDocument.WRITE;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.xiaoer.gateway.core.Conversation;
import io.xiaoer.gateway.core.Conversation.Known;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The transcripts.
 *
 * <p>A conversation is one <em>head document</em>, which holds its state and its newest events, and
 * sealed <em>pages</em> of exactly {@link #PAGE_EVENTS} events whose {@code _id} is the
 * conversation and the page's number. Appending is one update of the head, on the condition that
 * its last number is still the expected one: it is atomic, it needs no index, and of two writers
 * who believe in the same number one loses. When the head has grown past a page, the next append
 * first copies the full page out of it (the copy is the same whoever makes it) and then drops it
 * from the head in its own update, so that at every moment each event is in the head, in a page, or
 * in both.
 */
public final class Transcripts {
  /** Events in a sealed page. A head holds less than two pages and one batch. */
  public static final int PAGE_EVENTS = SealedPages.EVENTS_EACH;

  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  private final MongoCollection<Document> heads;
  private final SealedPages pages;

  /** The transcripts of a database. */
  public Transcripts(MongoDatabase database) {
    this.heads = database.getCollection("conversations");
    this.pages = new SealedPages(database);
  }

  /** The state of those of the conversations that exist, by id. */
  public Map<String, Known> load(Collection<String> ids) {
    Map<String, Known> found = new HashMap<>();
    summaries(ids).forEach((id, summary) -> found.put(id, summary.state()));
    return found;
  }

  /**
   * A conversation as its owner needs it.
   *
   * @param state its state
   * @param judged the last command that was judged when it was last appended to; absent in
   *     transcripts that are older than this field
   * @param chain the chain's value of its last event; absent in transcripts that are older than it
   */
  public record Owned(Known state, Optional<Position> judged, Optional<String> chain) {}

  /** Those of the conversations that exist, by id, as their owner needs them. */
  public Map<String, Owned> own(Collection<String> ids) {
    Map<String, Owned> found = new HashMap<>();
    for (Document head : heads.find(in(ID, ids)).projection(Projections.exclude(EVENTS))) {
      Known state = HeadDocument.state(head);
      found.put(
          state.id(),
          new Owned(
              state,
              HeadDocument.judged(head),
              Optional.ofNullable(head.getString(HeadDocument.CHAIN))));
    }
    return found;
  }

  /** The state of one conversation. */
  public Optional<Known> find(String id) {
    return Optional.ofNullable(load(List.of(id)).get(id));
  }

  /** State and preview of those of the conversations that exist, by id. */
  public Map<String, Summary> summaries(Collection<String> ids) {
    Map<String, Summary> found = new HashMap<>();
    for (Document head : heads.find(in(ID, ids)).projection(Projections.exclude(EVENTS))) {
      Known state = HeadDocument.state(head);
      found.put(state.id(), new Summary(state, head.getString(PREVIEW)));
    }
    return found;
  }

  /** Those of the conversations that have not ended, in no order. */
  public List<Known> open(Collection<String> ids) {
    List<Known> found = new ArrayList<>();
    if (!ids.isEmpty()) {
      heads
          .find(and(in(ID, ids), eq(HeadDocument.CLOSED, false)))
          .projection(Projections.exclude(EVENTS))
          .forEach(head -> found.add(HeadDocument.state(head)));
    }
    return found;
  }

  /**
   * Appends to several conversations in one bulk write; each append happens whole or not at all.
   *
   * @param appends at most one for each conversation
   * @return the conversations whose last number was not the expected one, because somebody else has
   *     written; nothing was appended to those
   */
  public Set<String> append(List<Append> appends) {
    if (appends.isEmpty()) {
      return Set.of();
    }
    String write = UUID.randomUUID().toString();
    Map<String, List<Document>> kept = sealFullPages(appends);
    List<WriteModel<Document>> writes = new ArrayList<>(appends.size());
    for (Append append : appends) {
      writes.add(model(append, write, kept.get(append.after().id())));
    }
    return appendedAll(writes) ? Set.of() : withoutWrite(appends, write);
  }

  /**
   * Events after a number, in order.
   *
   * @param after 0 for all
   * @param limit how many at most
   * @return none if there is no such conversation
   */
  public List<StoredEvent> after(String id, long after, int limit) {
    Document head =
        heads.find(eq(ID, id)).projection(Projections.include(EVENTS, OPEN_FROM)).first();
    if (head == null) {
      return List.of();
    }
    List<StoredEvent> found = new ArrayList<>();
    long openFrom = HeadDocument.number(head, OPEN_FROM);
    long next = after + 1;
    while (next < openFrom && found.size() < limit) {
      next = take(found, pages.holding(id, next), id, next, limit);
    }
    take(found, head, id, next, limit);
    return found;
  }

  /**
   * Events before a number, in order.
   *
   * @param before the first number that is not wanted
   * @param limit how many at most; the latest ones
   * @return none if there is no such conversation
   */
  public List<StoredEvent> before(String id, long before, int limit) {
    long first = Math.max(1, before - limit);
    return first >= before ? List.of() : after(id, first - 1, Math.toIntExact(before - first));
  }

  /** Takes what follows from a document; returns the next number to look for. */
  private static long take(
      List<StoredEvent> found, Document source, String id, long next, int limit) {
    long expected = next;
    for (Document stored : source.getList(EVENTS, Document.class)) {
      if (found.size() < limit && HeadDocument.number(stored, "seq") == expected) {
        found.add(StoredEvent.from(id, stored));
        expected++;
      }
    }
    return expected;
  }

  /** Copies full pages out of heads; returns what must stay in each of those heads. */
  private Map<String, List<Document>> sealFullPages(List<Append> appends) {
    List<String> candidates =
        appends.stream()
            .filter(append -> append.expectedSeq() >= PAGE_EVENTS)
            .map(append -> append.after().id())
            .toList();
    if (candidates.isEmpty()) {
      return Map.of();
    }
    Bson full = and(in(ID, candidates), exists(EVENTS + "." + (PAGE_EVENTS - 1)));
    return pages.seal(heads.find(full).projection(Projections.include(EVENTS, OPEN_FROM)));
  }

  private static WriteModel<Document> model(
      Append append, String write, @Nullable List<Document> kept) {
    Known after = append.after();
    List<Document> events = append.events().stream().map(StoredEvent::toDocument).toList();
    Document set =
        HeadDocument.fields(after)
            .append(LAST_SEQ, after.lastSeq())
            .append(HeadDocument.JUDGED, HeadDocument.position(append.judged()))
            .append(HeadDocument.CHAIN, append.events().getLast().chain().orElse(null))
            .append(WRITE, write);
    if (append.preview() != null) {
      set.append(PREVIEW, append.preview());
    }
    List<Document> recent = after.recent().stream().map(HeadDocument::recent).toList();
    if (append.expectedSeq() == 0) {
      return new InsertOneModel<>(
          set.append(ID, after.id())
              .append(OPEN_FROM, 1L)
              .append(RECENT, recent)
              .append(EVENTS, events));
    }
    Document push = new Document(RECENT, newest(recent, append.events().size()));
    if (kept == null) {
      push.append(EVENTS, new Document("$each", events));
    } else {
      List<Document> open = new ArrayList<>(kept);
      open.addAll(events);
      set.append(EVENTS, open).append(OPEN_FROM, append.expectedSeq() - kept.size() + 1);
    }
    return new UpdateOneModel<>(
        and(eq(ID, after.id()), eq(LAST_SEQ, append.expectedSeq())),
        new Document("$set", set).append("$push", push));
  }

  /** Each event belongs to one command, so no more commands are new than events. */
  private static Document newest(List<Document> recent, int events) {
    List<Document> added = recent.subList(Math.max(0, recent.size() - events), recent.size());
    return new Document("$each", added).append("$slice", -Conversation.RECENT_COMMANDS);
  }

  private boolean appendedAll(List<WriteModel<Document>> writes) {
    try {
      BulkWriteResult result = heads.bulkWrite(writes, UNORDERED);
      return result.getInsertedCount() + result.getMatchedCount() == writes.size();
    } catch (MongoBulkWriteException failed) {
      SealedPages.throwUnlessDuplicates(failed);
      return false;
    }
  }

  private Set<String> withoutWrite(List<Append> appends, String write) {
    Set<String> missing = new HashSet<>();
    appends.forEach(append -> missing.add(append.after().id()));
    for (Document head : heads.find(in(ID, missing)).projection(Projections.include(WRITE))) {
      if (write.equals(head.getString(WRITE))) {
        missing.remove(head.getString(ID));
      }
    }
    return missing;
  }
}
