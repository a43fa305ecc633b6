package io.xiaoer.gateway.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaredmdobson.concentus.OpusException;
import io.xiaoer.gateway.media.Specimens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tone of 440 Hz goes through the codec and comes back as a tone of 440 Hz. */
class PcmTest {
  private static final int TONE_HERTZ = 440;
  private static final short[] TONE = Sounds.tone(TONE_HERTZ, Duration.ofSeconds(1));

  @TempDir Path folder;

  @Test
  void opusInOggIsDecoded() throws IOException, OpusException {
    assertTone(decoded(Sounds.ogg(TONE), "audio/ogg"));
  }

  @Test
  void opusInWebmIsDecoded() throws IOException, OpusException {
    assertTone(decoded(Sounds.webm(TONE), "audio/webm"));
  }

  @Test
  void wavIsDecoded() throws IOException {
    assertThat(decoded(Specimens.wav(1_000), "audio/wav").remaining()).isEqualTo(Pcm.RATE);
  }

  @Test
  void whatIsNotDecodedHereIsTold() {
    assertThatThrownBy(() -> decoded(Specimens.mp4(), "audio/mp4"))
        .hasMessage("audio/mp4 is not decoded here");
    assertThatThrownBy(() -> decoded(Specimens.mp4(), "audio/ogg")).hasMessage("not Ogg");
    assertThatThrownBy(() -> decoded(Specimens.mp4(), "audio/wav"))
        .hasMessage("the sound cannot be read");
  }

  private static void assertTone(ShortBuffer samples) {
    assertThat(samples.remaining()).isEqualTo(Pcm.RATE);
    int crossings = 0;
    int loudest = 0;
    for (int i = Pcm.RATE / 2; i < Pcm.RATE - 1; i++) {
      crossings += samples.get(i) < 0 != samples.get(i + 1) < 0 ? 1 : 0;
      loudest = Math.max(loudest, Math.abs(samples.get(i)));
    }
    assertThat(crossings).isBetween(TONE_HERTZ - 10, TONE_HERTZ + 10);
    assertThat(loudest).isGreaterThan(5_000);
  }

  private ShortBuffer decoded(byte[] file, String mediaType) throws IOException {
    ByteArrayOutputStream pcm = new ByteArrayOutputStream();
    Pcm.decode(Files.write(folder.resolve("sound"), file), mediaType, pcm::writeBytes);
    return ByteBuffer.wrap(pcm.toByteArray()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
  }
}
