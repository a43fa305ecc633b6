package io.xiaoer.gateway.enrichment;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.xiaoer.gateway.media.Specimens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Tones and silence, and the files in which browsers record. */
final class Sounds {
  private static final AudioFormat FORMAT = new AudioFormat(Pcm.RATE, Short.SIZE, 1, true, false);
  private static final int AMPLITUDE = 10_000;
  private static final int FRAME_SAMPLES = Pcm.RATE / 50;

  /** The only block of the specimen, at its end. */
  private static final int BLOCK_BYTES = 7;

  private Sounds() {}

  /** A tone. */
  static short[] tone(int hertz, Duration length) {
    short[] samples = new short[samples(length)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (AMPLITUDE * Math.sin(2 * Math.PI * hertz * i / Pcm.RATE));
    }
    return samples;
  }

  static short[] silence(Duration length) {
    return new short[samples(length)];
  }

  private static int samples(Duration length) {
    return Math.toIntExact(Pcm.RATE * length.toMillis() / 1_000);
  }

  /** One after the other. */
  static short[] joined(short[]... parts) {
    short[] all = new short[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  static byte[] wav(short[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(samples.length * Short.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(samples);
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    try {
      AudioSystem.write(
          new AudioInputStream(new ByteArrayInputStream(bytes.array()), FORMAT, samples.length),
          AudioFileFormat.Type.WAVE,
          wav);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return wav.toByteArray();
  }

  /** Opus in Ogg, as Firefox records. */
  static byte[] ogg(short[] samples) throws OpusException {
    ByteArrayOutputStream ogg = new ByteArrayOutputStream();
    page(ogg, "OpusHead-and-so-on".getBytes(StandardCharsets.US_ASCII));
    page(ogg, "OpusTags".getBytes(StandardCharsets.US_ASCII));
    opus(samples).forEach(packet -> page(ogg, packet));
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

  /** Opus in WebM, as Chrome records. */
  static byte[] webm(short[] samples) throws OpusException {
    ByteArrayOutputStream webm = new ByteArrayOutputStream();
    byte[] silent = Specimens.webm(1);
    webm.write(silent, 0, silent.length - BLOCK_BYTES);
    for (byte[] packet : opus(samples)) {
      webm.write(0xA3);
      webm.writeBytes(ByteBuffer.allocate(4).putInt(0x10000000 | (packet.length + 4)).array());
      webm.writeBytes(new byte[] {(byte) 0x81, 0, 0, (byte) 0x80});
      webm.writeBytes(packet);
    }
    return webm.toByteArray();
  }

  private static List<byte[]> opus(short[] samples) throws OpusException {
    OpusEncoder encoder = new OpusEncoder(Pcm.RATE, 1, OpusApplication.OPUS_APPLICATION_AUDIO);
    List<byte[]> packets = new ArrayList<>();
    for (int at = 0; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES) {
      byte[] packet = new byte[1_000];
      int length = encoder.encode(samples, at, FRAME_SAMPLES, packet, 0, packet.length);
      packets.add(Arrays.copyOf(packet, length));
    }
    return packets;
  }
}
