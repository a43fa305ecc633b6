package io.xiaoer.gateway.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.xiaoer.gateway.media.Specimens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tone of 440 Hz goes through the codec and comes back as a tone of 440 Hz. */
class PcmTest {
  private static final int FRAMES = 50;
  private static final int FRAME_SAMPLES = Pcm.RATE / FRAMES;
  private static final int TONE_HERTZ = 440;

  /** The only block of the specimen, at its end. */
  private static final int BLOCK_BYTES = 7;

  @TempDir Path folder;

  @Test
  void opusInOggIsDecoded() throws IOException, OpusException {
    assertTone(decoded(ogg(packets()), "audio/ogg"));
  }

  @Test
  void opusInWebmIsDecoded() throws IOException, OpusException {
    assertTone(decoded(webm(packets()), "audio/webm"));
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

  @Test
  void whatVoskPartsIsWrittenAsPeopleWrite() {
    assertThat(VoskRecogniser.written(" 我 的 快递 到 哪 了 ")).isEqualTo("我的快递到哪了");
    assertThat(VoskRecogniser.written("where  is my parcel")).isEqualTo("where is my parcel");
    assertThat(VoskRecogniser.written("我 要 find it")).isEqualTo("我要 find it");
  }

  @Test
  void aFolderWithoutAModelIsTold() {
    assertThatThrownBy(() -> new VoskRecogniser(folder.resolve("none")))
        .hasMessageContaining("gateway.enrichment.speech.vosk-model");
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

  private static List<byte[]> packets() throws OpusException {
    OpusEncoder encoder = new OpusEncoder(Pcm.RATE, 1, OpusApplication.OPUS_APPLICATION_AUDIO);
    List<byte[]> packets = new ArrayList<>();
    for (int frame = 0; frame < FRAMES; frame++) {
      short[] samples = new short[FRAME_SAMPLES];
      for (int i = 0; i < FRAME_SAMPLES; i++) {
        double seconds = (frame * FRAME_SAMPLES + i) / (double) Pcm.RATE;
        samples[i] = (short) (10_000 * Math.sin(2 * Math.PI * TONE_HERTZ * seconds));
      }
      byte[] packet = new byte[1_000];
      int length = encoder.encode(samples, 0, FRAME_SAMPLES, packet, 0, packet.length);
      packets.add(Arrays.copyOf(packet, length));
    }
    return packets;
  }

  private static byte[] ogg(List<byte[]> packets) {
    ByteArrayOutputStream ogg = new ByteArrayOutputStream();
    page(ogg, "OpusHead-and-so-on".getBytes(StandardCharsets.US_ASCII));
    page(ogg, "OpusTags".getBytes(StandardCharsets.US_ASCII));
    packets.forEach(packet -> page(ogg, packet));
    return ogg.toByteArray();
  }

  private static void page(ByteArrayOutputStream ogg, byte[] packet) {
    ogg.writeBytes("OggS".getBytes(StandardCharsets.US_ASCII));
    ogg.writeBytes(new byte[22]);
    ogg.write(packet.length / 255 + 1);
    for (int left = packet.length; left >= 0; left -= 255) {
      ogg.write(Math.min(left, 255));
    }
    ogg.writeBytes(packet);
  }

  private static byte[] webm(List<byte[]> packets) {
    ByteArrayOutputStream webm = new ByteArrayOutputStream();
    byte[] silent = Specimens.webm(1);
    webm.write(silent, 0, silent.length - BLOCK_BYTES);
    for (byte[] packet : packets) {
      webm.write(0xA3);
      webm.writeBytes(ByteBuffer.allocate(4).putInt(0x10000000 | (packet.length + 4)).array());
      webm.writeBytes(new byte[] {(byte) 0x81, 0, 0, (byte) 0x80});
      webm.writeBytes(packet);
    }
    return webm.toByteArray();
  }
}
