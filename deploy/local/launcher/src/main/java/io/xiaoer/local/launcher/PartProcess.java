package io.xiaoer.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A started part, or what remains of one that a killed launcher had started.
 *
 * @param handle the process
 * @param recording the start-up cache that it writes when it stops, which takes a while
 */
record PartProcess(ProcessHandle handle, Optional<Path> recording) {
  private static final long STOP_SECONDS = 30;
  private static final long STOP_SECONDS_WITH_CACHE = 120;

  /**
   * Keeps Ctrl-C and a closing terminal from reaching the parts: the terminal signals everybody,
   * and the parts shall stop in order. A JVM leaves a signal alone that was ignored when it
   * started.
   */
  private static final List<String> SHIELD =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");

  /**
   * Starts a part with its output appended to its log.
   *
   * @throws Refusal if the program cannot be started
   */
  static PartProcess start(Part part, Path log) {
    Part.Start start = part.start();
    PartLog.keepShort(log);
    if (part.ready() instanceof Probe.Wrote(Path file)) {
      delete(file);
    }
    List<String> line = new ArrayList<>(SHIELD);
    line.addAll(start.command().line());
    Optional<Path> recording =
        line.stream()
            .filter(word -> word.startsWith(JavaCommand.RECORDING))
            .map(word -> Path.of(word.substring(JavaCommand.RECORDING.length())))
            .findFirst();
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(start.environment());
    builder.redirectErrorStream(true);
    builder.redirectInput(Redirect.from(new java.io.File("/dev/null")));
    builder.redirectOutput(Redirect.appendTo(log.toFile()));
    try {
      Files.createDirectories(start.folder());
      builder.directory(start.folder().toFile());
      return new PartProcess(builder.start().toHandle(), recording);
    } catch (IOException e) {
      throw new Refusal("cannot start " + part.name() + ": " + e.getMessage());
    }
  }

  /**
   * Starts a process that prepares a part.
   *
   * @throws Refusal if the program cannot be started
   */
  static Process startHelper(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new Refusal("cannot start " + builder.command().getFirst() + ": " + e.getMessage());
    }
  }

  boolean isAlive() {
    return handle.isAlive();
  }

  /**
   * Asks it to stop, waits, and kills it if it does not.
   *
   * @return false if it had to be killed
   */
  boolean stop() {
    handle.destroy();
    if (awaitEnd(recording.isPresent() ? STOP_SECONDS_WITH_CACHE : STOP_SECONDS)) {
      return true;
    }
    kill();
    return false;
  }

  /** Stops it without its start-up cache, which would know too little of a run that failed. */
  boolean stopEarly() {
    handle.destroy();
    boolean orderly = awaitEnd(recording.isPresent() ? STOP_SECONDS / 3 : STOP_SECONDS);
    if (!orderly) {
      kill();
    }
    dropRecording();
    return orderly;
  }

  /** Removes the start-up cache that this run has begun. */
  void dropRecording() {
    recording.ifPresent(
        cache -> {
          delete(cache);
          delete(cache.resolveSibling(cache.getFileName() + ".config"));
        });
  }

  private void kill() {
    // A JVM that writes its cache has a child that does the work.
    handle.descendants().forEach(ProcessHandle::destroyForcibly);
    handle.destroyForcibly();
    awaitEnd(5);
  }

  private boolean awaitEnd(long seconds) {
    try {
      handle.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return !handle.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !handle.isAlive();
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
