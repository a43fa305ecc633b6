package io.xiaoer.bench;

import io.xiaoer.testing.fuzz.FrameFuzzer;
import io.xiaoer.testing.fuzz.FrameFuzzer.Result;
import io.xiaoer.testing.fuzz.FrameFuzzer.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A million bad frames against the shipped gateway: no crash, no leak, a code for each. */
final class Fuzz {
  private static final int SOCKETS = 48;
  private static final int FRAMES_PER_SOCKET = 200;

  /** So many that the compiler has worked and the caches are full before memory is compared. */
  private static final long WARM_UP_FRAMES = 100_000;

  /** More than this, and something is kept for each socket or frame. */
  private static final long MOST_GROWTH_KIB = 32 * 1_024;

  /** Longer than anything is kept for its own sake: unwrapped keys, for a minute. */
  private static final Duration ALL_IS_OVER = Duration.ofSeconds(75);

  /** What was accepted is carried out and audited then. */
  private static final Duration DONE_WITHIN = Duration.ofMinutes(15);

  private static final Map<String, String> SETTINGS =
      Map.of(
          // Each bad end of a socket makes a new guest: so few are remembered that growth is no
          // guests.
          "GATEWAY_LIMITS_REMEMBERED",
          "1000",
          // More comes than two cores can judge: that it waits is no finding, everything else is.
          "GATEWAY_AUDIT_UNJUDGED_AFTER",
          "PT1H");

  private Fuzz() {}

  /** Fuzzes and prints what came of it; true if all was well. */
  static boolean run(Options options, Path logs) throws IOException {
    System.out.printf("seed %d, %d frames%n", options.seed(), options.frames());
    try (Surroundings surroundings = new Surroundings();
        Gateway gateway = Bench.gateway(options, SETTINGS, logs, surroundings)) {
      send(gateway, options.seed() + 1, WARM_UP_FRAMES);
      Heap before = heap(gateway);
      long began = System.nanoTime();
      Result result = send(gateway, options.seed(), options.frames());
      long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
      Heap after = heap(gateway);
      result.answers().forEach((what, times) -> System.out.printf("%10d %s%n", times, what));
      result.complaints().forEach(complaint -> System.out.println("NOT ANSWERED: " + complaint));
      List<String> errors = errors(logs.resolve("gateway.log"));
      errors.forEach(System.out::println);
      System.out.printf(
          "%d frames answered in %d s; objects in use %d KiB before, %d KiB after; resident %d MiB before, %d MiB after; %d errors logged%n",
          result.frames(),
          seconds,
          before.objects().kib(),
          after.objects().kib(),
          before.residentKib() / 1_024,
          after.residentKib() / 1_024,
          errors.size());
      after.objects().grownMost(before.objects(), 10).forEach(System.out::println);
      return result.complaints().isEmpty()
          && errors.isEmpty()
          && result.frames() == options.frames()
          && after.objects().kib() - before.objects().kib() < MOST_GROWTH_KIB;
    }
  }

  private static Result send(Gateway gateway, long seed, long frames) {
    return new FrameFuzzer(
            new Settings(
                gateway.port(),
                GatewayClient.ORIGIN,
                gateway::newGuest,
                seed,
                frames,
                SOCKETS,
                FRAMES_PER_SOCKET))
        .run();
  }

  /** Memory after all garbage was collected. */
  private record Heap(ObjectsInUse objects, long residentKib) {}

  private static Heap heap(Gateway gateway) {
    Instant end = Instant.now().plus(DONE_WITHIN);
    while (!gateway.isDone()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("the gateway still works off what was accepted");
      }
      Pause.of(Duration.ofSeconds(5));
    }
    Pause.of(ALL_IS_OVER);
    return new Heap(gateway.objects(), gateway.process().residentKib());
  }

  private static List<String> errors(Path log) throws IOException {
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(" ERROR ")).limit(20).toList();
    }
  }
}
