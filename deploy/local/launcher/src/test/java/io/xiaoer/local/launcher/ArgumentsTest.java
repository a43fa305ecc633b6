package io.xiaoer.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  @Test
  void optionsMayStandAnywhere() {
    assertThat(Arguments.of("--only", "store,kafka", "up", "--port", "store=27018", "--detach"))
        .isEqualTo(
            new Arguments(
                "up", List.of(), Map.of("store", "27018"), Set.of("store", "kafka"), true, false));
  }

  @Test
  void namesFollowTheCommand() {
    assertThat(Arguments.of("logs", "kafka", "-f"))
        .isEqualTo(new Arguments("logs", List.of("kafka"), Map.of(), Set.of(), false, true));
  }

  @Test
  void anUnknownOptionIsRefused() {
    assertThatThrownBy(() -> Arguments.of("up", "--fast"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("--fast");
  }
}
