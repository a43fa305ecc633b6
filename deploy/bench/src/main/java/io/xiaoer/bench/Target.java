package io.xiaoer.bench;

import java.util.Locale;

/**
 * A figure that the gateway is to reach.
 *
 * @param what in words
 * @param figure what was measured
 * @param reached whether it is enough
 */
record Target(String what, double figure, boolean reached) {
  static Target atMost(String what, double most, double figure) {
    return new Target(String.format(Locale.ROOT, what, most), figure, figure <= most);
  }

  static Target atLeast(String what, double least, double figure) {
    return new Target(String.format(Locale.ROOT, what, least), figure, figure >= least);
  }

  /** As a line of Markdown. */
  String markdown() {
    return String.format(
        Locale.ROOT, "- %s: %.2f, %s%n", what, figure, reached ? "reached" : "NOT REACHED");
  }
}
