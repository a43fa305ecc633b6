package io.xiaoer.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code up}: starts the stack and stays with it, or hands it to a launcher in the background. */
final class Up {
  private final Installation installation;
  private final Progress progress;
  private final Map<String, String> environment;
  private final Arguments arguments;

  Up(
      Installation installation,
      Progress progress,
      Map<String, String> environment,
      Arguments arguments) {
    this.installation = installation;
    this.progress = progress;
    this.environment = environment;
    this.arguments = arguments;
  }

  int run(String... words) throws InterruptedException {
    installation.prepare();
    Optional<StackState> known = StackState.read(installation.state());
    if (known.flatMap(state -> state.launcher().running()).isPresent()) {
      StackState running = known.orElseThrow();
      progress.say(
          "already running: " + running.publicUrl() + (running.ready() ? "" : " (still starting)"));
      progress.say("./xiaoer status shows the parts, ./xiaoer down stops them");
      return 0;
    }
    if (arguments.detach()) {
      return inBackground(words);
    }
    try (FileChannel file =
        FileChannel.open(
            installation.run().resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      // Released when the file is closed, at the latest by the end of the process.
      if (file.tryLock() == null) {
        throw new Refusal("another ./xiaoer up is starting the stack");
      }
      known.ifPresent(state -> Leftovers.end(state, progress));
      return supervise();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock the state folder", e);
    }
  }

  private int supervise() throws InterruptedException {
    long begun = System.nanoTime();
    Ports ports = Ports.of(environment, arguments.ports());
    Outside outside = Outside.of(environment);
    Secrets secrets = new Secrets(installation.secrets(), environment);
    Catalogue catalogue = new Catalogue(installation, ports, outside, secrets, progress);
    List<Part> parts = catalogue.parts(arguments.only());
    parts.forEach(part -> requireFreePorts(part.name(), ports));
    outside.kafka().ifPresent(servers -> once(Foundation.topicSetup(installation, servers)));
    Supervisor supervisor = new Supervisor(parts, installation, progress, catalogue.publicUrl());
    RunningStacks stacks = new RunningStacks(installation.stacks());
    stacks.enter(installation.home());
    Thread hook =
        new Thread(
            () -> {
              progress.say("stopping");
              supervisor.stopAll();
              stacks.leave();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    Thread watch = Thread.ofVirtual().name("watch").start(supervisor::watch);
    progress.say("starting " + parts.size() + " parts; logs in " + installation.logs());
    try {
      supervisor.startAll();
    } catch (Refusal refusal) {
      if (!Supervisor.STOPPED.equals(refusal.getMessage())) {
        System.err.println("xiaoer: " + refusal.getMessage());
      }
      return 1; // The hook stops what has started.
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    progress.say(String.format(Locale.ROOT, "ready in %.1f s", seconds));
    new Welcome(catalogue.publicUrl(), secrets.fileOf(Foundation.ADMIN_SECRET))
        .lines(arguments.only())
        .forEach(progress::say);
    watch.join();
    return 0;
  }

  private static void requireFreePorts(String part, Ports ports) {
    PortCheck.requireFree(part, ports.of(part));
    if (part.equals("kafka")) {
      PortCheck.requireFree("kafka-controller", ports.of("kafka-controller"));
    }
    if (Ports.hasManagement(part) && !PortCheck.isFree(ports.managementOf(part))) {
      throw new Refusal(
          "port %d (%s, its port + %d for health and metrics) is taken%s: free it, or set %s"
              .formatted(
                  ports.managementOf(part),
                  part,
                  Ports.MANAGEMENT_OFFSET,
                  PortCheck.holder(ports.managementOf(part)).map(who -> " by " + who).orElse(""),
                  Ports.variable(part)));
    }
  }

  /** Runs a command to its end. */
  private void once(List<String> line) {
    Path log = installation.log("topics");
    try {
      Process process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(log.toFile()))
              .start();
      if (process.waitFor() != 0) {
        throw new Refusal("the topics could not be set up\n" + LogTail.of(log) + "see " + log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("interrupted while setting up the topics");
    }
  }

  /** Starts another launcher that outlives this one, and repeats what it says until it is ready. */
  private int inBackground(String... words) throws InterruptedException {
    Path log = installation.log("launcher");
    List<String> line = new ArrayList<>();
    line.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\""));
    line.add(JavaCommand.java().toString());
    line.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Arrays.stream(words).filter(w -> !w.equals("--detach") && !w.equals("-d")).forEach(line::add);
    try {
      Process launcher =
          new ProcessBuilder(line)
              .redirectInput(Redirect.from(new java.io.File("/dev/null")))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(log.toFile()))
              .start();
      int said = 0;
      while (true) {
        boolean alive = launcher.isAlive();
        boolean ready = isReadyUnder(launcher.pid());
        List<String> lines = Files.readAllLines(log);
        for (; said < lines.size(); said++) {
          progress.say(lines.get(said));
        }
        if (ready) {
          return 0;
        }
        if (!alive) {
          return 1;
        }
        Thread.sleep(200);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the launcher in the background", e);
    }
  }

  private boolean isReadyUnder(long launcher) {
    return StackState.read(installation.state())
        .filter(state -> state.launcher().pid() == launcher && state.ready())
        .isPresent();
  }
}
