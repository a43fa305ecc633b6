package io.xiaoer.ticket.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.ticket.TicketEvent;
import io.xiaoer.ticket.core.Ticket;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * The tickets: one document per ticket with its events, each as it lies in the topic, so that an
 * event published again is the same bytes. An append is one conditional update ({@code lastSeq}
 * still as read), which is atomic and fences a second owner.
 */
@ApplicationScoped
public class TicketStore {
  private static final String LAST_SEQ = "lastSeq";
  private static final String EVENTS = "events";

  private final MongoCollection<Document> tickets;

  TicketStore(Database database) {
    tickets = database.collection("tickets");
  }

  /** The ticket with this id, if anything has happened to it. */
  public Optional<Ticket> find(String id) {
    return Optional.ofNullable(load(List.of(id)).get(id));
  }

  /** Those of these tickets to which something has happened, by id. */
  public Map<String, Ticket> load(Collection<String> ids) {
    Map<String, Ticket> found = new HashMap<>();
    for (Document document : Database.byId(tickets, ids)) {
      Ticket ticket = ticket(document);
      found.put(ticket.id(), ticket);
    }
    return found;
  }

  /**
   * Makes new events durable, all of a batch in one write.
   *
   * @param events by ticket, following directly on what was loaded
   * @throws LostRace if another owner wrote since; what was written by then stays, and deciding
   *     again finds it
   */
  public void append(Map<String, List<Envelope.OfEvent<TicketEvent>>> events) {
    List<WriteModel<Document>> changes = new ArrayList<>();
    int inserts = 0;
    for (var entry : events.entrySet()) {
      List<Document> stored = entry.getValue().stream().map(TicketStore::document).toList();
      long from = entry.getValue().getFirst().facts().seq();
      long lastSeq = entry.getValue().getLast().facts().seq();
      if (from == 1) {
        inserts++;
        changes.add(
            new InsertOneModel<>(
                new Document("_id", entry.getKey())
                    .append(LAST_SEQ, lastSeq)
                    .append(EVENTS, stored)));
      } else {
        changes.add(
            new UpdateOneModel<>(
                Filters.and(Filters.eq("_id", entry.getKey()), Filters.eq(LAST_SEQ, from - 1)),
                Updates.combine(Updates.set(LAST_SEQ, lastSeq), Updates.pushEach(EVENTS, stored))));
      }
    }
    Database.writeAll(tickets, changes, inserts);
  }

  private static Document document(Envelope.OfEvent<TicketEvent> event) {
    WireMessage wire = Codec.encode(event);
    return new Document("headers", new Document(new LinkedHashMap<>(wire.headers())))
        .append("body", new String(wire.body(), StandardCharsets.UTF_8));
  }

  private static Ticket ticket(Document document) {
    String id = document.getString("_id");
    return new Ticket(
        id,
        document.getList(EVENTS, Document.class).stream()
            .map(stored -> event(id, stored))
            .toList());
  }

  private static Envelope.OfEvent<TicketEvent> event(String id, Document stored) {
    Map<String, String> headers = new HashMap<>();
    stored
        .get("headers", Document.class)
        .forEach((name, value) -> headers.put(name, (String) value));
    byte[] body = stored.getString("body").getBytes(StandardCharsets.UTF_8);
    if (Codec.decode(new WireMessage(id, headers, body)) instanceof Decoded.Known(var envelope)
        && envelope instanceof Envelope.OfEvent<?> event
        && event.data() instanceof TicketEvent data) {
      return new Envelope.OfEvent<>(
          event.id(),
          event.source(),
          event.subject(),
          event.time(),
          event.traceparent(),
          event.facts(),
          data);
    }
    throw new IllegalStateException("the store holds an event of " + id + " that is none");
  }
}
