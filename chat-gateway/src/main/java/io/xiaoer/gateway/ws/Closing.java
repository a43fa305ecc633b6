package io.xiaoer.gateway.ws;

/** Why the gateway closes a socket, and what the app should do then. */
public enum Closing {
  /** The node goes down: reconnect, at a random moment of the next seconds. */
  RESTARTING(1012, "restarting"),
  /** The app does not take its frames fast enough, or the node is full: reconnect later. */
  OVERLOADED(1013, "too slow or too many"),
  /** The app does not keep to the protocol. */
  PROTOCOL(4400, "protocol error"),
  /** The token is missing, invalid or has ended: get a new one, then reconnect. */
  TOKEN(4401, "token missing, invalid or ended"),
  /** The bearer may not be here: do not reconnect. */
  FORBIDDEN(4403, "forbidden"),
  /** No frame came for too long: reconnect. */
  SILENT(4408, "heartbeat missed"),
  /** Too many frames: reconnect after 30 seconds. */
  TOO_FAST(4429, "too fast");

  private final int code;
  private final String words;

  Closing(int code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The code on the wire. */
  public int code() {
    return code;
  }

  /** The reason on the wire. */
  public String words() {
    return words;
  }
}
