package io.xiaoer.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param machine on what
 * @param idle memory
 * @param fanOut messages
 * @param resume going on after a cut; {@code null} if it was left out
 */
record Report(Machine machine, List<Idle> idle, List<FanOut> fanOut, @Nullable Resume resume) {
  private static final String PEER = "Socket.IO";
  private static final double KIB = 1024;

  /**
   * Memory of idle sockets.
   *
   * @param server whose
   * @param sockets how many
   * @param beforeKib resident before the first socket
   * @param afterKib resident with all of them
   * @param peakKib resident right after the last one had come, before garbage was collected
   * @param bytesEach resident memory of each
   */
  record Idle(
      String server, int sockets, long beforeKib, long afterKib, long peakKib, double bytesEach) {}

  /**
   * Messages to sockets.
   *
   * @param server whose
   * @param followers sockets that take each message
   * @param burst messages said one right after the other
   * @param rounds of which the medians are
   * @param perCore messages for each second of processor time of the server
   * @param perSecond messages in a second, with everything on the same machine
   */
  record FanOut(
      String server, int followers, int burst, int rounds, double perCore, double perSecond) {}

  /**
   * Going on after a cut.
   *
   * @param missed messages
   * @param times how often
   * @param medianMillis from connecting to the last message
   * @param p95Millis of which nineteen in twenty stay below
   */
  record Resume(int missed, int times, double medianMillis, double p95Millis) {}

  /** As a page of Markdown. */
  String markdown() {
    StringBuilder page = new StringBuilder(machine.markdown());
    if (!idle.isEmpty()) {
      page.append(
          """

          | idle sockets | how many | before, MiB | with all, MiB | before garbage was collected, MiB | KiB each | beside Socket.IO |
          | --- | ---: | ---: | ---: | ---: | ---: | ---: |
          """);
      idle.forEach(one -> page.append(row(one)));
    }
    if (!fanOut.isEmpty()) {
      page.append(
          """

          | messages to sockets | sockets | said at once | per second of processor time | beside Socket.IO | per second |
          | --- | ---: | ---: | ---: | ---: | ---: |
          """);
      fanOut.forEach(one -> page.append(row(one)));
    }
    if (resume != null) {
      page.append(
          format(
              "%nResume after a cut, %d messages missed, %d times: median %.1f ms, 95 in 100 within %.1f ms.%n",
              resume.missed(), resume.times(), resume.medianMillis(), resume.p95Millis()));
    }
    return page.toString();
  }

  private String row(Idle one) {
    double peer =
        idle.stream()
            .filter(other -> other.server().startsWith(PEER))
            .findFirst()
            .map(Idle::bytesEach)
            .orElse(Double.NaN);
    return format(
        "| %s | %d | %.0f | %.0f | %.0f | %.1f | %.2f |%n",
        one.server(),
        one.sockets(),
        one.beforeKib() / KIB,
        one.afterKib() / KIB,
        one.peakKib() / KIB,
        one.bytesEach() / KIB,
        one.bytesEach() / peer);
  }

  private String row(FanOut one) {
    return format(
        "| %s | %d | %d | %.0f | %.2f | %.0f |%n",
        one.server(),
        one.followers(),
        one.burst(),
        one.perCore(),
        one.perCore() / socketIo(one).orElse(Double.NaN),
        one.perSecond());
  }

  private Optional<Double> socketIo(FanOut beside) {
    return fanOut.stream()
        .filter(
            one ->
                one.server().startsWith(PEER)
                    && one.burst() == beside.burst()
                    && one.followers() == beside.followers())
        .findFirst()
        .map(FanOut::perCore);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
