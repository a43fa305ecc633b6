package io.xiaoer.bench;

import java.util.Comparator;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which objects a JVM has in use.
 *
 * @param bytes of each class
 */
record ObjectsInUse(Map<String, Long> bytes) {
  /** Rank, instances, bytes, class. */
  private static final Pattern LINE =
      Pattern.compile("^ *\\d+: +\\d+ +(\\d+) +(\\S+)", Pattern.MULTILINE);

  /**
   * Reads what {@code jcmd <pid> GC.class_histogram} prints.
   *
   * @throws IllegalArgumentException if it is no histogram
   */
  static ObjectsInUse of(String histogram) {
    Map<String, Long> bytes =
        LINE.matcher(histogram)
            .results()
            .collect(
                Collectors.toMap(
                    line -> line.group(2), ObjectsInUse::bytes, Long::sum)); // of several loaders
    if (bytes.isEmpty()) {
      throw new IllegalArgumentException("no histogram: " + histogram.lines().limit(3).toList());
    }
    return new ObjectsInUse(bytes);
  }

  private static long bytes(MatchResult line) {
    return Long.parseLong(line.group(1));
  }

  /** Of all classes together. */
  long kib() {
    return bytes.values().stream().mapToLong(Long::longValue).sum() / 1_024;
  }

  /** The classes that grew most, most first, a line each. */
  Stream<String> grownMost(ObjectsInUse before, int most) {
    return bytes.keySet().stream()
        .map(name -> Map.entry(name, bytes.get(name) - before.bytes.getOrDefault(name, 0L)))
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(most)
        .map(grown -> "%,12d KiB more of %s".formatted(grown.getValue() / 1_024, grown.getKey()));
  }
}
