package io.xiaoer.gateway.mongo;

import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.core.Recent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Writes and reads the state that a head document holds beside its events. */
final class HeadDocument {
  static final String ID = "_id";
  static final String LAST_SEQ = "lastSeq";
  static final String OPEN_FROM = "openFrom";
  static final String WRITE = "write";
  static final String EVENTS = "events";
  static final String RECENT = "recent";
  static final String PREVIEW = "preview";
  private static final String DISPLAYED = "displayed";
  private static final String KIND = "kind";
  private static final String AGENT = "agent";
  private static final String NAME = "name";
  private static final String NO_AGENT = "none";

  private HeadDocument() {}

  /** Every field of the state except the id, the last number and the recent commands. */
  static Document fields(Known state) {
    Customer customer = state.customer();
    List<Document> displayed =
        state.displayed().entrySet().stream()
            .map(entry -> new Document("reader", entry.getKey()).append("upTo", entry.getValue()))
            .toList();
    return new Document("shopId", state.shopId())
        .append(
            "customer",
            new Document("id", customer.id())
                .append(NAME, customer.displayName())
                .append("tier", customer.tier().name()))
        .append(
            "entrance",
            new Document(KIND, state.entrance().kind().name())
                .append("reference", state.entrance().reference()))
        .append("openedAt", state.openedAt().toString())
        .append("control", control(state.control()))
        .append("epoch", state.epoch())
        .append("briefedEpoch", state.briefedEpoch())
        .append("servedLast", agent(state.servedLast()))
        .append(DISPLAYED, displayed)
        .append("closed", state.closed())
        .append("rated", state.rated());
  }

  static Document recent(Recent recent) {
    return new Document("command", recent.commandId())
        .append("message", recent.messageKey())
        .append("first", recent.firstSeq())
        .append("events", recent.events());
  }

  static Known state(Document head) {
    Document customer = head.get("customer", Document.class);
    Document entrance = head.get("entrance", Document.class);
    Map<String, Long> displayed = new HashMap<>();
    for (Document one : head.getList(DISPLAYED, Document.class)) {
      displayed.put(one.getString("reader"), number(one, "upTo"));
    }
    return new Known(
        head.getString(ID),
        head.getString("shopId"),
        new Customer(
            customer.getString("id"),
            customer.getString(NAME),
            Customer.Tier.valueOf(customer.getString("tier"))),
        new Entrance(
            Entrance.Kind.valueOf(entrance.getString(KIND)), entrance.getString("reference")),
        Instant.parse(head.getString("openedAt")),
        number(head, LAST_SEQ),
        control(head.get("control", Document.class)),
        head.getInteger("epoch"),
        head.getInteger("briefedEpoch"),
        agent(head.get("servedLast", Document.class)),
        displayed,
        head.getBoolean("closed"),
        head.getBoolean("rated"),
        head.getList(RECENT, Document.class).stream().map(HeadDocument::recent).toList());
  }

  static long number(Document document, String field) {
    return ((Number) document.get(field)).longValue();
  }

  private static Recent recent(Document stored) {
    return new Recent(
        stored.getString("command"),
        stored.getString("message"),
        number(stored, "first"),
        stored.getInteger("events"));
  }

  private static Document control(Control control) {
    return switch (control) {
      case Control.Bot _ -> new Document(KIND, "bot");
      case Control.Queue _ -> new Document(KIND, "queue");
      case Control.Nobody _ -> new Document(KIND, "nobody");
      case Control.Served(Agent agent) -> new Document(KIND, AGENT).append(AGENT, agent(agent));
    };
  }

  private static Control control(Document stored) {
    String kind = stored.getString(KIND);
    Agent agent = agent(stored.get(AGENT, Document.class));
    if (AGENT.equals(kind) && agent != null) {
      return new Control.Served(agent);
    }
    return switch (kind) {
      case "bot" -> new Control.Bot();
      case "queue" -> new Control.Queue();
      case "nobody" -> new Control.Nobody();
      default -> throw new IllegalStateException("a head document names control " + kind);
    };
  }

  private static Document agent(@Nullable Agent agent) {
    return agent == null
        ? new Document("id", NO_AGENT)
        : new Document("id", agent.id()).append(NAME, agent.displayName());
  }

  private static @Nullable Agent agent(@Nullable Document stored) {
    return stored == null || !stored.containsKey(NAME)
        ? null
        : new Agent(stored.getString("id"), stored.getString(NAME));
  }
}
