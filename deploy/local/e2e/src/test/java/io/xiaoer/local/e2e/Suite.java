package io.xiaoer.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The running suite, started once for all tests by the same launcher that users start it with, on
 * ports and in a state folder of its own. With {@code -De2e.url=…} the suite that runs from this
 * checkout is tested instead; beware that some tests kill parts of it.
 */
final class Suite implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("xiaoer.root"));
  private static final Path OUTPUT = Path.of(System.getProperty("e2e.output"));
  private static final Path HOME = OUTPUT.resolve("suite");
  private static final int FIRST_PORT = 28_080;
  private static final long START_MINUTES = 10;

  /**
   * Where a shop's own page is, for tests that embed the customer page there: another site than the
   * suite's.
   */
  static final String SHOP_ORIGIN = "http://localhost:" + (FIRST_PORT + 50);

  private static final List<String> PARTS =
      List.of(
          "FRONT_DOOR",
          "CHAT_GATEWAY",
          "BOT_SERVICE",
          "ROUTING_SERVICE",
          "TICKET_SERVICE",
          "ANALYTICS_SERVICE",
          "DEMO_SHOP",
          "KEYCLOAK",
          "KAFKA",
          "KAFKA_CONTROLLER",
          "STORE");

  private final String url;
  private final boolean own;

  private Suite(String url, boolean own) {
    this.url = url;
    this.own = own;
  }

  /** Address of the front door. */
  String url() {
    return url;
  }

  /**
   * Kills a part with {@code kill -9}, and waits until it is gone; the launcher starts it again.
   */
  void killHard(String part) {
    try {
      JsonNode state =
          new ObjectMapper().readTree(stateFolder().resolve("run/stack.json").toFile());
      for (JsonNode known : state.get("parts")) {
        if (known.get("name").asText().equals(part)) {
          ProcessHandle process =
              ProcessHandle.of(known.get("process").get("pid").asLong()).orElseThrow();
          process.destroyForcibly();
          process.onExit().join();
          return;
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    throw new IllegalArgumentException("no part " + part + " runs");
  }

  /**
   * Runs the command that proves an erasure, as an operator would.
   *
   * @return its exit code, a line break, and what it said
   */
  String proveErasure(String customerId, String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "io.xiaoer.proof.ErasureProof",
                customerId));
    for (String each : words) {
      command.addAll(List.of("--words", each));
    }
    ProcessBuilder proof = new ProcessBuilder(command).redirectErrorStream(true);
    if (own) {
      proof.environment().put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + portOf("KAFKA"));
      proof.environment().putIfAbsent("MONGODB_URI", "mongodb://127.0.0.1:" + portOf("STORE"));
    }
    try {
      Process process = proof.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() + "\n" + said;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static int portOf(String part) {
    return FIRST_PORT + PARTS.indexOf(part);
  }

  @Override
  public void close() {
    if (own) {
      launcher("down");
    }
  }

  private Path stateFolder() {
    return own ? HOME : ROOT.resolve(".xiaoer");
  }

  private static Suite start() {
    String running = System.getProperty("e2e.url", "");
    if (!running.isEmpty()) {
      return new Suite(running, false);
    }
    launcher("down");
    delete(HOME);
    if (launcher("up", "--detach") != 0) {
      launcher("down");
      throw new IllegalStateException("the suite did not start; see " + HOME.resolve("logs"));
    }
    return new Suite("http://localhost:" + FIRST_PORT, true);
  }

  private static int launcher(String... words) {
    Path target = ROOT.resolve("deploy/local/launcher/target");
    try (Stream<Path> jars = Files.list(target)) {
      Path jar =
          jars.filter(file -> file.getFileName().toString().matches("launcher-.*\\.jar"))
              .findFirst()
              .orElseThrow();
      ProcessBuilder command =
          new ProcessBuilder(
              Stream.concat(
                      Stream.of(
                          Path.of(System.getProperty("java.home"), "bin/java").toString(),
                          "-Xmx64m",
                          "-cp",
                          jar + ":" + target.resolve("lib") + "/*",
                          "io.xiaoer.local.launcher.Main"),
                      Stream.of(words))
                  .toList());
      Map<String, String> environment = command.environment();
      environment.put("XIAOER_ROOT", ROOT.toString());
      environment.put("XIAOER_HOME", HOME.toString());
      environment.put("GATEWAY_SHOP_EMBED_ORIGINS", SHOP_ORIGIN);
      for (int i = 0; i < PARTS.size(); i++) {
        environment.put("XIAOER_PORT_" + PARTS.get(i), Integer.toString(FIRST_PORT + i));
      }
      Process process = command.inheritIO().start();
      if (!process.waitFor(START_MINUTES, TimeUnit.MINUTES)) {
        process.destroy();
        throw new IllegalStateException("the launcher did not answer in time");
      }
      return process.exitValue();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Gives tests the running suite and a browser; both live as long as the whole run. */
  static final class Extension implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace SHARED =
        ExtensionContext.Namespace.create(Suite.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == Suite.class || type == Browsers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      ExtensionContext.Store store = context.getRoot().getStore(SHARED);
      Suite suite = store.computeIfAbsent(Suite.class, key -> start(), Suite.class);
      if (parameter.getParameter().getType() == Suite.class) {
        return suite;
      }
      return store.computeIfAbsent(
          Browsers.class, key -> Browsers.start(suite.url(), OUTPUT), Browsers.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
      Browsers browsers = context.getRoot().getStore(SHARED).get(Browsers.class, Browsers.class);
      if (browsers != null) {
        browsers.everybodyLeaves();
      }
    }
  }
}
