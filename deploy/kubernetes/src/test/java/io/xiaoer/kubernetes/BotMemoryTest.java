package io.xiaoer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The bot is the one service whose memory is mostly not heap. */
class BotMemoryTest {

  private static final String PERCENTAGE = "-XX:MaxRAMPercentage=";

  /** Two encoders at their largest, in MiB. */
  private static final long ENCODERS = 2 * 220;

  /** Classes, compiled code, threads and buffers, in MiB. */
  private static final long REST_OF_THE_JVM = 200;

  @Test
  void heapAndEncodersFitIntoTheLimit() throws IOException {
    Container bot = bot();
    Quantity limit = bot.getResources().getLimits().get("memory");
    long megabytes = Quantity.getAmountInBytes(limit).longValueExact() >> 20;
    long percentage = Long.parseLong(options(bot).substring(PERCENTAGE.length()));
    assertThat(megabytes * percentage / 100 + ENCODERS + REST_OF_THE_JVM)
        .isLessThanOrEqualTo(megabytes);
  }

  @Test
  void composeGivesItTheSame() throws IOException {
    String compose = Files.readString(Repository.ROOT.resolve("deploy/compose/compose.yaml"));
    assertThat(compose).contains("JDK_JAVA_OPTIONS: " + options(bot()) + "\n    mem_limit: 1g\n");
  }

  private static Container bot() throws IOException {
    String yaml = Files.readString(Repository.KUBERNETES.resolve("base/bot-service.yaml"));
    Deployment deployment = Manifests.read(yaml).all(Deployment.class).getFirst();
    return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
  }

  private static String options(Container bot) {
    return bot.getEnv().stream()
        .filter(variable -> variable.getName().equals("JDK_JAVA_OPTIONS"))
        .map(EnvVar::getValue)
        .findFirst()
        .orElseThrow();
  }
}
