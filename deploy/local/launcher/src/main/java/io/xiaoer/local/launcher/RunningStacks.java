package io.xiaoer.local.launcher;

import io.xiaoer.local.launcher.StackState.Known;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which stacks run from what is built in a checkout: there may be several, each with a state folder
 * of its own, and a build would exchange the files under all of them.
 *
 * @param folder has a file per launcher, named after its process, with its start and its state
 *     folder
 */
record RunningStacks(Path folder) {
  /** Enters this launcher. */
  void enter(Path home) {
    Known self = Known.of(ProcessHandle.current());
    try {
      Files.writeString(file(self.pid()), self.startedMs() + "\n" + home + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
  }

  /** Removes this launcher, once its parts have stopped. */
  void leave() {
    try {
      Files.deleteIfExists(file(ProcessHandle.current().pid()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete from " + folder, e);
    }
  }

  /** The state folders of those that run, or have left parts that do; forgets the others. */
  List<Path> homes() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> homes = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Optional<Path> home = runningHome(file);
        home.ifPresent(homes::add);
        if (home.isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
    return homes.stream().distinct().toList();
  }

  private static Optional<Path> runningHome(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String pid = file.getFileName().toString();
    if (lines.size() != 2 || !pid.matches("\\d+") || !lines.getFirst().matches("\\d+")) {
      return Optional.empty();
    }
    Known launcher = new Known(Long.parseLong(pid), Long.parseLong(lines.getFirst()));
    Path home = Path.of(lines.getLast());
    boolean runs =
        launcher.running().isPresent()
            || StackState.read(new Installation(home, home).state())
                .filter(StackState::runs)
                .isPresent();
    return runs ? Optional.of(home) : Optional.empty();
  }

  private Path file(long pid) {
    return folder.resolve(Long.toString(pid));
  }
}
