package io.xiaoer.gateway.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageFlagged;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageReported;
import io.xiaoer.contracts.encryption.Personal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Flagged and reported messages, for supervisors. A projection of the transcripts: the same event
 * again changes nothing. The {@code _id} begins with desk and time, so a list is a range of it.
 */
public final class Alerts {
  private static final String ID = "_id";
  private static final int DUPLICATE_KEY = 11_000;

  /** The events that are listed here. */
  private static final Set<String> TYPES =
      Set.of("conversation.message-flagged.v1", "conversation.message-reported.v1");

  private final MongoCollection<Document> alerts;

  /** The alerts of a database. */
  public Alerts(MongoDatabase database) {
    this.alerts = database.getCollection("alerts");
  }

  /**
   * A message that a supervisor should look at.
   *
   * @param id the alert's id, which sorts by time
   * @param conversationId the conversation
   * @param messageSeq the message
   * @param reasons why: concerns of a flag, or the reason of a report
   * @param reported whether the customer reported it; else the rules flagged it
   * @param who for a flag: who wrote the message; for a report: who reported it
   * @param comment the customer's words, if any
   * @param at when
   */
  public record Alert(
      String id,
      String conversationId,
      long messageSeq,
      List<String> reasons,
      boolean reported,
      @Personal String who,
      @Nullable @Personal String comment,
      Instant at) {}

  /**
   * Notes those of the events that are alerts.
   *
   * @param shops the shop of each event's conversation
   */
  public void note(List<StoredEvent> events, Map<String, String> shops) {
    List<Document> noted = new ArrayList<>();
    for (StoredEvent stored : events) {
      String shop = shops.get(stored.conversationId());
      if (shop != null && TYPES.contains(stored.message().headers().get("ce_type"))) {
        noted.add(document(shop, stored.event()));
      }
    }
    if (!noted.isEmpty()) {
      insertOnce(noted);
    }
  }

  /**
   * A desk's alerts before an id, newest first.
   *
   * @param before an alert's id, or {@code null} for the newest
   */
  public List<Alert> of(String deskId, @Nullable String before, int limit) {
    String end = before == null ? deskId + ";" : before;
    List<Alert> found = new ArrayList<>();
    alerts
        .find(and(gte(ID, deskId + ":"), lt(ID, end)))
        .sort(Sorts.descending(ID))
        .limit(limit)
        .forEach(stored -> found.add(alert(stored)));
    return found;
  }

  /** Forgets what is older; returns how many. */
  public long forgetBefore(String deskId, Instant time) {
    return alerts
        .deleteMany(and(gte(ID, deskId + ":"), lt(ID, deskId + ":" + time)))
        .getDeletedCount();
  }

  private void insertOnce(List<Document> noted) {
    try {
      alerts.insertMany(noted, new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException failed) {
      if (failed.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
        throw failed;
      }
    }
  }

  private static Document document(String shop, OfEvent<ConversationEvent> event) {
    Document noted =
        new Document(ID, "%s:%s:%s".formatted(shop, event.time(), event.id()))
            .append("conversation", event.subject())
            .append("at", event.time().toString());
    return switch (event.data()) {
      case MessageFlagged flagged ->
          noted
              .append("message", flagged.messageSeq())
              .append("reasons", flagged.concerns().stream().map(Enum::name).toList())
              .append("reported", false)
              .append("who", flagged.author().displayName());
      case MessageReported reported ->
          noted
              .append("message", reported.messageSeq())
              .append("reasons", List.of(reported.reason().name()))
              .append("reported", true)
              .append("who", reported.by().displayName())
              .append("comment", reported.comment());
      default -> throw new IllegalArgumentException("event " + event.id() + " is no alert");
    };
  }

  private static Alert alert(Document stored) {
    return new Alert(
        stored.getString(ID),
        stored.getString("conversation"),
        ((Number) stored.get("message")).longValue(),
        stored.getList("reasons", String.class),
        stored.getBoolean("reported"),
        stored.getString("who"),
        stored.getString("comment"),
        Instant.parse(stored.getString("at")));
  }
}
