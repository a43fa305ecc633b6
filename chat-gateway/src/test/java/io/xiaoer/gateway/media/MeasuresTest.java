package io.xiaoer.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuresTest {
  @TempDir Path folder;

  @Test
  void soundsTellTheirLength() throws IOException {
    assertThat(of(Specimens.wav(1_500), "audio/wav").millis()).isEqualTo(1_500);
    assertThat(of(Specimens.ogg(6_400), "audio/ogg").millis()).isEqualTo(6_400);
    assertThat(of(Specimens.webm(7), "audio/webm").millis()).isEqualTo(7_000);
  }

  @Test
  void whatCannotBeReadIsNotKnown() throws IOException {
    assertThat(of(Specimens.mp4(), "video/mp4")).isEqualTo(Measures.NONE);
    assertThat(of(new byte[] {1}, "audio/ogg")).isEqualTo(Measures.NONE);
  }

  @Test
  void mutilatedFilesDoNoHarm() throws IOException {
    long seed = Long.getLong("media.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      for (byte[] whole : new byte[][] {Specimens.ogg(900), Specimens.webm(3), Specimens.mp4()}) {
        byte[] bytes = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        for (String type : new String[] {"audio/ogg", "video/webm", "video/mp4", "audio/wav"}) {
          assertThat(of(bytes, type)).as("-Dmedia.seed=%d", seed).isNotNull();
        }
      }
    }
  }

  private Measures of(byte[] bytes, String type) throws IOException {
    return Measures.of(Files.write(folder.resolve("file"), bytes), type);
  }
}
