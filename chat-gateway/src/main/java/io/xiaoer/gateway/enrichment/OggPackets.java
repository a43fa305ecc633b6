package io.xiaoer.gateway.enrichment;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The packets of Opus in an Ogg file (RFC 3533, RFC 7845), without its two headers. */
final class OggPackets {
  private static final int PAGE = 0x4F676753;
  private static final int AFTER_MARK = 22;
  private static final int FULL = 255;
  private static final int HEADERS = 2;
  private static final int MOST_PACKET_BYTES = 64 * 1024;

  private OggPackets() {}

  static void read(Path file, Pcm.Packets to) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      ByteArrayOutputStream packet = new ByteArrayOutputStream();
      int number = 0;
      while (true) {
        for (int length : page(in)) {
          packet.write(in.readNBytes(length));
          if (packet.size() > MOST_PACKET_BYTES) {
            throw new IOException("a packet is too long");
          }
          if (length < FULL) {
            number++;
            take(packet.toByteArray(), number, to);
            packet.reset();
          }
        }
      }
    } catch (EOFException end) {
      // The last page was read.
    }
  }

  private static void take(byte[] packet, int number, Pcm.Packets to) throws IOException {
    if (number == 1 && !new String(packet, StandardCharsets.ISO_8859_1).startsWith("OpusHead")) {
      throw new IOException("not Opus");
    }
    if (number > HEADERS && packet.length > 0) {
      to.take(packet);
    }
  }

  /** The lengths of the next page's segments. */
  private static int[] page(DataInputStream in) throws IOException {
    if (in.readInt() != PAGE) {
      throw new IOException("not Ogg");
    }
    in.skipNBytes(AFTER_MARK);
    int[] lengths = new int[in.readUnsignedByte()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = in.readUnsignedByte();
    }
    return lengths;
  }
}
