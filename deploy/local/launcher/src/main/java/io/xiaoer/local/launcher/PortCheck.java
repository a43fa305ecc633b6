package io.xiaoer.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds out before a start whether a port is free, and who has it if not. */
final class PortCheck {
  private PortCheck() {}

  /**
   * Refuses if somebody listens on the port.
   *
   * @param name the port's name, as it can be set
   * @param port the port that the part would listen on
   * @throws Refusal naming the port, its holder as far as known, and how to choose another
   */
  static void requireFree(String name, int port) {
    if (isFree(port)) {
      return;
    }
    String holder = holder(port).map(who -> " by " + who).orElse("");
    throw new Refusal(
        "port %d (%s) is taken%s: free it, or set %s or --port %s=N"
            .formatted(port, name, holder, Ports.variable(name), name));
  }

  static boolean isFree(int port) {
    if (new Probe.Listens(port).passes()) {
      return false;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Asks {@code lsof}, then {@code ss}; one of them is on most machines. */
  static Optional<String> holder(int port) {
    return ask("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc")
        .filter(answer -> answer.startsWith("p"))
        .map(PortCheck::fromLsof)
        .or(
            () ->
                ask("ss", "-Hltnp", "sport = :" + port)
                    .filter(answer -> answer.contains("pid="))
                    .map(PortCheck::fromSs));
  }

  static String fromLsof(String answer) {
    String[] lines = answer.split("\n");
    String name = lines.length > 1 ? lines[1].substring(1) : "?";
    return "process " + lines[0].substring(1).strip() + " (" + name.strip() + ")";
  }

  static String fromSs(String answer) {
    String pid = answer.replaceAll("(?s).*?pid=(\\d+).*", "$1");
    String name = answer.replaceAll("(?s).*?\\(\\(\"([^\"]*)\".*", "$1");
    return "process " + pid + " (" + name + ")";
  }

  private static Optional<String> ask(String... command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(2, TimeUnit.SECONDS);
      return Optional.of(answer);
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
