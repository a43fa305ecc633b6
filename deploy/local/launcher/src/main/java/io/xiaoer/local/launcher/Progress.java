package io.xiaoer.local.launcher;

import java.io.PrintStream;
import java.util.Locale;

/** What the user sees while the stack starts, runs and stops; one line per happening. */
final class Progress {
  private final PrintStream out;

  Progress(PrintStream out) {
    this.out = out;
  }

  synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  void ready(Part part, double seconds) {
    say(
        String.format(
            Locale.ROOT, "  %-18s ready %6.1f s   %s", part.name(), seconds, part.address()));
  }

  void stopped(String part, double seconds, boolean orderly) {
    say(
        String.format(
            Locale.ROOT,
            "  %-18s %s %4.1f s",
            part,
            orderly ? "stopped" : "killed after",
            seconds));
  }
}
