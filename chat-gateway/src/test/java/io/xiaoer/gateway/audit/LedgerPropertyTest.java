package io.xiaoer.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The books hold whatever the interleaving, and however often the auditor dies. */
class LedgerPropertyTest {
  @Property(tries = 300)
  void inAnyInterleavingTheEquationHoldsAfterEveryRecordAndTheEndIsTheSame(@ForAll long seed) {
    Random random = new Random(seed);
    AuditedLog log = AuditedLog.random(random, 60);
    Ledger straight = begin();
    log.commands.forEach(straight::take);
    log.events.forEach(straight::take);
    log.verdicts.forEach(straight::take);
    Ledger mixed = begin();
    for (Seen seen : interleaved(log, random)) {
      mixed.take(seen);
      assertThat(mixed.equations().values()).allMatch(equation -> equation.difference() == 0);
    }
    finish(straight, log);
    finish(mixed, log);
    assertThat(straight.breaks()).isEmpty();
    assertThat(mixed.breaks()).isEmpty();
    assertThat(mixed.state()).isEqualTo(straight.state());
    assertThat(mixed.accounts()).isEqualTo(straight.accounts());
    assertThat(mixed.openCommands()).isZero();
  }

  @Property(tries = 300)
  void whoeverGoesOnFromKeptBooksAndReadsRecordsAgainHasTheSameBooks(@ForAll long seed) {
    Random random = new Random(seed);
    AuditedLog log = AuditedLog.random(random, 60);
    List<Seen> records = interleaved(log, random);
    Ledger whole = begin();
    records.forEach(whole::take);
    Ledger dying = begin();
    for (int i = 0; i < records.size(); i++) {
      dying.take(records.get(i));
      if (random.nextInt(10) == 0) {
        Ledger next = new Ledger(dying.state());
        dying.accounts().forEach(next::know);
        dying = next;
        i = Math.max(-1, i - random.nextInt(10));
      }
    }
    finish(whole, log);
    finish(dying, log);
    assertThat(dying.breaks()).isEmpty();
    assertThat(dying.state()).isEqualTo(whole.state());
    assertThat(dying.accounts()).isEqualTo(whole.accounts());
  }

  @Property(tries = 300)
  void aMessageThatTheSequencerForgetsIsFoundWhereverItWas(@ForAll long seed) {
    Random random = new Random(seed);
    AuditedLog log = AuditedLog.random(random, 60);
    List<Seen.Command> said =
        log.commands.stream().map(Seen.Command.class::cast).filter(Seen.Command::message).toList();
    if (said.isEmpty()) {
      return;
    }
    long lost = said.get(random.nextInt(said.size())).offset();
    log.events.removeIf(
        seen ->
            ((Seen.Event) seen).cause().offset() == lost
                && ((Seen.Event) seen).effect() instanceof Seen.Effect.Posted);
    log.verdicts.removeIf(seen -> ((Seen.Said) seen).verdict().cause().offset() == lost);
    AuditedLog.renumber(log.events);
    AuditedLog.renumber(log.verdicts);
    Ledger ledger = begin();
    interleaved(log, random).forEach(ledger::take);
    finish(ledger, log);
    assertThat(ledger.breaks())
        .filteredOn(found -> found.kind() == Break.Kind.LOST)
        .extracting(Break::topic, Break::offset)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Topics.CONVERSATION_COMMANDS, lost));
    assertThat(ledger.equations().values().stream().mapToLong(Equation::difference).sum())
        .isEqualTo(1);
  }

  static Ledger begin() {
    return new Ledger(LedgerState.begin(0, AuditedLog.TOPIC_ID, 0, 0));
  }

  /** What the shell says when it has read everything. */
  static void finish(Ledger ledger, AuditedLog log) {
    ledger.commandsEndAt(log.commands.size());
    ledger.judgedBefore(log.commands.size());
    ledger.kept();
  }

  static List<Seen> interleaved(AuditedLog log, Random random) {
    Map<Integer, List<Seen>> topics = Map.of(0, log.commands, 1, log.events, 2, log.verdicts);
    int[] next = new int[3];
    List<Seen> records = new ArrayList<>();
    int all = log.commands.size() + log.events.size() + log.verdicts.size();
    while (records.size() < all) {
      int topic = random.nextInt(3);
      if (next[topic] < topics.get(topic).size()) {
        records.add(topics.get(topic).get(next[topic]++));
      }
    }
    return records;
  }
}
