package io.xiaoer.gateway.fanout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A text message as it goes over the wire: one whole, unmasked frame (RFC 6455, section 5.2).
 *
 * <p>A server's frame is the same for everybody, so it is made once and its bytes are shared by all
 * sockets that it goes to.
 */
public final class TextFrame {
  /** The last frame of a message, and a text. */
  private static final byte FINAL_TEXT = (byte) 0x81;

  private static final int SHORT = 126;
  private static final byte LENGTH_IN_TWO_BYTES = 126;
  private static final byte LENGTH_IN_EIGHT_BYTES = 127;
  private static final int TWO_BYTES = 1 << Short.SIZE;

  private final byte[] bytes;
  private final int header;

  private TextFrame(byte[] bytes, int header) {
    this.bytes = bytes;
    this.header = header;
  }

  /** The frame of a text in UTF-8. */
  public static TextFrame of(byte[] utf8) {
    int length = utf8.length;
    int header = length < SHORT ? 2 : length < TWO_BYTES ? 4 : 10;
    ByteBuffer frame = ByteBuffer.allocate(header + length).put(FINAL_TEXT);
    if (length < SHORT) {
      frame.put((byte) length);
    } else if (length < TWO_BYTES) {
      frame.put(LENGTH_IN_TWO_BYTES).putShort((short) length);
    } else {
      frame.put(LENGTH_IN_EIGHT_BYTES).putLong(length);
    }
    return new TextFrame(frame.put(utf8).array(), header);
  }

  /** The bytes for the wire. They are shared: nobody may change them. */
  public byte[] bytes() {
    return bytes;
  }

  /** The text. */
  public String text() {
    return new String(bytes, header, bytes.length - header, StandardCharsets.UTF_8);
  }
}
