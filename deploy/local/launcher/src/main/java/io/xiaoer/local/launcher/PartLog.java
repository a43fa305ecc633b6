package io.xiaoer.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Keeps the logs of a stack that runs for weeks bounded: one file and one older one per part. */
final class PartLog {
  /** A log longer than this becomes the older one. */
  static final long LONGEST_BYTES = 10_000_000;

  private PartLog() {}

  /**
   * Copies a log that is too long to its older one and empties it. The part may go on writing: it
   * appends, so it continues at the new end. Lines written between copy and cut are lost.
   *
   * @throws UncheckedIOException if the files cannot be written
   */
  static void keepShort(Path log) {
    try {
      if (!Files.exists(log) || Files.size(log) <= LONGEST_BYTES) {
        return;
      }
      Path older = log.resolveSibling(log.getFileName() + ".1");
      Files.copy(log, older, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
        file.truncate(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot shorten " + log, e);
    }
  }
}
