package io.xiaoer.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a log, to show beside a failure. */
final class LogTail {
  private static final int LINES = 12;
  private static final int LONGEST_LINE = 240;

  /** What a JVM says on its way out about its start-up cache. */
  private static final List<String> NOISE =
      List.of("AOTCache", "AOTConfiguration", "AOT configuration", "JAVA_TOOL_OPTIONS", "[aot");

  private LogTail() {}

  /** The last lines, each indented and ended; nothing if there is no log. */
  static String of(Path log) {
    try {
      List<String> all =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> NOISE.stream().noneMatch(line::contains))
              .toList();
      return all.subList(Math.max(0, all.size() - LINES), all.size()).stream()
          .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line)
          .map(line -> "    | " + line + "\n")
          .collect(Collectors.joining());
    } catch (IOException e) {
      return "";
    }
  }
}
