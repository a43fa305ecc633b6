package io.xiaoer.gateway.media;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Length of an Ogg file: the position of its last page (RFC 3533, section 6) over the rate that its
 * first page tells (Opus: 48 kHz less the pre-skip, RFC 7845, section 4; Vorbis: its own).
 */
final class OggLength {
  private static final byte[] PAGE = "OggS".getBytes(StandardCharsets.US_ASCII);
  private static final int POSITION_AT = 6;
  private static final int HEADER_BYTES = 64;
  private static final int PACKET_AT = 28;
  private static final int PRE_SKIP_AT = PACKET_AT + 10;
  private static final int VORBIS_RATE_AT = PACKET_AT + 12;
  private static final int OPUS_RATE = 48_000;

  /** A page is at most this long, so that the last one begins in here. */
  private static final int TAIL_BYTES = 65_307;

  private OggLength() {}

  static @Nullable Long millis(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      ByteBuffer head = read(in, 0, HEADER_BYTES);
      ByteBuffer tail = read(in, Math.max(0, in.length() - TAIL_BYTES), TAIL_BYTES);
      long last = lastPosition(tail);
      if (startsWith(head, PACKET_AT, "OpusHead")) {
        long skipped = Short.toUnsignedInt(head.getShort(PRE_SKIP_AT));
        return last <= skipped ? null : (last - skipped) * 1_000 / OPUS_RATE;
      }
      int rate = startsWith(head, PACKET_AT + 1, "vorbis") ? head.getInt(VORBIS_RATE_AT) : 0;
      return last <= 0 || rate <= 0 ? null : last * 1_000 / rate;
    }
  }

  private static long lastPosition(ByteBuffer tail) {
    for (int at = tail.limit() - POSITION_AT - Long.BYTES; at >= 0; at--) {
      if (startsWith(tail, at, new String(PAGE, StandardCharsets.US_ASCII))) {
        long position = tail.getLong(at + POSITION_AT);
        if (position >= 0) {
          return position;
        }
      }
    }
    return -1;
  }

  private static boolean startsWith(ByteBuffer bytes, int at, String word) {
    if (at + word.length() > bytes.limit()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes.get(at + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static ByteBuffer read(RandomAccessFile in, long from, int most) throws IOException {
    byte[] bytes = new byte[(int) Math.min(most, in.length() - from)];
    in.seek(from);
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
