package io.xiaoer.routing.ws;

import io.quarkus.websockets.next.CloseReason;

/** Why a socket is closed; the code tells the console what to do. */
final class Close {
  /** A frame that cannot be read, or comes out of turn. */
  static final CloseReason PROTOCOL = new CloseReason(4400, "protocol error");

  /** Get a new token, then connect again. */
  static final CloseReason TOKEN = new CloseReason(4401, "token missing, expired or invalid");

  /** Do not connect again. */
  static final CloseReason FORBIDDEN = new CloseReason(4403, "forbidden");

  /** Connect again. */
  static final CloseReason SILENT = new CloseReason(4408, "heartbeat missed");

  /** Connect again; what was lost is in the log. */
  static final CloseReason SLOW = new CloseReason(4408, "reads too slowly");

  /** Connect again after half a minute. */
  static final CloseReason TOO_FAST = new CloseReason(4429, "too fast");

  /** Connect again, not all at the same moment. */
  static final CloseReason RESTARTING = new CloseReason(1012, "restarting");

  private Close() {}
}
