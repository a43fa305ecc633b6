package io.xiaoer.testing.fuzz;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The client's end of a WebSocket that sends whatever bytes it is given. */
final class RawSocket implements AutoCloseable {
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int OPCODE = 0x0F;
  private static final int LENGTH = 0x7F;
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket = new Socket();
  private final DataInputStream in;
  private final OutputStream out;

  /** What came. */
  sealed interface Came {
    /** A text. */
    record Text(String json) implements Came {}

    /** The end, with its code; 1006 without one, as browsers call it. */
    record End(int code) implements Came {}
  }

  /**
   * Connects and asks for the upgrade.
   *
   * @throws IOException if it is refused
   */
  RawSocket(int port, String origin) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 8_192));
    out = socket.getOutputStream();
    String request =
        """
        GET /chat/ws HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Origin: %s\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """
            .formatted(port, origin);
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    String status = line();
    if (!status.contains(" 101 ")) {
      throw new IOException("no upgrade: " + status);
    }
    while (!line().isEmpty()) {
      // the headers do not matter
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server went away in its answer");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  /** Sends bytes as they are. */
  void send(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  /** Waits for the next text or the end; other frames are passed over. */
  Came next() {
    try {
      while (true) {
        int first = in.readUnsignedByte();
        long length = in.readUnsignedByte() & LENGTH;
        if (length == 126) {
          length = in.readUnsignedShort();
        } else if (length == 127) {
          length = in.readLong();
        }
        byte[] payload = in.readNBytes(Math.toIntExact(length));
        switch (first & OPCODE) {
          case TEXT -> {
            return new Came.Text(new String(payload, StandardCharsets.UTF_8));
          }
          case CLOSE -> {
            return new Came.End(
                payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF);
          }
          default -> {}
        }
      }
    } catch (IOException gone) {
      return new Came.End(gone instanceof java.net.SocketTimeoutException ? -1 : 1006);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) {
      // it is
    }
  }
}
