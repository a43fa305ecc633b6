package io.xiaoer.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A TCP port of the loopback interface that nobody listened on a moment ago. */
public final class FreePort {
  private FreePort() {}

  /**
   * Asks the operating system, which does not hand out the same one again soon.
   *
   * @throws IOException if there is no free port
   */
  public static int find() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
