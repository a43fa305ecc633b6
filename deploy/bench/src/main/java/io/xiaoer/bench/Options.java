package io.xiaoer.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How to measure.
 *
 * @param root of the checkout
 * @param asked idle sockets of each server; nothing for 20,000, or as many as are possible
 * @param followers sockets in the room
 * @param rounds of the fan-out
 * @param atOnce how many messages are said one right after the other, one measurement for each
 * @param only what to measure: {@code idle}, {@code fan-out}, {@code resume}
 * @param servers which: {@code gateway}, {@code socket.io}, {@code ws}
 * @param java options of the gateway's JVM
 * @param frames frames of the fuzzer
 * @param seed of the fuzzer
 */
record Options(
    Path root,
    Optional<Integer> asked,
    int followers,
    int rounds,
    List<Integer> atOnce,
    Set<String> only,
    Set<String> servers,
    List<String> java,
    long frames,
    long seed) {
  private static final int SOCKETS = 20_000;

  /** Files that a server or this program opens beside its sockets. */
  private static final int OTHER_FILES = 1_000;

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "sockets", "",
          "followers", "1000",
          "rounds", "7",
          "at-once", "20,1",
          "frames", "1000000",
          "seed", "42",
          "only", "idle,fan-out,resume",
          "servers", "gateway,socket.io,ws",
          "java",
              "-Xmx1g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow");

  /**
   * Reads {@code --name value} pairs.
   *
   * @throws IllegalArgumentException if a name is not known
   */
  static Options of(Path root, String... arguments) {
    Map<String, String> given = new HashMap<>(DEFAULTS);
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      String name = arguments[i].replaceFirst("^--", "");
      if (given.replace(name, arguments[i + 1]) == null) {
        throw new IllegalArgumentException("no option " + arguments[i] + "; there are " + DEFAULTS);
      }
    }
    return new Options(
        root,
        Optional.of(given.get("sockets")).filter(text -> !text.isEmpty()).map(Integer::valueOf),
        Integer.parseInt(given.get("followers")),
        Integer.parseInt(given.get("rounds")),
        Arrays.stream(given.get("at-once").split(",")).map(Integer::valueOf).toList(),
        words(given.get("only")),
        words(given.get("servers")),
        List.of(given.get("java").split(" ")),
        Long.parseLong(given.get("frames")),
        Long.parseLong(given.get("seed")));
  }

  /**
   * How many idle sockets.
   *
   * @param files how many a process may open
   * @throws IllegalArgumentException if more are asked for than it may
   */
  int sockets(long files) {
    long possible = files - OTHER_FILES;
    if (asked.isPresent() && asked.get() > possible) {
      throw new IllegalArgumentException(
          "%d sockets need %d open files, a process may open %d here (ulimit -Hn)"
              .formatted(asked.get(), asked.get() + OTHER_FILES, files));
    }
    return asked.orElse((int) Math.min(SOCKETS, possible));
  }

  private static Set<String> words(String list) {
    return Set.copyOf(Arrays.asList(list.split(",")));
  }
}
