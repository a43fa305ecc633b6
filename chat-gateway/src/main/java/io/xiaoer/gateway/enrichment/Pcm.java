package io.xiaoer.gateway.enrichment;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.xiaoer.gateway.media.WebmReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Voice messages as recognisers hear them: 16 kHz, one channel, 16 bits with a sign, little-endian.
 * WAV is read by the JDK; Opus, which most browsers record, in Ogg and WebM, by Concentus.
 */
final class Pcm {
  static final int RATE = 16_000;

  private static final AudioFormat FORMAT = new AudioFormat(RATE, Short.SIZE, 1, true, false);
  private static final int BUFFER_BYTES = 8 * 1024;

  /** The longest packet of Opus lasts 120 ms (RFC 6716, section 2.1.4). */
  private static final int PACKET_SAMPLES = RATE * 120 / 1_000;

  private Pcm() {}

  /**
   * Decodes a voice message, part by part.
   *
   * @throws IOException if it is broken, or of a kind that is not decoded here (AAC, MP3)
   */
  static void decode(Path sound, String mediaType, Consumer<byte[]> to) throws IOException {
    switch (mediaType) {
      case "audio/wav" -> wav(sound, to);
      case "audio/ogg" -> {
        Opus opus = new Opus(to);
        OggPackets.read(sound, opus::packet);
      }
      case "audio/webm" -> {
        Opus opus = new Opus(to);
        WebmReader.frames(sound, opus::packet);
      }
      default -> throw new IOException(mediaType + " is not decoded here");
    }
  }

  private static void wav(Path sound, Consumer<byte[]> to) throws IOException {
    try (AudioInputStream in = AudioSystem.getAudioInputStream(sound.toFile());
        AudioInputStream wanted = AudioSystem.getAudioInputStream(FORMAT, in)) {
      for (byte[] part = wanted.readNBytes(BUFFER_BYTES);
          part.length > 0;
          part = wanted.readNBytes(BUFFER_BYTES)) {
        to.accept(part);
      }
    } catch (UnsupportedAudioFileException | IllegalArgumentException broken) {
      throw new IOException("the sound cannot be read");
    }
  }

  /** Decodes one packet after the other. */
  private static final class Opus {
    private final Consumer<byte[]> to;
    private final OpusDecoder decoder;
    private final short[] samples = new short[PACKET_SAMPLES];

    Opus(Consumer<byte[]> to) throws IOException {
      this.to = to;
      try {
        this.decoder = new OpusDecoder(RATE, 1);
      } catch (OpusException impossible) {
        throw new IOException("no decoder for Opus", impossible);
      }
    }

    void packet(byte[] packet) throws IOException {
      try {
        int count = decoder.decode(packet, 0, packet.length, samples, 0, PACKET_SAMPLES, false);
        ByteBuffer bytes = ByteBuffer.allocate(count * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples, 0, count);
        to.accept(bytes.array());
      } catch (OpusException | RuntimeException broken) {
        throw new IOException("the sound cannot be read");
      }
    }
  }

  /** Takes packets. */
  interface Packets {
    /** One packet of the codec. */
    void take(byte[] packet) throws IOException;
  }
}
