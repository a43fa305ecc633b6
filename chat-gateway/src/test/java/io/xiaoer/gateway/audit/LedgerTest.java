package io.xiaoer.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.gateway.audit.Break.Kind;
import io.xiaoer.gateway.audit.Seen.Effect;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the auditor says of a log that somebody spoiled. */
class LedgerTest {
  private static final Origin ORDERS = new Origin("yunxi", "ORDER");

  private final AuditedLog log = new AuditedLog();
  private final Ledger ledger = LedgerPropertyTest.begin();

  @Test
  void aMessageWaitsUntilTheOtherSideHasSeenIt() {
    log.open("c", ORDERS);
    log.says("c", Side.CUSTOMER);
    log.says("c", Side.SHOP);
    log.refused("c");
    assertThat(equation()).isEqualTo(new Equation(3, 0, 2, 1, 0));
    Cause cause = log.command("c", "seen", false, null);
    log.event("c", "seen", cause, new Effect.Shown(Side.CUSTOMER, lastSeq()));
    assertThat(equation()).isEqualTo(new Equation(3, 1, 1, 1, 0));
    assertThat(kinds()).isEmpty();
  }

  @Test
  void aMessageThatIsNotJudgedYetWaits() {
    log.open("c", ORDERS);
    log.command("c", "m-1", true, null);
    assertThat(equation()).isEqualTo(new Equation(1, 0, 1, 0, 0));
  }

  @Test
  void aCommandThatIsNotJudgedForLongIsSaidAndStillWaits() {
    log.open("c", ORDERS);
    log.command("c", "m-1", true, null);
    read();
    ledger.unjudged(ledger.oldest());
    assertThat(ledger.breaks())
        .singleElement()
        .satisfies(
            said -> {
              assertThat(said.kind()).isEqualTo(Kind.UNJUDGED);
              assertThat(said.commandId()).isEqualTo("m-1");
            });
    assertThat(equation()).isEqualTo(new Equation(1, 0, 1, 0, 0));
  }

  @Test
  void booksThatLostACountDoNotBalanceAndSaySoOnce() {
    log.open("c", ORDERS);
    log.says("c", Side.CUSTOMER);
    read();
    Ledger spoiled = new Ledger(counting(ledger.state(), Counts.ofLogged()));
    spoiled.judgedBefore(log.commands.size());
    spoiled.judgedBefore(log.commands.size());
    assertThat(spoiled.breaks()).extracting(Break::kind).containsExactly(Kind.UNBALANCED);
    Ledger again = new Ledger(spoiled.state());
    again.judgedBefore(log.commands.size());
    assertThat(again.breaks()).isEmpty();
  }

  @Test
  void aCommandThatCameToNothingIsLostAndTheEquationSaysSo() {
    log.open("c", ORDERS);
    log.command("c", "m-1", true, null);
    assertThat(equation().difference()).isZero();
    LedgerPropertyTest.finish(ledger, log);
    assertThat(equation()).isEqualTo(new Equation(1, 0, 0, 0, 0));
    assertThat(equation().difference()).isEqualTo(1);
    assertThat(kinds()).containsExactly(Kind.LOST);
  }

  @Test
  void anEventThatNobodyAskedForIsUnexplainedAndTheEquationSaysSo() {
    log.open("c", ORDERS);
    Cause nobody = new Cause(AuditedLog.TOPIC_ID, 0, 77, 0);
    log.event("c", "forged", nobody, new Effect.Posted(Side.SHOP));
    assertThat(kindsAtTheEnd()).containsExactly(Kind.UNEXPLAINED);
    assertThat(equation().difference()).isEqualTo(-1);
  }

  @Test
  void anEventThatNamesAnothersCommandIsUnexplained() {
    log.open("c", ORDERS);
    log.says("c", Side.CUSTOMER);
    Seen.Command said = (Seen.Command) log.commands.getLast();
    Cause used = new Cause(AuditedLog.TOPIC_ID, 0, said.offset(), said.writtenAt());
    log.event("c", "forged", used, new Effect.Posted(Side.SHOP));
    assertThat(kindsAtTheEnd()).containsExactly(Kind.UNEXPLAINED);
  }

  @Test
  void oneCommandThatGivesTwoMessagesIsFound() {
    log.open("c", ORDERS);
    log.says("c", Side.CUSTOMER);
    Seen.Command said = (Seen.Command) log.commands.getLast();
    Cause cause = new Cause(AuditedLog.TOPIC_ID, 0, said.offset(), said.writtenAt());
    log.event("c", said.commandId(), cause, new Effect.Posted(Side.CUSTOMER));
    assertThat(kindsAtTheEnd()).containsExactly(Kind.DOUBLE);
    assertThat(equation().difference()).isEqualTo(-1);
  }

  @Test
  void aMissingNumberIsFound() {
    log.open("c", ORDERS);
    log.event("c", "x", new Cause("another topic", 0, 1, 0), new Effect.None());
    log.event("c", "y", new Cause("another topic", 0, 2, 0), new Effect.None());
    log.events.remove(2);
    AuditedLog.renumber(log.events);
    assertThat(kindsAtTheEnd()).containsExactly(Kind.GAP);
  }

