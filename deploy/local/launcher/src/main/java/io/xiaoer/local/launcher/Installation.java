package io.xiaoer.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things lie.
 *
 * @param root the checkout: what was built
 * @param home the state folder, {@code .xiaoer} unless {@code XIAOER_HOME} says otherwise
 */
record Installation(Path root, Path home) {
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

  /** Creates the folders that every command needs. */
  void prepare() {
    try {
      for (Path folder : new Path[] {logs(), run(), restartRequests(), tools(), caches()}) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the state folder " + home, e);
    }
  }
}
