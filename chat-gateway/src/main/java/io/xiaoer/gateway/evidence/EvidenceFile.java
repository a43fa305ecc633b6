package io.xiaoer.gateway.evidence;

import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.ControlChanged;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.contracts.conversation.ConversationEvent.ReceiptRecorded;
import io.xiaoer.gateway.audit.Account;
import io.xiaoer.gateway.audit.Cause;
import io.xiaoer.gateway.audit.Chain;
import io.xiaoer.gateway.core.Conversation;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.evidence.Evidence.Link;
import io.xiaoer.gateway.evidence.Evidence.Place;
import io.xiaoer.gateway.evidence.Evidence.Receipt;
import io.xiaoer.gateway.evidence.Evidence.Repetition;
import io.xiaoer.gateway.evidence.Evidence.Repetitions;
import io.xiaoer.gateway.evidence.Evidence.Verified;
import io.xiaoer.gateway.kafka.LogSearch;
import io.xiaoer.gateway.mongo.Ledgers;
import io.xiaoer.gateway.mongo.StoredEvent;
import io.xiaoer.gateway.mongo.Transcripts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers evidence. */
public final class EvidenceFile {
  private static final int PAGE = 200;

  /** Receipts are looked for in so many events after a message. */
  private static final int MOST_READ = 5_000;

  private final Transcripts transcripts;
  private final Ledgers ledgers;
  private final LogSearch log;

  /** Evidence from these sources. */
  public EvidenceFile(Transcripts transcripts, Ledgers ledgers, LogSearch log) {
    this.transcripts = transcripts;
    this.ledgers = ledgers;
    this.log = log;
  }

  /**
   * The evidence of an event that is there.
   *
   * @throws io.xiaoer.gateway.kafka.TopicWriter.NotDurable if the log does not answer
   */
  public Evidence of(Known known, long seq) {
    String id = known.id();
    List<StoredEvent> around = transcripts.before(id, seq + 1, 2);
    StoredEvent line = around.getLast();
    OfEvent<ConversationEvent> event = line.event();
    Optional<Cause> cause = line.cause();
    LogSearch.Found found =
        log.find(
            cause.map(Cause::partition).orElse(0),
            cause.map(Cause::offset).orElse(-1L),
            id,
            seq,
            event.time());
    return new Evidence(
        id,
        seq,
        line.message().headers().getOrDefault("ce_type", ""),
        event.id(),
        event.data() instanceof MessagePosted said ? said.clientMessageId() : null,
        epoch(id, seq),
        command(event.facts().causationId(), cause, found.command()),
        place(event.time(), found.event()),
        link(line, seq == 1 ? Chain.before(id) : around.getFirst().chain().orElse(null), found),
        receipts(known, seq),
        repetitions(id, seq));
  }

  private static Evidence.Origin command(
      String id, Optional<Cause> cause, Optional<LogSearch.Place> found) {
    Optional<Map<String, String>> headers =
        found.map(place -> place.message().headers()).filter(some -> id.equals(some.get("ce_id")));
    return new Evidence.Origin(
        id,
        headers.map(some -> some.get("ce_source")).orElse(null),
        headers.map(some -> Instant.parse(some.get("ce_time"))).orElse(null),
        cause
            .map(
                stands ->
                    new Place(
                        Topics.CONVERSATION_COMMANDS,
                        stands.partition(),
                        stands.offset(),
                        null,
                        stands.written()))
            .orElse(null),
        headers.isPresent());
  }

  private static Place place(Instant decidedAt, Optional<LogSearch.Place> found) {
    return found
        .map(
            place ->
                new Place(
                    place.topic(), place.partition(), place.offset(), decidedAt, place.writtenAt()))
        .orElse(new Place(Topics.CONVERSATION_EVENTS, -1, -1, decidedAt, null));
  }

  /** Each side by its own bytes; a value that the topic carries counts as little as its bytes. */
  private static Link link(StoredEvent line, @Nullable String previous, LogSearch.Found found) {
    String value = line.chain().orElse(null);
    // the first link after an upgrade stands on the beginning
    String before = previous == null ? Chain.before(line.conversationId()) : previous;
    return new Link(
        previous,
        value,
        value == null ? Verified.UNKNOWN : verified(before, line.message().body(), value),
        value == null || found.event().isEmpty()
            ? Verified.UNKNOWN
            : verified(before, found.event().get().message().body(), value));
  }

  private static Verified verified(String before, byte[] body, String value) {
    return Chain.next(before, body).equals(value) ? Verified.HOLDS : Verified.BROKEN;
  }

  private int epoch(String id, long seq) {
    long before = seq + 1;
    while (before > 1) {
      List<StoredEvent> page = transcripts.before(id, before, PAGE);
      for (StoredEvent line : page.reversed()) {
        if (line.event().data() instanceof ControlChanged(var _, int epoch)) {
          return epoch;
        }
      }
      before = page.getFirst().seq();
    }
    return 0;
  }

  /** The first receipt of each kind of each reader that covers the event. */
  private List<Receipt> receipts(Known known, long seq) {
    Map<String, Receipt> first = new LinkedHashMap<>();
    long after = seq;
    while (after < known.lastSeq() && after < seq + MOST_READ) {
      List<StoredEvent> page = transcripts.after(known.id(), after, PAGE);
      if (page.isEmpty()) {
        break;
      }
      for (StoredEvent line : page) {
        OfEvent<ConversationEvent> event = line.event();
        if (event.data() instanceof ReceiptRecorded receipt && receipt.upTo() >= seq) {
          String reader = Conversation.key(receipt.reader());
          String kind = receipt.reached().name();
          first.putIfAbsent(kind + reader, new Receipt(reader, kind, line.seq(), event.time()));
        }
      }
      after = page.getLast().seq();
    }
    return List.copyOf(first.values());
  }

  /** A repetition names the first event of what it repeats, of which this may be a later one. */
  private Repetitions repetitions(String id, long seq) {
    Account account = ledgers.accounts(List.of(id)).get(id);
    if (account == null) {
      return new Repetitions(0, List.of());
    }
    List<Repetition> latest =
        account.dropped().stream()
            .filter(one -> one.firstSeq() <= seq && sameCause(id, one.firstSeq(), seq))
            .map(one -> new Repetition(one.commandId(), Instant.ofEpochMilli(one.writtenAt())))
            .toList();
    return new Repetitions(latest.size(), latest);
  }

  private boolean sameCause(String id, long first, long seq) {
    return first == seq || cause(id, first).equals(cause(id, seq));
  }

  private Optional<String> cause(String id, long seq) {
    return transcripts.after(id, seq - 1, 1).stream()
        .findFirst()
        .map(line -> line.event().facts().causationId());
  }
}
