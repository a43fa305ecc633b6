package io.xiaoer.gateway.media;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Length and size of a WebM file (Matroska, RFC 9559). What browsers record has no length in its
 * header, so the times of its blocks are read. Elements of unknown length, as live recordings have
 * them, are entered like any other.
 */
public final class WebmReader {
  private static final long SEGMENT = 0x18538067L;
  private static final long INFO = 0x1549A966L;
  private static final long TRACKS = 0x1654AE6BL;
  private static final long TRACK_ENTRY = 0xAE;
  private static final long VIDEO = 0xE0;
  private static final long CLUSTER = 0x1F43B675L;
  private static final long BLOCK_GROUP = 0xA0;
  private static final long TIMESTAMP_SCALE = 0x2AD7B1L;
  private static final long WIDTH = 0xB0;
  private static final long HEIGHT = 0xBA;
  private static final long CLUSTER_TIME = 0xE7;
  private static final long BLOCK = 0xA1;
  private static final long SIMPLE_BLOCK = 0xA3;

  private static final int LACED = 0x06;
  private static final int MOST_FRAME_BYTES = 64 * 1024;
  private static final int NANOS_IN_MILLI = 1_000_000;
  private static final int LONGEST_NUMBER = 8;

  /** A short recording has some thousands; more is not a recording. */
  private static final int MOST_ELEMENTS = 2_000_000;

  private final DataInputStream in;
  private final @Nullable Frames frames;
  private long scale = NANOS_IN_MILLI;
  private long clusterTime;
  private long lastTime;
  private @Nullable Integer width;
  private @Nullable Integer height;

  private WebmReader(DataInputStream in, @Nullable Frames frames) {
    this.in = in;
    this.frames = frames;
  }

  /** Takes the frames of a recording. */
  public interface Frames {
    /** One frame, as its codec made it. */
    void take(byte[] frame) throws IOException;
  }

  /**
   * Reads the frames of a recording with one track, in their order.
   *
   * @throws IOException if the file is broken, or its frames are laced
   */
  public static void frames(Path file, Frames to) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      new WebmReader(in, to).readAll();
    }
  }

  static Measures read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      WebmReader reader = new WebmReader(in, null);
      reader.readAll();
      long millis = Math.multiplyExact(reader.lastTime, reader.scale) / NANOS_IN_MILLI;
      return new Measures(millis > 0 ? millis : null, reader.width, reader.height);
    }
  }

  private void readAll() throws IOException {
    for (int elements = 0; elements < MOST_ELEMENTS; elements++) {
      try {
        element(number(true), number(false));
      } catch (EOFException end) {
        return;
      }
    }
  }

  private void element(long id, long length) throws IOException {
    if (id == SEGMENT
        || id == INFO
        || id == TRACKS
        || id == TRACK_ENTRY
        || id == VIDEO
        || id == CLUSTER
        || id == BLOCK_GROUP) {
      return;
    }
    if (id == TIMESTAMP_SCALE) {
      scale = value(length);
    } else if (id == WIDTH) {
      width = Measures.positive((int) value(length));
    } else if (id == HEIGHT) {
      height = Measures.positive((int) value(length));
    } else if (id == CLUSTER_TIME) {
      clusterTime = value(length);
    } else if (id == BLOCK || id == SIMPLE_BLOCK) {
      block(length);
    } else {
      in.skipNBytes(length);
    }
  }

  /** Its track's number, then its time from the cluster's, 16 bits with a sign. */
  private void block(long length) throws IOException {
    int first = in.readUnsignedByte();
    int more = Integer.numberOfLeadingZeros(first) - (Integer.SIZE - Byte.SIZE);
    in.skipNBytes(more);
    lastTime = Math.max(lastTime, clusterTime + in.readShort());
    long left = Math.max(0, length - 1 - more - Short.BYTES);
    if (frames == null || left == 0) {
      in.skipNBytes(left);
    } else {
      frame(frames, in.readUnsignedByte(), left - 1);
    }
  }

  private void frame(Frames to, int flags, long length) throws IOException {
    if ((flags & LACED) != 0 || length > MOST_FRAME_BYTES) {
      throw new IOException("frames are laced or too long");
    }
    byte[] frame = in.readNBytes((int) length);
    if (frame.length > 0) {
      to.take(frame);
    }
  }

  private long value(long length) throws IOException {
    if (length > LONGEST_NUMBER) {
      throw new IOException("a number of " + length + " bytes");
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << Byte.SIZE | in.readUnsignedByte();
    }
    return value;
  }

  /** A number whose first byte tells its length (EBML, RFC 8794, section 4). */
  private long number(boolean withMarker) throws IOException {
    int first = in.readUnsignedByte();
    int more = Integer.numberOfLeadingZeros(first) - (Integer.SIZE - Byte.SIZE);
    if (more >= LONGEST_NUMBER) {
      throw new IOException("not EBML");
    }
    long value = withMarker ? first : first & (0x7F >> more);
    for (int i = 0; i < more; i++) {
      value = value << Byte.SIZE | in.readUnsignedByte();
    }
    return value;
  }
}
