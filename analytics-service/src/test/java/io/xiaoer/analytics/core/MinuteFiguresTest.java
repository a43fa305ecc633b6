package io.xiaoer.analytics.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MinuteFiguresTest {
  private static final Instant MINUTE = Instant.parse("2026-11-18T10:00:00Z");
  private static final MinuteFigures NONE = MinuteFigures.none("yunxi", MINUTE);

  @Test
  void everyFactFindsItsPlace() {
    MinuteFigures figures =
        NONE.plus(new Observation.Fact.Counted(Count.MESSAGES, "BOT"))
            .plus(new Observation.Fact.Counted(Count.MESSAGES, "BOT"))
            .plus(new Observation.Fact.Timed(Timing.WAITING, 4_000))
            .plus(new Observation.Fact.Rated(5, true))
            .plus(new Observation.Fact.Rated(2, false));
    assertThat(figures)
        .isEqualTo(
            new MinuteFigures(
                "yunxi",
                MINUTE,
                5,
                Map.of(Count.MESSAGES, Map.of("BOT", 2L)),
                Map.of(Timing.WAITING, Durations.NONE.plus(4_000)),
                new Csat(2, 7, 1)));
  }

  @Test
  void theOrderOfFactsChangesNothingAndNeitherDoesCountingThemInParts() {
    long seed = Long.getLong("seed", 3L);
    Random random = new Random(seed);
    List<Observation.Fact> facts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      facts.add(
          switch (random.nextInt(3)) {
            case 0 -> new Observation.Fact.Counted(Count.INTENTS, "i" + random.nextInt(20));
            case 1 -> new Observation.Fact.Timed(Timing.WAITING, random.nextLong(60_000));
            default -> new Observation.Fact.Rated(1 + random.nextInt(5), random.nextBoolean());
          });
    }
    MinuteFigures first = fold(facts);
    Collections.shuffle(facts, random);
    assertThat(fold(facts)).as("seed %d", seed).isEqualTo(first);
    assertThat(fold(facts.subList(0, 120)).plus(fold(facts.subList(120, 300))))
        .as("seed %d", seed)
        .isEqualTo(first);
  }

  @Test
  void labelsBeyondTheLimitAreCountedTogether() {
    MinuteFigures figures = NONE;
    for (int i = 0; i < MinuteFigures.MAX_LABELS + 5; i++) {
      figures = figures.plus(new Observation.Fact.Counted(Count.INTENTS, "intent-" + i));
    }
    assertThat(figures.count(Count.INTENTS)).hasSize(MinuteFigures.MAX_LABELS + 1);
    assertThat(figures.count(Count.INTENTS)).containsEntry(MinuteFigures.OTHER, 5L);
    assertThat(figures.total(Count.INTENTS)).isEqualTo(MinuteFigures.MAX_LABELS + 5);
  }

  @Test
  void everyFigureHasADefinitionOfItsOwn() {
    List<String> names = new ArrayList<>();
    for (Count count : Count.values()) {
      names.add(count.definition().name());
    }
    for (Timing timing : Timing.values()) {
      names.add(timing.definition().name());
    }
    names.add(Csat.DEFINITION.name());
    assertThat(names).doesNotHaveDuplicates();
  }

  private static MinuteFigures fold(List<Observation.Fact> facts) {
    MinuteFigures figures = NONE;
    for (Observation.Fact fact : facts) {
      figures = figures.plus(fact);
    }
    return figures;
  }
}
