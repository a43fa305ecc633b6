package io.xiaoer.ticket.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTest {
  @Test
  void theNewestItemsOfALongListLieInItsLastPages() {
    assertThat(Slice.below(205, 50)).isEqualTo(new Slice(155, 205));
    assertThat(Slice.below(205, 50).pages()).containsExactly(2L, 1L);
  }

  @Test
  void aStretchWithinOnePageTouchesOnlyThatPage() {
    assertThat(Slice.below(200, 100).pages()).containsExactly(1L);
  }

  @Test
  void theOldestStretchEndsAtTheBeginning() {
    assertThat(Slice.below(30, 50)).isEqualTo(new Slice(0, 30));
  }

  @Test
  void belowTheFirstItemThereIsNothing() {
    assertThat(Slice.below(0, 50).pages()).isEqualTo(List.of());
  }

  @Test
  void aNumberBeyondTheEndIsNoError() {
    assertThat(Slice.below(1_000, 10).pages()).containsExactly(9L);
  }
}
