package io.xiaoer.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.xiaoer.local.launcher.Slot.Phase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A part whose management port gives the answers; its process is this test's own. */
class LivenessTest {
  private static final int WORKS = 200;
  private static final int STOPPED_WORKING = 503;

  private HttpServer management;
  private volatile int answer = WORKS;

  @BeforeEach
  void listen() throws Exception {
    management = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    management.createContext(
        "/q/health/live",
        exchange -> {
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    management.start();
  }

  @AfterEach
  void close() {
    management.stop(0);
  }

  @Test
  void severalBadAnswersInARowEndAPart() {
    Slot slot = running();
    Liveness liveness = new Liveness(slot);
    liveness.ask();
    answer = STOPPED_WORKING;
    assertThat(liveness.ask()).isEmpty();
    assertThat(liveness.ask()).isEmpty();
    assertThat(liveness.ask()).isEqualTo(Optional.ofNullable(slot.process));
  }

  @Test
  void aGoodAnswerForgetsTheBadOnes() {
    Liveness liveness = new Liveness(running());
    liveness.ask();
    answer = STOPPED_WORKING;
    liveness.ask();
    liveness.ask();
    answer = WORKS;
    liveness.ask();
    answer = STOPPED_WORKING;
    assertThat(liveness.ask()).isEmpty();
    assertThat(liveness.ask()).isEmpty();
    assertThat(liveness.ask()).isPresent();
  }

  @Test
  void aPartThatStartsIsNotAsked() {
    Slot slot = running();
    Liveness liveness = new Liveness(slot);
    liveness.ask();
    answer = STOPPED_WORKING;
    liveness.ask();
    liveness.ask();
    slot.phase = Phase.STARTING;
    assertThat(liveness.ask()).isEmpty();
    slot.phase = Phase.READY;
    assertThat(liveness.ask()).isEmpty();
  }

  private Slot running() {
    Part.Start start = new Part.Start(List::of, Map.of(), Path.of(""));
    String url = "http://127.0.0.1:" + management.getAddress().getPort() + "/q/health/live";
    Slot slot =
        new Slot(new Part("bot", Set.of(), start, new Probe.Runs(), Part.aliveAt(url), "nowhere"));
    slot.process = new PartProcess(ProcessHandle.current(), Optional.empty());
    slot.phase = Phase.READY;
    return slot;
  }
}
