package io.xiaoer.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How to measure.
 *
 * @param root of the checkout
 * @param sockets idle sockets of each server; fewer if a process may not open so many files
 * @param followers sockets in the room
 * @param rounds of the fan-out
 * @param only what to measure: {@code idle}, {@code fan-out}, {@code resume}
 * @param servers which: {@code gateway}, {@code socket.io}, {@code ws}
 * @param java options of the gateway's JVM
 * @param frames frames of the fuzzer
 * @param seed of the fuzzer
 */
record Options(
    Path root,
    int sockets,
    int followers,
    int rounds,
    Set<String> only,
    Set<String> servers,
    List<String> java,
    long frames,
    long seed) {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "sockets", "20000",
          "followers", "1000",
          "rounds", "7",
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
        Integer.parseInt(given.get("sockets")),
        Integer.parseInt(given.get("followers")),
        Integer.parseInt(given.get("rounds")),
        words(given.get("only")),
        words(given.get("servers")),
        List.of(given.get("java").split(" ")),
        Long.parseLong(given.get("frames")),
        Long.parseLong(given.get("seed")));
  }

  private static Set<String> words(String list) {
    return Set.copyOf(Arrays.asList(list.split(",")));
  }
}
