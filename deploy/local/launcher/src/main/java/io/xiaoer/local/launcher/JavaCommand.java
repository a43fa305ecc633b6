package io.xiaoer.local.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The command line of a JVM with a start-up cache (JEP 483 and 514): a run of a build that is newer
 * than its cache records what it loads and writes the cache when it is stopped; later runs use it
 * and start in less than half the time. A cache that does not fit is ignored by the JVM.
 *
 * @param name names the cache
 * @param options JVM options
 * @param application class path and main class, or {@code -jar FILE}, and arguments
 * @param jars what the cache is made of; the cache must be newer than all of them
 * @param caches the folder of caches
 * @param records whether a run without a current cache writes one when it stops
 */
record JavaCommand(
    String name,
    List<String> options,
    List<String> application,
    List<Path> jars,
    Path caches,
    boolean records)
    implements Part.Command {
  /**
   * Maximum heap, and for the small ones only the quick compiler: it starts faster and needs less
   * memory, and they have little to compute. All parts together stay within 4 GiB resident.
   */
  private static final Map<String, List<String>> TUNING =
      Map.of(
          "chat-gateway", List.of("-Xmx256m"),
          "bot-service", List.of("-Xmx256m"),
          "routing-service", List.of("-Xmx192m"),
          "ticket-service", List.of("-Xmx128m"),
          "analytics-service", List.of("-Xmx192m"),
          "demo-shop", List.of("-Xmx96m", "-XX:TieredStopAtLevel=1"),
          "front-door",
              List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:MaxDirectMemorySize=32m"),
          "kafka", List.of("-Xmx320m"),
          "store", List.of("-Xmx256m"));

  /** The option that makes a run record. */
  static final String RECORDING = "-XX:AOTCacheOutput=";

  /** For parts that log through java.util.logging; the others bring their own format. */
  private static final String ONE_LINE_LOGS =
      "-Djava.util.logging.SimpleFormatter.format=" + "%1$tF %1$tT.%1$tL %4$-7s [%3$s] %5$s%6$s%n";

  /** Set to {@code no} for runs that are too short to be worth a cache, such as tests. */
  private static final String RECORD = "XIAOER_RECORD_CACHES";

  /** The command line of a part of the stack. */
  static JavaCommand of(
      Installation installation, String part, List<String> application, List<Path> jars) {
    return new JavaCommand(
        part,
        Objects.requireNonNull(TUNING.get(part), part),
        application,
        jars,
        installation.caches(),
        !"no".equals(System.getenv(RECORD)));
  }

  @Override
  public List<String> line() {
    List<String> line = new ArrayList<>();
    line.add(java().toString());
    line.add("-XX:+UseSerialGC");
    line.add("-Dfile.encoding=UTF-8");
    line.add("--enable-native-access=ALL-UNNAMED");
    line.add("--sun-misc-unsafe-memory-access=allow");
    line.add("-Xlog:aot*=error");
    line.add(ONE_LINE_LOGS);
    cacheOption().ifPresent(line::add);
    line.addAll(options);
    line.addAll(application);
    return line;
  }

  /** The JVM that runs the launcher runs the parts. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** A class path of a module's own jar and the libraries copied beside it, in a fixed order. */
  static List<Path> classPath(Path target, String artifact) {
    try (Stream<Path> built = Files.list(target);
        Stream<Path> libraries = Files.list(target.resolve("lib"))) {
      Path own =
          built
              .filter(file -> file.getFileName().toString().startsWith(artifact + "-"))
              .filter(file -> file.getFileName().toString().endsWith(".jar"))
              .findFirst()
              .orElseThrow(() -> new Refusal("not built: " + target + "; run ./xiaoer up"));
      List<Path> all = new ArrayList<>();
      all.add(own);
      libraries.sorted().forEach(all::add);
      return all;
    } catch (IOException e) {
      throw new Refusal("not built: " + target + "; run ./xiaoer up");
    }
  }

  static String joined(List<Path> classPath) {
    return String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList());
  }

  private Optional<String> cacheOption() {
    Path cache = caches.resolve(name + ".aot");
    if (isCurrent(cache)) {
      return Optional.of("-XX:AOTCache=" + cache);
    }
    try {
      Files.deleteIfExists(cache);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot replace " + cache, e);
    }
    return records ? Optional.of(RECORDING + cache) : Optional.empty();
  }

  private boolean isCurrent(Path cache) {
    try {
      if (!Files.exists(cache)) {
        return false;
      }
      for (Path jar : jars) {
        if (Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(cache)) > 0) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
