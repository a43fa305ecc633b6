package io.xiaoer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Machine MACHINE =
      new Machine("a processor", 2, 24, "Linux 6", "25", "v20", 20_000);

  @Test
  void everythingStandsBesideSocketIo() {
    Report report =
        new Report(
            MACHINE,
            List.of(
                new Report.Idle("chat-gateway", 1_000, 1_024, 7_168, 8_192, 70, 6_144),
                new Report.Idle("Socket.IO 4", 1_000, 1_024, 13_312, 13_312, 70, 12_288)),
            List.of(
                new Report.FanOut("chat-gateway", 100, 20, 7, 300_000, 90_000),
                new Report.FanOut("Socket.IO 4", 100, 20, 7, 100_000, 50_000)),
            new Report.Resume(100, 200, 16.5, 55.25));
    assertThat(report.markdown())
        .contains("| chat-gateway | 1000 | 70 | 1 | 7 | 8 | 6.0 | 0.50 |")
        .contains("| chat-gateway | 100 | 20 | 300000 | 3.00 | 90000 |")
        .contains("| Socket.IO 4 | 100 | 20 | 100000 | 1.00 | 50000 |")
        .contains("median 16.5 ms, 95 in 100 within 55.3 ms");
  }

  @Test
  void eachTargetIsJudgedByWhatWasMeasured() {
    assertThat(report(6_000, 300_000, 50).targets()).hasSize(3).allMatch(Target::reached);
    assertThat(report(6_500, 300_000, 50).targets())
        .filteredOn(target -> !target.reached())
        .singleElement()
        .satisfies(
            memory ->
                assertThat(memory.markdown())
                    .isEqualToIgnoringNewLines(
                        "- memory of an idle socket at most 0.5 of Socket.IO's: 0.53, NOT REACHED"));
    assertThat(report(6_000, 190_000, 50).targets())
        .extracting(Target::reached)
        .containsExactly(true, false, true);
    assertThat(report(6_000, 300_000, 101).targets())
        .extracting(Target::reached)
        .containsExactly(true, true, false);
  }

  @Test
  void oneMessageAtATimeIsToldButNotJudged() {
    Report report =
        new Report(
            MACHINE,
            List.of(),
            List.of(
                new Report.FanOut("chat-gateway", 100, 1, 7, 60_000, 40_000),
                new Report.FanOut("Socket.IO 4", 100, 1, 7, 60_000, 50_000)),
            null);
    assertThat(report.targets()).isEmpty();
    assertThat(report.markdown()).contains("| chat-gateway | 100 | 1 | 60000 | 1.00 | 40000 |");
  }

  private static Report report(double bytesEach, double perCore, double resumeMillis) {
    return new Report(
        MACHINE,
        List.of(
            new Report.Idle("chat-gateway", 1_000, 1_024, 7_168, 8_192, 70, bytesEach),
            new Report.Idle("Socket.IO 4", 1_000, 1_024, 13_312, 13_312, 70, 12_288)),
        List.of(
            new Report.FanOut("chat-gateway", 100, 20, 7, perCore, 90_000),
            new Report.FanOut("chat-gateway", 100, 1, 7, 60_000, 40_000),
            new Report.FanOut("Socket.IO 4", 100, 20, 7, 100_000, 50_000),
            new Report.FanOut("Socket.IO 4", 100, 1, 7, 60_000, 50_000)),
        new Report.Resume(100, 200, resumeMillis, 155));
  }

  @Test
  void moreSocketsThanAProcessMayOpenAreRefused() {
    Options asked = Options.of(Path.of("."), "--sockets", "50000");
    assertThatThrownBy(() -> asked.sockets(20_000))
        .hasMessage(
            "50000 sockets need 51000 open files, a process may open 20000 here (ulimit -Hn)");
    Options usual = Options.of(Path.of("."));
    assertThat(usual.sockets(20_000)).isEqualTo(19_000);
    assertThat(usual.sockets(1_000_000)).isEqualTo(20_000);
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertThat(Measurements.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
    assertThat(Measurements.median(new double[] {9, 1, 5})).isEqualTo(5);
  }

  @Test
  void optionsThatAreNotGivenHaveDefaults() {
    Options options = Options.of(Path.of("."), "--sockets", "50000", "--only", "idle");
    assertThat(options.sockets(60_000)).isEqualTo(50_000);
    assertThat(options.only()).containsExactly("idle");
    assertThat(options.seed()).isEqualTo(42);
  }
}
