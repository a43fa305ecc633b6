package io.xiaoer.local.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What runs, as the launcher writes it down for other commands and for the next launcher, should
 * this one be killed.
 *
 * @param launcher the supervising process
 * @param ready true once every part was ready
 * @param publicUrl the front door's address
 * @param parts in the order of their start
 */
record StackState(Known launcher, boolean ready, String publicUrl, List<PartState> parts) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Start times are read from the kernel's coarse clock. */
  private static final long TOLERANCE_MS = 2_000;

  /**
   * A process that can be told from a later one with the same number.
   *
   * @param pid its number
   * @param startedMs when it started, milliseconds since 1970; 0 if unknown
   */
  record Known(long pid, long startedMs) {
    static Known of(ProcessHandle process) {
      return new Known(
          process.pid(), process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /** The process, if it still runs. */
    Optional<ProcessHandle> running() {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(
              process ->
                  startedMs == 0
                      || Math.abs(Known.of(process).startedMs() - startedMs) < TOLERANCE_MS);
    }
  }

  /**
   * A part.
   *
   * @param name what the user calls it
   * @param process its process
   * @param address where it is reached
   * @param phase what it does now, in a word
   * @param readySeconds how long its last start took; negative before it was ready
   * @param restarts how often it was started again
   */
  record PartState(
      String name,
      Known process,
      String address,
      String phase,
      double readySeconds,
      int restarts) {}

  /** True while the launcher runs, or parts that a killed one left. */
  boolean runs() {
    return launcher.running().isPresent()
        || parts.stream().anyMatch(part -> part.process().running().isPresent());
  }

  /** Reads the file; empty if there is none or a killed launcher left half of one. */
  static Optional<StackState> read(Path file) {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), StackState.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Replaces the file in one step. */
  void write(Path file) {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the state as JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
