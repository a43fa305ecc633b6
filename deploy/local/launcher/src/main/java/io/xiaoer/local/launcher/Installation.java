package io.xiaoer.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where things lie.
 *
 * @param root the checkout: what was built
 * @param home the state folder, {@code .xiaoer} unless {@code XIAOER_HOME} says otherwise
 */
record Installation(Path root, Path home) {
  /**
   * Reads the environment.
   *
   * @param environment {@code XIAOER_ROOT}, and {@code XIAOER_HOME}, where empty means not set
   */
  static Installation of(Map<String, String> environment) {
    Path root = Path.of(environment.getOrDefault("XIAOER_ROOT", "")).toAbsolutePath();
    String home = environment.getOrDefault("XIAOER_HOME", "");
    return new Installation(
        root,
        home.isBlank() ? root.resolve(".xiaoer") : Path.of(home).toAbsolutePath().normalize());
  }

  Path logs() {
    return home.resolve("logs");
  }

  Path log(String part) {
    return logs().resolve(part + ".log");
  }

  Path data(String part) {
    return home.resolve("data").resolve(part);
  }

  Path run() {
    return home.resolve("run");
  }

  /** Files here ask the supervisor to restart the part they are named after. */
  Path restartRequests() {
    return run().resolve("restart");
  }

  Path state() {
    return run().resolve("stack.json");
  }

  Path secrets() {
    return home.resolve("secrets");
  }

  /** Says that {@code up} made the state folder, so that {@code reset} may empty it. */
  Path marker() {
    return home.resolve("made-by-xiaoer-up");
  }

  /** One file for each stack that runs from what is built in this checkout. */
  Path stacks() {
    return root.resolve(".xiaoer").resolve("stacks");
  }

  /** What is expensive to make and holds no data; shared by all state folders of a checkout. */
  Path tools() {
    return root.resolve(".xiaoer").resolve("tools");
  }

  /** Start-up caches of the JVM; shared like {@link #tools()}. */
  Path caches() {
    return root.resolve(".xiaoer").resolve("cache");
  }

  /** The output folder of a module's build. */
  Path target(String module) {
    return root.resolve(module).resolve("target");
  }

  /** Creates the folders that a stack needs, and marks the state folder. */
  void prepare() {
    try {
      for (Path folder : List.of(logs(), run(), restartRequests(), stacks(), tools(), caches())) {
        Files.createDirectories(folder);
      }
      Files.writeString(marker(), "./xiaoer reset empties this folder\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the state folder " + home, e);
    }
  }
}
