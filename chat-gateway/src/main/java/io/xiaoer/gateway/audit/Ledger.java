package io.xiaoer.gateway.audit;

import io.xiaoer.contracts.Topics;
import io.xiaoer.gateway.audit.Break.Kind;
import io.xiaoer.gateway.audit.LedgerState.Early;
import io.xiaoer.gateway.audit.LedgerState.Open;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The books of one partition. Records may come from the three topics in any interleaving, of each
 * topic in order; the same records give the same books. Not for several threads.
 *
 * <p>Each side is counted where it shows, so that the sides can disagree: commands when they are
 * read, messages and what was displayed of them by the events, failures by the verdicts. The shell
 * says up to where the partition was judged ({@link #judgedBefore}); what lies open before that is
 * lost.
 */
public final class Ledger {
  private final int partition;
  private final String topicId;
  private final long since;
  private final Tally tally;
  private final Findings findings;
  private final Matching matching;
  private final Accounts accounts = new Accounts();
  private final Balance balance;
  private final Displays displays;
  private final List<Check> checks = new ArrayList<>();
  private long commands;
  private long events;
  private long verdicts;
  private long lastWritten;

  /** Goes on with books that were kept. */
  public Ledger(LedgerState kept) {
    this.partition = kept.partition();
    this.topicId = kept.topicId();
    this.since = kept.since();
    this.commands = kept.commands();
    this.events = kept.events();
    this.verdicts = kept.verdicts();
    this.tally = new Tally(kept.counts());
    this.findings = new Findings(kept.partition());
    this.matching = new Matching(accounts, tally, findings);
    this.displays = new Displays(accounts, tally);
    this.balance = new Balance(tally, matching, findings, kept.reported());
    matching.begin(kept.open(), kept.early());
  }

  /** Whether what is remembered of a conversation is here. */
  public boolean knows(String conversationId) {
    return accounts.has(conversationId);
  }

  /** Puts here what is remembered of a conversation, before a record of it is taken. */
  public void know(Account account) {
    accounts.know(account);
  }

  /** Conversations that must be known to go on with books that were kept. */
  public Set<String> needed() {
    return matching.conversations();
  }

  /** Forgets conversations that have not changed since they were last kept. */
  public void forgetUnmoved() {
    accounts.forgetUnmoved(matching.conversations());
  }

  /** How many conversations are here. */
  public int known() {
    return accounts.size();
  }

  /** How many commands lie open. */
  public int openCommands() {
    return matching.size();
  }

  /** The oldest command that lies open. */
  public @Nullable Open oldest() {
    return matching.oldest();
  }

  /** Takes the next record of one of the topics; one that was taken before changes nothing. */
  public void take(Seen seen) {
    switch (seen) {
      case Seen.Command command when command.offset() >= commands -> {
        commands = command.offset() + 1;
        lastWritten = command.writtenAt();
        command(command);
      }
      case Seen.Event event when event.offset() >= events -> {
        events = event.offset() + 1;
        event(event);
      }
      case Seen.Said said when said.offset() >= verdicts -> {
        verdicts = said.offset() + 1;
        said(said);
      }
      case Seen.Command _, Seen.Event _, Seen.Said _ -> {}
    }
  }

  private void command(Seen.Command command) {
    if (command.offset() >= since) {
      if (command.opens() != null) {
        opened(command.conversationId(), command.opens(), Account.Opening.COMMAND);
      }
      matching.command(command);
    }
  }

  private void opened(String id, Origin begins, Account.Opening by) {
    accounts.move(accounts.of(id).opened(begins, by));
  }

  private void event(Seen.Event event) {
    if (event.seq() == 0) {
      found(event, Kind.UNREADABLE, null, null);
      return;
    }
    Account account = accounts.of(event.conversationId());
    boolean again = event.seq() <= account.lastSeq();
    checks.add(new Check.Stored(event, again));
    if (again) {
      return;
    }
    boolean next = event.seq() == account.lastSeq() + 1;
    if (next) {
      verify(event, account);
    } else if (account.whole() || account.lastSeq() > 0) {
      found(event, Kind.GAP, "" + (account.lastSeq() + 1), "" + event.seq());
    }
    accounts.move(account.at(event.seq(), event.chain(), event.causationId()));
    boolean further = event.causationId().equals(account.lastCause());
    Cause cause = event.cause();
    boolean audited = cause != null && cause.topicId().equals(topicId) && cause.offset() >= since;
    Cause first = audited && !further ? cause : null;
    switch (event.effect()) {
      case Seen.Effect.Opened(Origin origin) -> {
        opened(
            event.conversationId(),
            origin,
            audited ? Account.Opening.EVENT : Account.Opening.OLDER_EVENT);
        explain(event, first);
      }
      case Seen.Effect.Posted(Side author) -> posted(event, author, audited ? cause : null);
      case Seen.Effect.Shown(Side reader, long upTo) -> {
        explain(event, first);
        displays.shown(event.conversationId(), reader, upTo);
      }
      case Seen.Effect.None _ -> explain(event, first);
    }
  }

  /** The first value of a conversation that is older than the chain stands on the beginning. */
  private void verify(Seen.Event event, Account account) {
    String known = account.chain();
    String carried = event.chain();
    if (carried == null) {
      if (known != null) {
        found(event, Kind.CHAIN, "a value", "none");
      }
      return;
    }
    String before = known == null ? Chain.before(event.conversationId()) : known;
    String expected = Chain.next(before, event.body());
    if (!expected.equals(carried)) {
      found(event, Kind.CHAIN, expected, carried);
    }
  }

  private void posted(Seen.Event event, Side author, @Nullable Cause cause) {
    if (cause == null) {
      return;
    }
    if (displays.posted(event, author, cause)) {
      explain(event, cause);
    } else {
      found(event, Kind.DOUBLE, null, null);
    }
  }

  /** Looks for the command of an event; of what is older than the audit, for none. */
  private void explain(Seen.Event event, @Nullable Cause cause) {
    if (cause == null) {
      return;
    }
    Early.Came came = Early.Came.of(event, cause);
    if (cause.partition() == partition) {
      matching.known(came, commands);
    } else {
      matching.unexplained(came);
    }
  }

  private void said(Seen.Said said) {
    Cause cause = said.verdict().cause();
    if (!cause.topicId().equals(topicId) || cause.offset() < since) {
      return;
    }
    if (said.verdict().outcome() == Verdict.Outcome.REPEATED) {
      checks.add(new Check.Repeats(said));
    }
    matching.known(new Early.Judged(cause.offset(), said), commands);
  }

  /** Says that every command before a position was judged, and that what came of it was read. */
  public void judgedBefore(long offset) {
    matching.judgedBefore(offset);
    balance.report(commands, lastWritten);
  }

  /** Says that a command has not been judged for too long; changes nothing in the books. */
  public void unjudged(Open command) {
    matching.unjudged(command);
  }

  /** Says that conversation-commands ends here: events cannot come from what is not written. */
  public void commandsEndAt(long offset) {
    matching.commandsEndAt(offset);
  }

  /** Notes that a record does not fit; what should have been there and what was, if it is known. */
  public void found(
      Seen.Event event, Kind kind, @Nullable String expected, @Nullable String found) {
    findings.event(event, accounts.origin(event.conversationId()), kind, expected, found);
  }

  /** Notes that a message was dropped as a repetition of one that does not exist. */
  public void falseRepetition(Seen.Said said, long lastSeq) {
    findings.falseRepetition(said, accounts.origin(said.conversationId()), lastSeq);
  }

  /** The equation by shop and entrance. */
  public Map<Origin, Equation> equations() {
    return balance.equations();
  }

  /** What is to be compared with the store; asked once. */
  public List<Check> checks() {
    List<Check> asked = List.copyOf(checks);
    checks.clear();
    return asked;
  }

  /** What does not fit; asked once. */
  public List<Break> breaks() {
    return findings.drain();
  }

  /** Conversations that have changed since they were last kept. */
  public List<Account> moved() {
    return accounts.moved();
  }

  /** Says that everything is kept. */
  public void kept() {
    accounts.kept();
  }

  /** The next record of a topic. */
  public long next(String topic) {
    return switch (topic) {
      case Topics.CONVERSATION_COMMANDS -> commands;
      case Topics.CONVERSATION_EVENTS -> events;
      case Topics.CONVERSATION_VERDICTS -> verdicts;
      default -> throw new IllegalArgumentException(topic);
    };
  }

  /** The books as they are to be kept. */
  public LedgerState state() {
    return new LedgerState(
        partition,
        topicId,
        since,
        commands,
        events,
        verdicts,
        matching.open(),
        matching.waiting(),
        tally.folded(),
        balance.reported());
  }

  /** The conversations that are here, for whoever compares books. */
  Set<Account> accounts() {
    return accounts.all();
  }
}
