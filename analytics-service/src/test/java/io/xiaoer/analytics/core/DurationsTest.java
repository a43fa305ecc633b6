package io.xiaoer.analytics.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DurationsTest {
  private static final double PERCENT = 100 * Durations.ACCURACY;

  @Test
  void ofNothingThereIsNoPercentile() {
    assertThat(Durations.NONE.quantile(0.5)).isEqualTo(OptionalLong.empty());
  }

  @Test
  void countAndSumAreExact() {
    Durations held = Durations.NONE.plus(0).plus(1).plus(250).plus(4_000);
    assertThat(held.count()).isEqualTo(4);
    assertThat(held.sumMillis()).isEqualTo(4_251);
  }

  @Test
  void percentilesAreWithinOnePercentOfTheTrueOnes() {
    long seed = Long.getLong("seed", 20261118L);
    Random random = new Random(seed);
    long[] sorted = new long[5_001];
    Durations held = Durations.NONE;
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = Math.round(Math.exp(random.nextGaussian() * 2 + 8)) + 1;
      held = held.plus(sorted[i]);
    }
    Arrays.sort(sorted);
    for (double share : new double[] {0, 0.01, 0.5, 0.9, 0.99, 1}) {
      long expected = sorted[(int) Math.round(share * (sorted.length - 1))];
      assertThat((double) held.quantile(share).orElseThrow())
          .as("share %s, seed %d", share, seed)
          .isCloseTo(expected, withinPercentage(PERCENT + 0.5));
    }
  }

  @Test
  void addingSketchesIsTheSameAsAddingDurationsInAnyOrder() {
    long seed = Long.getLong("seed", 7L);
    Random random = new Random(seed);
    Durations all = Durations.NONE;
    Durations[] parts = {Durations.NONE, Durations.NONE, Durations.NONE};
    for (int i = 0; i < 500; i++) {
      long millis = random.nextLong(100_000);
      all = all.plus(millis);
      int part = random.nextInt(parts.length);
      parts[part] = parts[part].plus(millis);
    }
    assertThat(parts[0].plus(parts[1]).plus(parts[2])).as("seed %d", seed).isEqualTo(all);
    assertThat(parts[2].plus(parts[0].plus(parts[1]))).as("seed %d", seed).isEqualTo(all);
  }

  @Test
  void aClockThatRunsBackAndOneThatRunsAwayAreHeldWithinBounds() {
    assertThat(Durations.NONE.plus(-5)).isEqualTo(Durations.NONE.plus(0));
    assertThat(Durations.NONE.plus(Long.MAX_VALUE))
        .isEqualTo(Durations.NONE.plus(Durations.MAX_MILLIS));
  }

  @Test
  void theNumberOfBinsIsBoundedWhateverComes() {
    Durations held = Durations.NONE;
    for (double millis = 1; millis <= Durations.MAX_MILLIS; millis *= 1.01) {
      held = held.plus((long) millis);
    }
    assertThat(held.bins().size()).isLessThanOrEqualTo(1_050);
  }
}
