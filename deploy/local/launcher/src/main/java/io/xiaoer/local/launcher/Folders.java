package io.xiaoer.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What the JDK does not do with whole folders. */
final class Folders {
  private Folders() {}

  /** Deletes a folder with all that is in it; nothing if there is none. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    // Files.walk does not follow links: Keycloak's point into the shared distribution.
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
