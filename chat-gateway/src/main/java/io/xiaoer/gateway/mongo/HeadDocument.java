package io.xiaoer.gateway.mongo;

import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.gateway.core.Conversation;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.core.Floor;
import io.xiaoer.gateway.core.Life;
import io.xiaoer.gateway.core.Recent;
import io.xiaoer.gateway.core.Spoken;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  static final String CLOSED = "closed";
  static final String JUDGED = "judged";
  static final String CHAIN = "chain";
  private static final String RECEIPTS = "receipts";
  private static final String SPOKEN = "spoken";
  private static final String LIFE = "life";
  private static final String EARLIER_LOCALE = "zh-CN";
  private static final String KIND = "kind";
  private static final String OPENS_AT = "opensAt";
  private static final String AGENT = "agent";
  private static final String NAME = "name";
  private static final String NO_AGENT = "none";

  private HeadDocument() {}

  /** Every field of the state except the id, the last number and the recent commands. */
  static Document fields(Known state) {
    Customer customer = state.customer();
    List<Document> receipts =
        state.receipts().entrySet().stream()
            .map(entry -> new Document("reader", entry.getKey()).append("upTo", entry.getValue()))
            .toList();
    Floor floor = state.floor();
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
        .append("locale", state.opening().locale())
        .append("openedAt", state.openedAt().toString())
        .append("control", control(floor.control()))
        .append("epoch", floor.epoch())
        .append("briefedEpoch", floor.briefedEpoch())
        .append("servedLast", agent(floor.servedLast()))
        .append("call", CallDocument.of(floor.call()))
        .append(LIFE, life(state.life()))
        .append(CLOSED, state.closed())
        .append(RECEIPTS, receipts)
        .append(SPOKEN, state.spoken().stream().map(HeadDocument::spoken).toList());
  }

  private static Document life(Life life) {
    return new Document("quietSince", life.quietSince())
        .append("quietAt", life.quietAt().toString())
        .append("lastWord", life.lastWord() == null ? null : life.lastWord().name())
        .append("closesAt", text(life.closesAt()))
        .append("closedAt", text(life.closedAt()))
        .append("endedWithPeople", life.endedWithPeople())
        .append("rated", life.rated());
  }

  private static Life life(Document head) {
    Document stored = head.get(LIFE, Document.class);
    if (stored == null) {
      return earlierLife(head);
    }
    String lastWord = stored.getString("lastWord");
    return new Life(
        number(stored, "quietSince"),
        Instant.parse(stored.getString("quietAt")),
        lastWord == null ? null : Author.Kind.valueOf(lastWord),
        instant(stored.getString("closesAt")),
        instant(stored.getString("closedAt")),
        stored.getBoolean("endedWithPeople"),
        stored.getBoolean("rated"));
  }

  /** Of a head that was written before silence was measured. */
  private static Life earlierLife(Document head) {
    Instant openedAt = Instant.parse(head.getString("openedAt"));
    boolean closed = head.getBoolean(CLOSED);
    boolean rated = head.getBoolean("rated", false);
    return new Life(
        number(head, LAST_SEQ), openedAt, null, null, closed ? openedAt : null, false, rated);
  }

  private static Document spoken(Spoken said) {
    return new Document("seq", said.seq())
        .append("author", said.author())
        .append("at", said.at().toString())
        .append("words", said.words())
        .append("recalled", said.recalled());
  }

  private static Spoken spoken(Document stored) {
    return new Spoken(
        number(stored, "seq"),
        stored.getString("author"),
        Instant.parse(stored.getString("at")),
        stored.getBoolean("words"),
        stored.getBoolean("recalled"));
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private static @Nullable Instant instant(@Nullable String stored) {
    return stored == null ? null : Instant.parse(stored);
  }

  static Document position(Position judged) {
    return new Document("topic", judged.topicId())
        .append("partition", judged.partition())
        .append("offset", judged.offset());
  }

  static Optional<Position> judged(Document head) {
    return Optional.ofNullable(head.get(JUDGED, Document.class))
        .map(
            stored ->
                new Position(
                    stored.getString("topic"),
                    stored.getInteger("partition"),
                    number(stored, "offset")));
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
    Map<String, Long> receipts = new HashMap<>();
    for (Document one : head.getList(RECEIPTS, Document.class, List.of())) {
      receipts.put(one.getString("reader"), number(one, "upTo"));
    }
    return new Known(
        head.getString(ID),
        new Conversation.Opening(
            head.getString("shopId"),
            new Customer(
                customer.getString("id"),
                customer.getString(NAME),
                Customer.Tier.valueOf(customer.getString("tier"))),
            new Entrance(
                Entrance.Kind.valueOf(entrance.getString(KIND)), entrance.getString("reference")),
            head.get("locale", EARLIER_LOCALE),
            Instant.parse(head.getString("openedAt"))),
        number(head, LAST_SEQ),
        new Floor(
            control(head.get("control", Document.class)),
            head.getInteger("epoch"),
            head.getInteger("briefedEpoch"),
            agent(head.get("servedLast", Document.class)),
            CallDocument.call(head.get("call", Document.class))),
        life(head),
        receipts,
        head.getList(SPOKEN, Document.class, List.of()).stream().map(HeadDocument::spoken).toList(),
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
      case Control.Queue(Instant opensAt) ->
          new Document(KIND, "queue").append(OPENS_AT, text(opensAt));
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
      case "queue" -> new Control.Queue(instant(stored.getString(OPENS_AT)));
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
