package io.xiaoer.local.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One process of the stack.
 *
 * @param name what the user calls it
 * @param needs parts that must be ready before it starts; those not in the stack run elsewhere
 * @param start how to start it
 * @param ready when it can serve
 * @param address where it can be reached, for the progress line
 */
record Part(String name, Set<String> needs, Start start, Probe ready, String address) {

  /**
   * What the process is.
   *
   * @param command program and arguments
   * @param environment variables added to the launcher's own
   * @param folder its working directory, created if missing
   * @param before done each time before the process starts; returns when it may
   * @param after done each time once the process listens
   */
  record Start(
      Command command,
      Map<String, String> environment,
      Path folder,
      Runnable before,
      Runnable after) {
    Start(Command command, Map<String, String> environment, Path folder) {
      this(command, environment, folder, () -> {}, () -> {});
    }
  }

  /** Chooses the command line at each start, since a start-up cache may have come into being. */
  @FunctionalInterface
  interface Command {
    List<String> line();
  }
}
