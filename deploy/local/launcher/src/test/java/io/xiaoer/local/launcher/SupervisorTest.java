package io.xiaoer.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.xiaoer.local.launcher.StackState.PartState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, but small ones: shells that write a file when they are ready. */
class SupervisorTest {
  @TempDir Path folder;
  private Installation installation = new Installation(Path.of(""), Path.of(""));
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void prepare() {
    installation = new Installation(folder, folder.resolve("home"));
    installation.prepare();
  }

  @AfterEach
  void leaveNothingBehind() {
    StackState.read(installation.state())
        .ifPresent(state -> Leftovers.end(state, new Progress(System.out)));
  }

  @Test
  void partsStartAfterWhatTheyNeedAndStopInTheReverseOrder() throws Exception {
    Supervisor supervisor =
        supervisor(part("store"), part("service", "store"), part("door", "service"));
    supervisor.startAll();
    assertThat(events()).containsExactly("start store", "start service", "start door");
    assertThat(state().ready()).isTrue();
    supervisor.stopAll();
    assertThat(events().subList(3, 6)).containsExactly("stop door", "stop service", "stop store");
    assertThat(state().parts()).extracting(PartState::phase).containsOnly("stopped");
  }

  @Test
  void aPartThatDiesIsReportedAndStartedAgain() throws Exception {
    Supervisor supervisor = supervisor(part("store"));
    supervisor.startAll();
    Thread watch = Thread.ofPlatform().daemon().start(supervisor::watch);
    long first = kill("store");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              PartState part = state().parts().getFirst();
              return part.restarts() == 1 && part.phase().equals("ready");
            });
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("store died; starting it again");
    assertThat(state().parts().getFirst().process().pid()).isNotEqualTo(first);
    supervisor.stopAll();
    watch.join();
  }

  @Test
  void aPartThatDiesWhileOthersStartIsStartedAgain() throws Exception {
    Path late = folder.resolve("late.ready");
    Part.Start idle =
        new Part.Start(() -> List.of("/bin/sh", "-c", "exec sleep 60"), Map.of(), folder);
    Part slow = new Part("slow", Set.of(), idle, new Probe.Wrote(late), "nowhere");
    Supervisor supervisor = supervisor(part("store"), slow);
    Thread watch = Thread.ofPlatform().daemon().start(supervisor::watch);
    Thread start = Thread.ofPlatform().daemon().start(supervisor::startAll);
    await().until(() -> phaseOf("store").equals("ready"));
    kill("store");
    await().until(() -> events().size() == 2 && phaseOf("store").equals("ready"));
    assertThat(events()).containsExactly("start store", "start store");
    assertThat(state().ready()).isFalse();
    Files.createFile(late);
    start.join();
    assertThat(state().ready()).isTrue();
    supervisor.stopAll();
    watch.join();
  }

  @Test
  void aPartThatRunsButNoLongerWorksIsEndedAndStartedAgain() throws Exception {
    Path works = Files.createFile(folder.resolve("works"));
    Part plain = part("store");
    Part part =
        new Part(
            "store", Set.of(), plain.start(), plain.ready(), new Probe.Wrote(works), "nowhere");
    Supervisor supervisor = supervisor(part);
    supervisor.startAll();
    Thread watch = Thread.ofPlatform().daemon().start(supervisor::watch);
    Files.delete(works);
    await().until(() -> events().contains("stop store"));
    Files.createFile(works);
    await().until(() -> events().size() == 3 && phaseOf("store").equals("ready"));
    assertThat(events()).containsExactly("start store", "stop store", "start store");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("store runs but no longer works (asked 3 times); ending it")
        .contains("store died; starting it again");
    supervisor.stopAll();
    watch.join();
  }

  @Test
  void aPartThatIsAskedForIsRestarted() throws Exception {
    Supervisor supervisor = supervisor(part("store"));
    supervisor.startAll();
    Thread watch = Thread.ofPlatform().daemon().start(supervisor::watch);
    new RestartRequests(installation.restartRequests()).ask("store");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> events().size() == 3 && state().parts().getFirst().phase().equals("ready"));
    assertThat(events()).containsExactly("start store", "stop store", "start store");
    supervisor.stopAll();
    watch.join();
  }

  @Test
  void aPartThatEndsWhileStartingIsNamedWithTheEndOfItsLog() {
    Part.Start start =
        new Part.Start(() -> List.of("/bin/sh", "-c", "echo no licence; exit 3"), Map.of(), folder);
    Part part = new Part("broken", Set.of(), start, new Probe.Wrote(folder.resolve("never")), "");
    Supervisor supervisor = supervisor(part, part("next", "broken"));
    assertThatThrownBy(supervisor::startAll)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("broken ended while starting")
        .hasMessageContaining("no licence");
    supervisor.stopAll();
    assertThat(folder.resolve("events")).doesNotExist();
  }

  @Test
  void whatPreparesAPartEndsWithTheStack() throws Exception {
    Part.Start start =
        new Part.Start(
            () -> List.of("true"),
            Map.of(),
            folder,
            starter -> waitFor(starter.start(new ProcessBuilder("sleep", "60"))),
            () -> {});
    Part part = new Part("keycloak", Set.of(), start, new Probe.Runs(), "nowhere");
    Supervisor supervisor = supervisor(part);
    CompletableFuture<Void> started = CompletableFuture.runAsync(supervisor::startAll);
    await().until(() -> phaseOf("keycloak").equals("starting"));
    ProcessHandle helper = partOf("keycloak").process().running().orElseThrow();
    supervisor.stopAll();
    assertThat(helper.isAlive()).isFalse();
    assertThatThrownBy(started::join).hasRootCauseMessage(Supervisor.STOPPED);
  }

  @Test
  void whatAKilledLauncherLeftIsEnded() {
    Supervisor killed = supervisor(part("store"), part("service", "store"));
    killed.startAll();
    assertThat(Leftovers.end(state(), new Progress(new PrintStream(said)))).isEqualTo(2);
    assertThat(state().parts()).allSatisfy(part -> assertThat(part.process().running()).isEmpty());
    assertThat(Leftovers.end(state(), new Progress(new PrintStream(said)))).isZero();
  }

  private Supervisor supervisor(Part... parts) {
    Progress progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8));
    return new Supervisor(
        List.of(parts), installation, progress, "http://localhost:1", Duration.ofMillis(200));
  }

  private Part part(String name, String... needs) {
    Path ready = folder.resolve(name + ".ready");
    String script =
        "trap 'echo stop %1$s >> events; exit 0' TERM; echo start %1$s >> events; touch %2$s; "
            + "while :; do sleep 0.05; done";
    List<String> line = List.of("/bin/sh", "-c", script.formatted(name, ready));
    return new Part(
        name,
        Set.of(needs),
        new Part.Start(() -> line, Map.of(), folder),
        new Probe.Wrote(ready),
        "nowhere");
  }

  private static void waitFor(Process process) {
    try {
      if (process.waitFor() != 0) {
        throw new Refusal("the preparation failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills a part's process; returns its number. */
  private long kill(String name) {
    long pid = partOf(name).process().pid();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    return pid;
  }

  private String phaseOf(String name) {
    return StackState.read(installation.state()).isEmpty() ? "" : partOf(name).phase();
  }

  private PartState partOf(String name) {
    return state().parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private StackState state() {
    return StackState.read(installation.state()).orElseThrow();
  }

  private List<String> events() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("events"))) {
      return lines.toList();
    }
  }
}
