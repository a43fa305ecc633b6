package io.xiaoer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server's process, and what Linux says of it. */
final class ServerProcess implements AutoCloseable {
  private static final Duration START_WITHIN = Duration.ofMinutes(10);

  /** Linux counts processor time of processes in hundredths of a second (USER_HZ). */
  private static final double TICKS_PER_SECOND = 100;

  /** In the names of the threads of HotSpot's compilers, which the kernel cuts off. */
  private static final String COMPILER = " CompilerThre";

  private static final int UTIME = 11;
  private static final int STIME = 12;

  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts a command; what it prints goes to a file.
   *
   * @throws IllegalStateException if it ends, or nothing listens on the port in ten minutes
   */
  static ServerProcess start(
      List<String> command, Map<String, String> environment, Path log, int port) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      ServerProcess started = new ServerProcess(builder.start());
      started.awaitPort(port, log);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process's id. */
  long pid() {
    return process.pid();
  }

  /** Resident memory, in KiB. */
  long residentKib() {
    return read("status")
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Processor time since its start, in seconds: of all threads, in user code and in the kernel. */
  double processorSeconds() {
    return processorSeconds(read("stat"));
  }

  /** What of its processor time its just-in-time compiler took, in seconds; 0 without a JVM. */
  double compilerSeconds() {
    try (Stream<Path> threads = Files.list(folder().resolve("task"))) {
      return threads
          .map(ServerProcess::ofThread)
          .filter(stat -> stat.contains(COMPILER))
          .mapToDouble(ServerProcess::processorSeconds)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException("the server is gone", e);
    }
  }

  private static double processorSeconds(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_PER_SECOND;
  }

  private static String ofThread(Path thread) {
    try {
      return Files.readString(thread.resolve("stat"));
    } catch (IOException ended) {
      return "";
    }
  }

  private String read(String file) {
    try {
      return Files.readString(folder().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the server is gone", e);
    }
  }

  private Path folder() {
    return Path.of("/proc", Long.toString(process.pid()));
  }

  private void awaitPort(int port, Path log) {
    long deadline = System.nanoTime() + START_WITHIN.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
        return;
      } catch (IOException notYet) {
        Pause.of(Duration.ofMillis(200));
      }
    }
    close();
    throw new IllegalStateException("the server did not start, see " + log);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
