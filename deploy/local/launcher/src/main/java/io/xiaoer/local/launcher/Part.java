package io.xiaoer.local.launcher;

import java.net.URI;
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
 * @param alive asked again and again while it runs: if not, it is ended and started again
 * @param address where it can be reached, for the progress line
 */
record Part(String name, Set<String> needs, Start start, Probe ready, Probe alive, String address) {
  /** A part that works as long as its process runs. */
  Part(String name, Set<String> needs, Start start, Probe ready, String address) {
    this(name, needs, start, ready, new Probe.Runs(), address);
  }

  /** The answer of a management port to whether the part can serve. */
  static Probe readyAt(String url) {
    return new Probe.Answers(URI.create(url), Probe.TIMEOUT_MS);
  }

  /** The answer of a management port to whether the part still works. */
  static Probe aliveAt(String url) {
    return new Probe.Answers(URI.create(url), Probe.LIVENESS_TIMEOUT_MS);
  }

  /**
   * What the process is.
   *
   * @param command program and arguments
   * @param environment variables added to the launcher's own
   * @param folder its working directory, created if missing
   * @param before done each time before the process starts
   * @param after done each time once the process listens
   */
  record Start(
      Command command,
      Map<String, String> environment,
      Path folder,
      Preparation before,
      Runnable after) {
    Start(Command command, Map<String, String> environment, Path folder) {
      this(command, environment, folder, starter -> {}, () -> {});
    }
  }

  /** Work before a start. */
  @FunctionalInterface
  interface Preparation {
    /**
     * Returns when the part may start.
     *
     * @param starter starts the processes that the work needs
     */
    void run(Starter starter);
  }

  /** Starts a process that belongs to a part, so that it ends when the part is stopped. */
  @FunctionalInterface
  interface Starter {
    /**
     * Starts it.
     *
     * @throws Refusal if the stack is being stopped, or the program cannot be started
     */
    Process start(ProcessBuilder builder);
  }

  /** Chooses the command line at each start, since a start-up cache may have come into being. */
  @FunctionalInterface
  interface Command {
    List<String> line();
  }
}
