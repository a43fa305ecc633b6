package io.xiaoer.bench;

import io.xiaoer.bench.Report.FanOut;
import io.xiaoer.bench.Report.Idle;
import io.xiaoer.bench.Report.Resume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is measured, of any contender in the same way. */
final class Measurements {
  private static final Duration SETTLE = Duration.ofSeconds(10);

  /** Three heartbeats of every client, and longer than the gateway waits for one. */
  private static final Duration HELD = Duration.ofSeconds(70);

  private static final Duration WARM_UP = Duration.ofSeconds(60);
  private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(5);

  /** In a lap of the warm-up its processor time must be fine enough to divide. */
  private static final Duration LAP = Duration.ofSeconds(10);

  /** Of the processor time: with less, the just-in-time compiler is done. */
  private static final double COMPILED = 0.02;

  private static final int MISSED = 100;

  private Measurements() {}

  /**
   * Resident memory per idle socket: with all of them there, minus before the first, each after a
   * collection of all garbage. Some sockets come and go before, so that what a server loads and
   * compiles once is not laid on the sockets.
   */
  static Idle idle(Contender server, int sockets) {
    try (Swarm first = new Swarm(server.port())) {
      first.connect(server.idle(Math.min(500, sockets)));
    }
    Pause.of(SETTLE);
    long before = settled(server);
    try (Swarm swarm = new Swarm(server.port())) {
      swarm.connect(server.idle(sockets));
      long atPeak = server.process().residentKib();
      Pause.of(HELD);
      long after = settled(server);
      if (swarm.lost() > 0) {
        throw new IllegalStateException(swarm.lost() + " idle sockets were lost");
      }
      return new Idle(
          server.name(),
          sockets,
          before,
          after,
          atPeak,
          HELD.toSeconds(),
          (after - before) * 1024.0 / sockets);
    }
  }

  private static long settled(Contender server) {
    server.collectGarbage();
    Pause.of(Duration.ofSeconds(2));
    server.collectGarbage();
    Pause.of(Duration.ofSeconds(2));
    return server.process().residentKib();
  }

  /**
   * Messages to sockets per second of processor time of the server.
   *
   * @param followers sockets in the room
   * @param burst messages that are said one right after the other; 1 waits for each to arrive
   *     everywhere
   */
  static FanOut fanOut(
      Contender server, Swarm swarm, int followers, int rounds, int messages, int burst) {
    double[] perCore = new double[rounds];
    double[] perSecond = new double[rounds];
    warmUp(server, () -> said(server, swarm, followers, messages, burst));
    for (int round = 0; round < rounds; round++) {
      double processor = server.process().processorSeconds();
      long began = System.nanoTime();
      said(server, swarm, followers, messages, burst);
      double seconds = (System.nanoTime() - began) / 1e9;
      double used = server.process().processorSeconds() - processor;
      perCore[round] = (double) messages * followers / used;
      perSecond[round] = (double) messages * followers / seconds;
    }
    return new FanOut(server.name(), followers, burst, rounds, median(perCore), median(perSecond));
  }

  /**
   * Lets a server work until its just-in-time compiler has little left to do: what it takes is soon
   * over in a server that runs for days, and would be most of what is measured here.
   */
  private static void warmUp(Contender server, Runnable work) {
    ServerProcess process = server.process();
    long began = System.nanoTime();
    double compiling = 1;
    while (compiling > COMPILED && since(began).compareTo(LONGEST_WARM_UP) < 0
        || since(began).compareTo(WARM_UP) < 0) {
      double all = process.processorSeconds();
      double compiler = process.compilerSeconds();
      long lap = System.nanoTime();
      while (since(lap).compareTo(LAP) < 0) {
        work.run();
      }
      compiling = (process.compilerSeconds() - compiler) / (process.processorSeconds() - all);
      System.out.printf(
          "warming up: %.0f %% of its processor time is the compiler's%n", compiling * 100);
    }
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  private static void said(Contender server, Swarm swarm, int followers, int messages, int burst) {
    for (int said = 0; said < messages; said += burst) {
      long since = swarm.messages();
      server.post(burst);
      swarm.awaitMessages(since, (long) burst * followers);
    }
  }

  /**
   * From the first byte of the new connection to the word that everything missed was sent.
   *
   * @param gateway whose conversation has at least a hundred messages
   * @param lastSeq the last number of the conversation
   */
  static Resume resume(Gateway gateway, long lastSeq, int times) {
    List<Double> millis = new ArrayList<>();
    for (int i = -times / 5; i < times; i++) {
      try (Swarm one = new Swarm(gateway.port())) {
        long began = System.nanoTime();
        one.connect(List.of(gateway.follower(lastSeq - MISSED)));
        double took = (System.nanoTime() - began) / 1e6;
        if (one.messages() != MISSED) {
          throw new IllegalStateException(one.messages() + " messages came, not " + MISSED);
        }
        if (i >= 0) {
          millis.add(took);
        }
      }
    }
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Resume(MISSED, times, median(sorted), sorted[(int) (sorted.length * 0.95)]);
  }

  static double median(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
