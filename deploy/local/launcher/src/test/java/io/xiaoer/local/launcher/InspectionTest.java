package io.xiaoer.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoer.local.launcher.StackState.Known;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
  @TempDir Path root;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Installation installation = new Installation(Path.of(""), Path.of(""));

  @BeforeEach
  void install() {
    installation = installation("home");
  }

  @Test
  void logsSetAsideAreNotAmongTheLogs() throws Exception {
    installation.prepare();
    for (String file : List.of("kafka.log", "kafka.log.1", "store.log")) {
      Files.createFile(installation.logs().resolve(file));
    }
    assertThat(inspection().logNames()).containsExactly("kafka", "store");
  }

  @Test
  void thatThereAreNoLogsIsSaid() {
    Arguments arguments = Arguments.of("logs");
    assertThatThrownBy(() -> inspection().logs(arguments))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("there are no logs");
    installation.prepare();
    assertThatThrownBy(() -> inspection().logs(arguments)).isInstanceOf(Refusal.class);
  }

  @Test
  void aFolderThatNoStackWasStartedInIsNotEmptied() throws Exception {
    Path precious = Files.createDirectories(installation.home().resolve("data"));
    assertThatThrownBy(() -> inspection().reset())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("nothing is deleted");
    assertThat(precious).exists();
  }

  @Test
  void resetDeletesDataLogsAndSecretsOfAStack() throws Exception {
    installation.prepare();
    Path data = Files.createDirectories(installation.data("store"));
    Files.createFile(data.resolve("file"));
    Path other = Files.createFile(installation.home().resolve("notes.txt"));
    assertThat(inspection().reset()).isZero();
    assertThat(installation.home().resolve("data")).doesNotExist();
    assertThat(installation.logs()).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void anEmptyHomeIsNoHome() {
    assertThat(Installation.of(Map.of("XIAOER_ROOT", "/suite", "XIAOER_HOME", "")))
        .isEqualTo(Installation.of(Map.of("XIAOER_ROOT", "/suite")))
        .isEqualTo(new Installation(Path.of("/suite"), Path.of("/suite/.xiaoer")));
    assertThat(Installation.of(Map.of("XIAOER_ROOT", "/suite", "XIAOER_HOME", "/b/../state")))
        .isEqualTo(new Installation(Path.of("/suite"), Path.of("/state")));
  }

  @Test
  void stacksOfTheCheckoutAreKnownWhereverTheirStateLies() throws Exception {
    Installation killed = installation("killed");
    killed.prepare();
    installation.prepare();
    Files.writeString(installation.stacks().resolve("1"), "1\n" + killed.home() + "\n");
    RunningStacks stacks = new RunningStacks(installation.stacks());
    assertThat(stacks.homes()).as("a launcher that is gone").isEmpty();
    assertThat(installation.stacks()).isEmptyDirectory();

    stacks.enter(installation.home());
    Files.writeString(installation.stacks().resolve("1"), "1\n" + killed.home() + "\n");
    leaveAPartIn(killed);
    inspection().running();
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .containsExactlyInAnyOrder(installation.home().toString(), killed.home().toString());

    stacks.leave();
    assertThat(stacks.homes()).containsExactly(killed.home());
  }

  /** As a killed launcher does; the part is this test's own process. */
  private static void leaveAPartIn(Installation killed) {
    Known self = Known.of(ProcessHandle.current());
    StackState.PartState part = new StackState.PartState("store", self, "", "ready", 1, 0);
    new StackState(new Known(1, 1), true, "", List.of(part)).write(killed.state());
  }

  private Installation installation(String home) {
    return new Installation(root, root.resolve(home));
  }

  private Inspection inspection() {
    return new Inspection(
        installation, new Progress(new PrintStream(said, true, StandardCharsets.UTF_8)));
  }
}
