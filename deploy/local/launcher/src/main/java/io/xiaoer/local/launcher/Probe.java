package io.xiaoer.local.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** How to find out whether a part can serve. */
sealed interface Probe {
  /** Longest wait for one answer, in milliseconds. */
  int TIMEOUT_MS = 1_000;

  /** The same for a part that runs: a busy machine is no reason to start it again. */
  int LIVENESS_TIMEOUT_MS = 5_000;

  /** True if the part can serve now; false also when it does not answer. */
  boolean passes();

  /** Something listens on a port of 127.0.0.1. */
  record Listens(int port) implements Probe {
    @Override
    public boolean passes() {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MS);
        return true;
      } catch (IOException e) {
        return false;
      }
    }
  }

  /**
   * A GET is answered with 200.
   *
   * @param timeoutMs for the connection and for the answer, in milliseconds
   */
  record Answers(URI uri, int timeoutMs) implements Probe {
    @Override
    public boolean passes() {
      try {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(timeoutMs);
        connection.setReadTimeout(timeoutMs);
        try {
          return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
          connection.disconnect();
        }
      } catch (IOException e) {
        return false;
      }
    }
  }

  /** Nothing is asked: the part works as long as its process runs. */
  record Runs() implements Probe {
    @Override
    public boolean passes() {
      return true;
    }
  }

  /** The part has written a file, which is deleted before it starts. */
  record Wrote(Path file) implements Probe {
    @Override
    public boolean passes() {
      return Files.exists(file);
    }
  }
}
