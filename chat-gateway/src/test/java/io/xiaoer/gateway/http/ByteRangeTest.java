package io.xiaoer.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteRangeTest {
  @Test
  void oneRangeIsRead() {
    assertThat(ByteRange.of("bytes=0-99", 1_000)).isEqualTo(new ByteRange.Part(0, 99));
    assertThat(ByteRange.of("bytes=900-", 1_000)).isEqualTo(new ByteRange.Part(900, 999));
    assertThat(ByteRange.of("bytes=900-5000", 1_000)).isEqualTo(new ByteRange.Part(900, 999));
    assertThat(ByteRange.of("bytes=-100", 1_000)).isEqualTo(new ByteRange.Part(900, 999));
    assertThat(ByteRange.of("bytes=-5000", 1_000)).isEqualTo(new ByteRange.Part(0, 999));
  }

  @Test
  void whatIsNoRangeOrMoreThanOneIsAnsweredWhole() {
    for (String header : new String[] {null, "", "bytes=-", "bytes=0-1,5-6", "lines=1-2", "x"}) {
      assertThat(ByteRange.of(header, 1_000)).isEqualTo(new ByteRange.Whole());
    }
  }

  @Test
  void aRangeThatIsNotThereIsTold() {
    for (String header : new String[] {"bytes=1000-", "bytes=9-8", "bytes=-0"}) {
      assertThat(ByteRange.of(header, 1_000)).isEqualTo(new ByteRange.None());
    }
  }
}
