package io.xiaoer.bench;

import java.util.ArrayList;
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
  private static final String GATEWAY = "chat-gateway";
  private static final String PEER = "Socket.IO";

  /**
   * From so many messages said at once, what is measured is how many a core carries; below, it is
   * mostly how long the kernel takes to write to one socket.
   */
  private static final int THROUGHPUT = 20;

  private static final String MEMORY = "memory of an idle socket at most %.1f of Socket.IO's";
  private static final String FAN_OUT = "fan-out for each core at least %.0f times Socket.IO's";
  private static final String RESUME = "resume in at most %.0f ms (median)";
  private static final double MOST_MEMORY = 0.5;
  private static final double LEAST_FAN_OUT = 2;
  private static final double MOST_RESUME_MILLIS = 100;
  private static final double KIB = 1024;

  /**
   * Memory of idle sockets.
   *
   * @param server whose
   * @param sockets how many
   * @param beforeKib resident before the first socket
   * @param afterKib resident with all of them
   * @param peakKib resident right after the last one had come, before garbage was collected
   * @param heldSeconds how long all of them were there, with their heartbeats, and none was lost
   * @param bytesEach resident memory of each
   */
  record Idle(
      String server,
      int sockets,
      long beforeKib,
      long afterKib,
      long peakKib,
      long heldSeconds,
      double bytesEach) {}

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

  /** The figures to reach, as far as what they need was measured. */
  List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (Idle one : idle) {
      if (one.server().equals(GATEWAY)) {
        beside(one).ifPresent(ratio -> targets.add(Target.atMost(MEMORY, MOST_MEMORY, ratio)));
      }
    }
    for (FanOut one : fanOut) {
      if (one.server().equals(GATEWAY) && one.burst() >= THROUGHPUT) {
        beside(one).ifPresent(ratio -> targets.add(Target.atLeast(FAN_OUT, LEAST_FAN_OUT, ratio)));
      }
    }
    if (resume != null) {
      targets.add(Target.atMost(RESUME, MOST_RESUME_MILLIS, resume.medianMillis()));
    }
    return targets;
  }

  /** As a page of Markdown. */
  String markdown() {
    StringBuilder page = new StringBuilder(machine.markdown());
    if (!idle.isEmpty()) {
      page.append(
          """

          | idle sockets | how many | held for, s | before, MiB | with all, MiB | before garbage was collected, MiB | KiB each | beside Socket.IO |
          | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
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
    if (!targets().isEmpty()) {
      page.append(System.lineSeparator());
    }
    targets().forEach(target -> page.append(target.markdown()));
    return page.toString();
  }

  private String row(Idle one) {
    return format(
        "| %s | %d | %d | %.0f | %.0f | %.0f | %.1f | %.2f |%n",
        one.server(),
        one.sockets(),
        one.heldSeconds(),
        one.beforeKib() / KIB,
        one.afterKib() / KIB,
        one.peakKib() / KIB,
        one.bytesEach() / KIB,
        beside(one).orElse(Double.NaN));
  }

  private String row(FanOut one) {
    return format(
        "| %s | %d | %d | %.0f | %.2f | %.0f |%n",
        one.server(),
        one.followers(),
        one.burst(),
        one.perCore(),
        beside(one).orElse(Double.NaN),
        one.perSecond());
  }

  private Optional<Double> beside(Idle one) {
    return idle.stream()
        .filter(peer -> peer.server().startsWith(PEER))
        .findFirst()
        .map(peer -> one.bytesEach() / peer.bytesEach());
  }

  private Optional<Double> beside(FanOut one) {
    return fanOut.stream()
        .filter(
            peer ->
                peer.server().startsWith(PEER)
                    && peer.burst() == one.burst()
                    && peer.followers() == one.followers())
        .findFirst()
        .map(peer -> one.perCore() / peer.perCore());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
