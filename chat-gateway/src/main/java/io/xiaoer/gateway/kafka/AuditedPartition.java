package io.xiaoer.gateway.kafka;

import io.xiaoer.contracts.Topics;
import io.xiaoer.gateway.audit.Account;
import io.xiaoer.gateway.audit.Break;
import io.xiaoer.gateway.audit.Break.Kind;
import io.xiaoer.gateway.audit.Check;
import io.xiaoer.gateway.audit.Ledger;
import io.xiaoer.gateway.audit.LedgerState;
import io.xiaoer.gateway.audit.LedgerState.Open;
import io.xiaoer.gateway.audit.Origin;
import io.xiaoer.gateway.audit.Seen;
import io.xiaoer.gateway.mongo.Ledgers;
import io.xiaoer.gateway.mongo.StoredEvent;
import io.xiaoer.gateway.mongo.Tips;
import io.xiaoer.gateway.mongo.Tips.Tip;
import io.xiaoer.gateway.mongo.Transcripts;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One partition of the audit: its books, and what has to be asked of others to close them. */
final class AuditedPartition {
  private final int number;
  private final Ledger ledger;
  private final long since;
  private final Stores stores;
  private long version;
  private @Nullable Barrier barrier;
  private @Nullable LedgerState lastKept;

  /** Where the auditor looks things up. */
  record Stores(Ledgers ledgers, Tips tips, Transcripts transcripts) {}

  /** Once everything up to here was read, whatever lies open before {@code judged} is lost. */
  private record Barrier(long judged, long events, long verdicts) {}

  AuditedPartition(Ledgers.Kept kept, Stores stores) {
    this.number = kept.state().partition();
    this.since = kept.state().since();
    this.ledger = new Ledger(kept.state());
    this.version = kept.version();
    this.stores = stores;
    know(ledger.needed());
  }

  int number() {
    return number;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Takes what a poll brought, in the order of each topic. */
  void take(List<Seen> records) {
    Set<String> ids = new HashSet<>();
    records.forEach(seen -> ids.add(seen.conversationId()));
    ids.removeIf(ledger::knows);
    know(ids);
    records.forEach(ledger::take);
  }

  private void know(Set<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    Map<String, Account> known = stores.ledgers().accounts(ids);
    known.values().forEach(ledger::know);
    // What began before the audit is known from its transcript only.
    if (since > 0) {
      Set<String> others = new HashSet<>(ids);
      others.removeAll(known.keySet());
      stores.tips().of(others).forEach((id, tip) -> ledger.know(Account.of(id, tip.origin())));
    }
    ids.forEach(id -> ledger.know(Account.of(id, Origin.UNKNOWN)));
  }

  /**
   * Says how far the sequencer has come; closes the books up to what was said before once
   * everything was read that belongs to it.
   *
   * @param judged the sequencer's committed offset
   * @param end the end of each topic, asked after the offset
   * @param position how far each topic was read
   */
  void judgedUpTo(long judged, ToLongFunction<String> end, ToLongFunction<String> position) {
    ledger.commandsEndAt(end.applyAsLong(Topics.CONVERSATION_COMMANDS));
    Barrier set = barrier;
    if (set != null
        && position.applyAsLong(Topics.CONVERSATION_EVENTS) >= set.events()
        && position.applyAsLong(Topics.CONVERSATION_VERDICTS) >= set.verdicts()) {
      ledger.judgedBefore(set.judged());
      set = null;
    }
    if (set == null) {
      barrier =
          new Barrier(
              judged,
              end.applyAsLong(Topics.CONVERSATION_EVENTS),
              end.applyAsLong(Topics.CONVERSATION_VERDICTS));
    }
  }

  /** The age of the oldest command that nobody has judged; past the bound it is a break. */
  Duration unjudged(Instant now, Duration bound) {
    Open oldest = ledger.oldest();
    if (oldest == null) {
      return Duration.ZERO;
    }
    Duration age = Duration.between(Instant.ofEpochMilli(oldest.writtenAt()), now);
    if (age.compareTo(bound) > 0) {
      ledger.unjudged(oldest);
    }
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** Compares what was read with the transcripts. */
  void compare(Instant notBefore) {
    List<Check> checks = ledger.checks();
    Set<String> ids = new HashSet<>();
    for (Check check : checks) {
      ids.add(seen(check).conversationId());
    }
    Map<String, Tip> tips = stores.tips().of(ids);
    for (Check check : checks) {
      Tip tip = tips.get(seen(check).conversationId());
      switch (check) {
        case Check.Stored(Seen.Event event, boolean again) -> {
          if (event.writtenAt() >= notBefore.toEpochMilli()) {
            compare(event, again, tip);
          }
        }
        case Check.Repeats(Seen.Said said) -> {
          long last = tip == null ? 0 : tip.lastSeq();
          if (said.writtenAt() >= notBefore.toEpochMilli() && said.verdict().firstSeq() > last) {
            ledger.falseRepetition(said, last);
          }
        }
      }
    }
  }

  private static Seen seen(Check check) {
    return switch (check) {
      case Check.Stored(Seen.Event event, boolean _) -> event;
      case Check.Repeats(Seen.Said said) -> said;
    };
  }

  private void compare(Seen.Event event, boolean again, @Nullable Tip tip) {
    if (tip == null || tip.lastSeq() < event.seq()) {
      ledger.found(
          event, Kind.NOT_STORED, null, tip == null ? "no transcript" : "" + tip.lastSeq());
    } else if (again) {
      compareAgain(event);
    } else if (tip.lastSeq() == event.seq()
        && tip.chain() != null
        && !tip.chain().equals(event.chain())) {
      ledger.found(event, Kind.NOT_STORED, tip.chain(), event.chain());
    }
  }

  /** A number that was seen before must be the same event, byte for byte. */
  private void compareAgain(Seen.Event event) {
    Optional<StoredEvent> stored =
        stores.transcripts().after(event.conversationId(), event.seq() - 1, 1).stream().findFirst();
    boolean same =
        stored
            .filter(one -> one.seq() == event.seq())
            .filter(one -> Arrays.equals(one.message().body(), event.body()))
            .isPresent();
    if (!same) {
      ledger.found(event, Kind.REPEATED_NUMBER, null, event.chain());
    }
  }

  /** What does not fit, of what was found since this was last asked. */
  List<Break> breaks() {
    return ledger.breaks();
  }

  /**
   * Keeps the books.
   *
   * @return false if another auditor has kept them meanwhile
   */
  boolean keep(int mostConversations) {
    LedgerState state = ledger.state();
    if (state.equals(lastKept) && ledger.moved().isEmpty()) {
      return true;
    }
    if (!stores.ledgers().keep(state, version, ledger.moved())) {
      return false;
    }
    version++;
    lastKept = state;
    ledger.kept();
    if (ledger.known() > mostConversations) {
      ledger.forgetUnmoved();
    }
    return true;
  }
}
