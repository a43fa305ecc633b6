package io.xiaoer.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What the figures were measured on.
 *
 * @param processor its name
 * @param cores how many
 * @param memoryGib how much
 * @param kernel of Linux
 * @param java version
 * @param node version
 * @param files most open files of one process
 */
record Machine(
    String processor,
    int cores,
    long memoryGib,
    String kernel,
    String java,
    String node,
    long files) {
  /** This machine. */
  static Machine here() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        line(Path.of("/proc/cpuinfo"), "model name").replaceFirst(".*: *", ""),
        Runtime.getRuntime().availableProcessors(),
        Math.round(system.getTotalMemorySize() / (double) (1L << 30)),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        Runtime.version().toString(),
        nodeVersion(),
        Long.parseLong(line(Path.of("/proc/self/limits"), "Max open files").split(" +")[3]));
  }

  private static String line(Path file, String beginning) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(beginning))
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      throw new UncheckedIOException("the benchmark needs Linux", e);
    }
  }

  private static String nodeVersion() {
    try {
      Process node = new ProcessBuilder("node", "--version").start();
      return new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("node is needed", e);
    }
  }

  /** As a line of Markdown. */
  String markdown() {
    return "%s: %s, %d cores, %d GiB, %s, JDK %s, Node %s, at most %d open files in a process.%n"
        .formatted(
            LocalDate.now(ZoneOffset.UTC), processor, cores, memoryGib, kernel, java, node, files);
  }
}
