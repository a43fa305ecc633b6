package io.xiaoer.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Restarts asked for by another process: a folder with a file per part. */
record RestartRequests(Path folder) {
  /** Asks for a restart. */
  void ask(String part) {
    try {
      Files.writeString(folder.resolve(part), "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot ask for a restart of " + part, e);
    }
  }

  /** The parts asked for since the last call. */
  List<String> take() {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
        names.add(file.getFileName().toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
    return names;
  }
}
