package io.xiaoer.gateway.audit;

import java.util.HashMap;
import java.util.Map;

/** The equation of each shop and entrance, and whether it holds. */
final class Balance {
  private final Tally tally;
  private final Matching matching;
  private final Findings findings;
  private final Map<Origin, Long> reported;

  Balance(Tally tally, Matching matching, Findings findings, Map<Origin, Long> reported) {
    this.tally = tally;
    this.matching = matching;
    this.findings = findings;
    this.reported = new HashMap<>(reported);
  }

  Map<Origin, Equation> equations() {
    Map<Origin, Equation> equations = new HashMap<>();
    tally
        .totals()
        .forEach((origin, some) -> equations.put(origin, matching.equation(origin, some)));
    return equations;
  }

  /** Says once when sums do not agree that the other breaks do not explain. */
  void report(long commands, long lastWritten) {
    tally
        .totals()
        .forEach(
            (origin, some) -> {
              long difference = matching.equation(origin, some).difference();
              long unexplained = difference - some.lost() + some.forged();
              if (unexplained != reported.getOrDefault(origin, 0L)) {
                reported.put(origin, unexplained);
                findings.unbalanced(origin, unexplained, commands, lastWritten);
              }
            });
  }

  /** By how much the sums did not agree when that was last said. */
  Map<Origin, Long> reported() {
    return reported;
  }
}
