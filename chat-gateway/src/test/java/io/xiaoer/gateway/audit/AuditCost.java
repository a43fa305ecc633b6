package io.xiaoer.gateway.audit;

import java.util.List;
import java.util.Random;

/**
 * What the chain and the books cost on one thread, for ADR 0015: {@code main} prints events a
 * second. No test: figures differ from machine to machine.
 */
final class AuditCost {
  private static final int BODY_BYTES = 600;
  private static final int LINKS = 2_000_000;
  private static final int STEPS = 200_000;
  private static final int ROUNDS = 3;

  private AuditCost() {}

  /** Measures a few times: the first round warms up. */
  public static void main(String[] arguments) {
    for (int round = 0; round < ROUNDS; round++) {
      chain();
      books();
    }
  }

  private static void chain() {
    byte[] body = new byte[BODY_BYTES];
    new Random(1).nextBytes(body);
    String value = Chain.before("conversation");
    long begun = System.nanoTime();
    for (int i = 0; i < LINKS; i++) {
      value = Chain.next(value, body);
    }
    tell("chain, links of " + BODY_BYTES + " bytes", LINKS, System.nanoTime() - begun, value);
  }

  private static void books() {
    AuditedLog log = AuditedLog.random(new Random(1), STEPS);
    Ledger ledger = new Ledger(LedgerState.begin(0, AuditedLog.TOPIC_ID, 0, 0));
    long begun = System.nanoTime();
    int next = 0;
    // as the auditor reads: a thousand of each, and closes its books
    for (int from = 0; from < STEPS * 2; from += 1_000) {
      for (List<Seen> topic : List.of(log.commands, log.verdicts, log.events)) {
        for (Seen seen :
            topic.subList(Math.min(from, topic.size()), Math.min(from + 1_000, topic.size()))) {
          ledger.take(seen);
          next++;
        }
      }
      ledger.checks();
      ledger.kept();
    }
    tell("books, records with their chain verified", next, System.nanoTime() - begun, ledger);
  }

  private static void tell(String what, long number, long nanos, Object result) {
    System.out.printf(
        "%s: %,d a second (%d)%n", what, number * 1_000_000_000L / nanos, result.hashCode());
  }
}
