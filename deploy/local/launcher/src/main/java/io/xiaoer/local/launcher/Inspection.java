package io.xiaoer.local.launcher;

import io.xiaoer.local.launcher.StackState.PartState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The commands that look at a running stack, or speak to its launcher. */
final class Inspection {
  private static final int NOT_RUNNING = 3;
  private static final long DOWN_SECONDS = 300;
  private static final long RESTART_SECONDS = 240;

  private final Installation installation;
  private final Progress progress;

  Inspection(Installation installation, Progress progress) {
    this.installation = installation;
    this.progress = progress;
  }

  int down() throws InterruptedException {
    Optional<StackState> known = StackState.read(installation.state());
    Optional<ProcessHandle> launcher = known.flatMap(state -> state.launcher().running());
    if (launcher.isPresent()) {
      progress.say("stopping");
      launcher.get().destroy();
      if (!followStop(launcher.get())) {
        launcher.get().destroyForcibly();
      }
    }
    int left = known.map(state -> Leftovers.end(state, progress)).orElse(0);
    progress.say(launcher.isEmpty() && left == 0 ? "nothing runs" : "stopped");
    return 0;
  }

  /** Says which parts have stopped until the launcher is gone; false if it takes too long. */
  private boolean followStop(ProcessHandle launcher) throws InterruptedException {
    Set<String> said = new HashSet<>();
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(DOWN_SECONDS);
    boolean alive = true;
    while (alive && System.nanoTime() < limit) {
      Thread.sleep(200);
      alive = launcher.isAlive();
      StackState.read(installation.state()).stream()
          .flatMap(state -> state.parts().stream())
          .filter(part -> part.phase().equals("stopped") && said.add(part.name()))
          .forEach(part -> progress.say("  " + part.name() + " stopped"));
    }
    return !alive;
  }

  int status() {
    Optional<StackState> known = StackState.read(installation.state());
    if (known.flatMap(state -> state.launcher().running()).isEmpty()) {
      long left =
          known.stream()
              .flatMap(state -> state.parts().stream())
              .filter(part -> part.process().running().isPresent())
              .count();
      progress.say(
          left == 0
              ? "nothing runs; ./xiaoer up starts the stack"
              : left + " parts of a killed launcher run; ./xiaoer down ends them");
      return NOT_RUNNING;
    }
    StackState state = known.orElseThrow();
    progress.say(state.publicUrl() + (state.ready() ? "" : "  (starting)"));
    long sum = 0;
    for (PartState part : state.parts()) {
      long megabytes = residentMegabytes(part.process().pid());
      sum += megabytes;
      progress.say(
          String.format(
              Locale.ROOT,
              "  %-18s %-10s pid %-7d %5d MB  restarts %d   %s",
              part.name(),
              part.phase(),
              part.process().pid(),
              megabytes,
              part.restarts(),
              part.address()));
    }
    progress.say(String.format(Locale.ROOT, "  together %d MB resident", sum));
    return state.parts().stream().allMatch(part -> part.phase().equals("ready")) ? 0 : 1;
  }

  /** The state folders of the stacks that run from this checkout, one a line. */
  int running() {
    new RunningStacks(installation.stacks()).homes().forEach(home -> progress.say(home.toString()));
    return 0;
  }

  int logs(Arguments arguments) throws InterruptedException {
    List<String> line = new ArrayList<>(List.of("tail", "-n", "100"));
    if (arguments.follow()) {
      line.add("-f");
    }
    List<String> there = logNames();
    if (there.isEmpty()) {
      throw new Refusal("there are no logs in " + installation.logs());
    }
    for (String name : arguments.names().isEmpty() ? there : arguments.names()) {
      if (!Files.exists(installation.log(name))) {
        throw new Refusal("there is no log of " + name + "; there are " + there);
      }
      line.add(installation.log(name).toString());
    }
    try {
      return new ProcessBuilder(line).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int restart(Arguments arguments) throws InterruptedException {
    StackState state =
        StackState.read(installation.state())
            .filter(known -> known.launcher().running().isPresent())
            .orElseThrow(() -> new Refusal("nothing runs; ./xiaoer up starts the stack"));
    if (arguments.names().size() != 1) {
      throw new Refusal("restart wants one part; there are " + names(state));
    }
    String name = arguments.names().getFirst();
    long before =
        part(state, name)
            .orElseThrow(
                () -> new Refusal("no part is called " + name + "; there are " + names(state)))
            .process()
            .pid();
    new RestartRequests(installation.restartRequests()).ask(name);
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(RESTART_SECONDS);
    while (System.nanoTime() < limit) {
      Optional<PartState> now =
          StackState.read(installation.state()).flatMap(known -> part(known, name));
      if (now.filter(p -> p.process().pid() != before && p.phase().equals("ready")).isPresent()) {
        double seconds = now.orElseThrow().readySeconds();
        progress.say(String.format(Locale.ROOT, "%s ready after %.1f s", name, seconds));
        return 0;
      }
      Thread.sleep(200);
    }
    throw new Refusal(name + " did not become ready; see " + installation.log(name));
  }

  int reset() {
    if (StackState.read(installation.state()).filter(StackState::runs).isPresent()) {
      throw new Refusal("the stack runs; ./xiaoer down first");
    }
    if (!Files.exists(installation.marker())) {
      throw new Refusal(
          "nothing is deleted: ./xiaoer up has not made "
              + installation.home()
              + " (there is no "
              + installation.marker().getFileName()
              + " in it)");
    }
    for (String folder : List.of("data", "logs", "run", "secrets")) {
      Folders.delete(installation.home().resolve(folder));
    }
    progress.say("data, logs and secrets are deleted; the next start begins from nothing");
    return 0;
  }

  private static Optional<PartState> part(StackState state, String name) {
    return state.parts().stream().filter(part -> part.name().equals(name)).findFirst();
  }

  private static List<String> names(StackState state) {
    return state.parts().stream().map(PartState::name).toList();
  }

  /** The parts that have a log; not the older ones that were set aside. */
  List<String> logNames() {
    if (!Files.isDirectory(installation.logs())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(installation.logs())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".log"))
          .map(file -> file.substring(0, file.length() - ".log".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long residentMegabytes(long pid) {
    try {
      Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
      String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.isBlank() ? 0 : Long.parseLong(answer.strip()) / 1024;
    } catch (IOException e) {
      return 0;
    }
  }
}
