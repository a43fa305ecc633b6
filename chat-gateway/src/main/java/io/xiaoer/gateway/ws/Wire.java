package io.xiaoer.gateway.ws;

/** The way from a session to its app. */
interface Wire {
  /** The IP address of the app, as a trusted proxy or the connection itself tells it. */
  String address();

  /**
   * Something waits in the outbox: it is to be taken from there, in order, as fast as the app takes
   * it. Returns at once, and may be called from any thread.
   */
  void wake();

  /** Asks whether the app is there, in the WebSocket protocol's own words. */
  void ping();

  /**
   * Says goodbye and ends the connection; what still waits in the outbox is dropped.
   *
   * @param reason what the close frame says beside the code
   */
  void close(Closing why, String reason);
}
