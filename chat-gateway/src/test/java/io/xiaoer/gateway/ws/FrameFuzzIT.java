package io.xiaoer.gateway.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.xiaoer.gateway.Suite;
import io.xiaoer.gateway.identity.GuestTokens;
import io.xiaoer.testing.fuzz.FrameFuzzer;
import io.xiaoer.testing.fuzz.FrameFuzzer.Result;
import io.xiaoer.testing.fuzz.FrameFuzzer.Settings;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand frames, most of them bad, from a seed ({@code -Dfuzz.seed=N} for another one); a
 * million by {@code ./xiaoer bench fuzz}.
 */
@QuarkusTest
@Suite
class FrameFuzzIT {
  private static final long FRAMES = 10_000;
  private static final int SOCKETS = 16;

  /** With a mark after each, below the limit of frames for one socket. */
  private static final int FRAMES_PER_SOCKET = 28;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @Inject GuestTokens guests;
  @Inject MeterRegistry meters;

  @Test
  void everyFrameIsAnsweredOrEndsTheSocketWithACode() {
    long seed = Optional.ofNullable(System.getProperty("fuzz.seed")).map(Long::valueOf).orElse(42L);
    List<String> errors = new CopyOnWriteArrayList<>();
    Handler noting = noting(errors);
    Logger.getLogger("io.xiaoer").addHandler(noting);
    Result result;
    try {
      result =
          new FrameFuzzer(
                  new Settings(
                      port,
                      "http://localhost:8080",
                      () -> guests.issue(Locale.CHINESE).token(),
                      seed,
                      FRAMES,
                      SOCKETS,
                      FRAMES_PER_SOCKET))
              .run();
    } finally {
      Logger.getLogger("io.xiaoer").removeHandler(noting);
    }
    System.out.printf("seed %d: %s%n", seed, result.answers());
    assertThat(result.complaints()).as("seed %d", seed).isEmpty();
    assertThat(result.frames()).isEqualTo(FRAMES);
    assertThat(errors).as("seed %d", seed).isEmpty();
    await().until(() -> meters.get("gateway.sockets").gauge().value() == 0);
  }

  private static Handler noting(List<String> errors) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.SEVERE.intValue()) {
          errors.add(line.getLoggerName() + ": " + line.getMessage() + " " + line.getThrown());
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