  @Test
  void aConversationWhoseOpeningWasSeenBeginsWithOne() {
    log.open("c", ORDERS);
    log.events.removeFirst();
    AuditedLog.renumber(log.events);
    assertThat(kindsAtTheEnd()).containsExactly(Kind.GAP);
  }

  @Test
  void changedBytesBreakTheChainOnce() {
    log.open("c", ORDERS);
    log.says("c", Side.CUSTOMER);
    log.says("c", Side.SHOP);
    Seen.Event good = (Seen.Event) log.events.get(2);
    log.events.set(
        2,
        new Seen.Event(
            good.offset(),
            good.conversationId(),
            good.seq(),
            good.causationId(),
            good.chain(),
            good.cause(),
            "other words".getBytes(StandardCharsets.UTF_8),
            good.effect(),
            good.writtenAt()));
    assertThat(kindsAtTheEnd()).containsExactly(Kind.CHAIN);
  }

  @Test
  void anEventWithoutItsChainIsFound() {
    log.open("c", ORDERS);
    log.says("c", Side.SHOP);
    Seen.Event good = (Seen.Event) log.events.getLast();
    log.events.set(
        log.events.size() - 1,
        new Seen.Event(
            good.offset(),
            good.conversationId(),
            good.seq(),
            good.causationId(),
            null,
            good.cause(),
            good.body(),
            good.effect(),
            good.writtenAt()));
    assertThat(kindsAtTheEnd()).containsExactly(Kind.CHAIN);
  }

  @Test
  void whatIsNoEventIsFound() {
    log.open("c", ORDERS);
    log.events.add(new Seen.Event(2, "c", 0, "", null, null, new byte[0], new Effect.None(), 0));
    assertThat(kindsAtTheEnd()).containsExactly(Kind.UNREADABLE);
  }

  @Test
  void whatIsOlderThanTheAuditIsNotCounted() {
    log.open("c", ORDERS);
    log.says("c", Side.CUSTOMER);
    Ledger later = new Ledger(LedgerState.begin(0, AuditedLog.TOPIC_ID, log.commands.size(), 0));
    log.says("c", Side.SHOP);
    log.events.forEach(later::take);
    log.commands.forEach(later::take);
    LedgerPropertyTest.finish(later, log);
    assertThat(later.breaks()).isEmpty();
    assertThat(later.equations()).containsOnlyKeys(ORDERS);
    assertThat(later.equations().get(ORDERS)).isEqualTo(new Equation(1, 0, 1, 0, 0));
  }

  @Test
  void theSameBreakFoundAgainHasTheSameId() {
    log.open("c", ORDERS);
    log.command("c", "m-1", true, null);
    log.commands.forEach(ledger::take);
    log.events.forEach(ledger::take);
    Ledger again = LedgerPropertyTest.begin();
    log.commands.forEach(again::take);
    log.events.forEach(again::take);
    LedgerPropertyTest.finish(ledger, log);
    LedgerPropertyTest.finish(again, log);
    assertThat(ledger.breaks().stream().map(Break::id).toList())
        .isEqualTo(again.breaks().stream().map(Break::id).toList())
        .hasSize(1);
  }

  @Test
  void manyUnshownMessagesAreCountedTogetherAndStillAllShown() {
    log.open("c", ORDERS);
    for (int i = 0; i < Account.MOST_UNSHOWN + 50; i++) {
      log.says("c", Side.SHOP);
    }
    read();
    Account account = ledger.accounts().iterator().next();
    assertThat(account.unshown()).hasSize(Account.MOST_UNSHOWN);
    Cause cause = log.command("c", "seen", false, null);
    log.event("c", "seen", cause, new Effect.Shown(Side.CUSTOMER, lastSeq()));
    int said = Account.MOST_UNSHOWN + 50;
    assertThat(equation()).isEqualTo(new Equation(said, said, 0, 0, 0));
  }

  private long lastSeq() {
    return ((Seen.Event) log.events.getLast()).seq();
  }

  private void read() {
    log.commands.forEach(ledger::take);
    log.events.forEach(ledger::take);
    log.verdicts.forEach(ledger::take);
  }

  private Equation equation() {
    read();
    return ledger.equations().get(ORDERS);
  }

  private List<Kind> kinds() {
    return ledger.breaks().stream().map(Break::kind).toList();
  }

  private List<Kind> kindsAtTheEnd() {
    read();
    LedgerPropertyTest.finish(ledger, log);
    return kinds();
  }

  /** The same books with other sums. */
  private static LedgerState counting(LedgerState state, Counts only) {
    Map<Tally.Cell, Counts> counts = new HashMap<>(state.counts());
    counts.replaceAll((cell, _) -> cell.origin().equals(ORDERS) ? only : Counts.NONE);
    return new LedgerState(
        state.partition(),
        state.topicId(),
        state.since(),
        state.commands(),
        state.events(),
        state.verdicts(),
        state.open(),
        state.early(),
        counts,
        state.reported());
  }
}
