package io.xiaoer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a JVM says of its objects is read, and what grew is named. */
class ObjectsInUseTest {
  private static final String BEFORE =
      """
      4711:
       num     #instances         #bytes  class name (module)
      -------------------------------------------------------
         1:         20000        2048000  [B (java.base@25.0.3)
         2:            10           1024  io.xiaoer.Small
         3:             1           1024  io.xiaoer.Small
      Total         20011        2050048
      """;

  private static final String AFTER =
      """
         1:         40000        4096000  [B (java.base@25.0.3)
         2:            10          10240  io.xiaoer.New
      """;

  @Test
  void classesOfSeveralLoadersAreAddedUp() {
    assertThat(ObjectsInUse.of(BEFORE).bytes()).containsEntry("io.xiaoer.Small", 2_048L);
    assertThat(ObjectsInUse.of(BEFORE).kib()).isEqualTo(2_002);
  }

  @Test
  void whatGrewMostComesFirst() {
    assertThat(ObjectsInUse.of(AFTER).grownMost(ObjectsInUse.of(BEFORE), 2).map(String::strip))
        .containsExactly("2,000 KiB more of [B", "10 KiB more of io.xiaoer.New");
  }

  @Test
  void whatIsNoHistogramIsRefused() {
    assertThatThrownBy(() -> ObjectsInUse.of("4711: No such process"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
