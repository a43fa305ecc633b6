package io.xiaoer.gateway.ws;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Why the gateway closes a socket, and what the app should do then. */
public enum Closing {
  /** The node goes down: reconnect, at a random moment of the next seconds. */
  RESTARTING(1012, "restarting", Duration.ZERO),
  /** The app does not take its frames fast enough, or the node is full: reconnect later. */
  OVERLOADED(1013, "too slow or too many", Duration.ofSeconds(5)),
  /** The app does not keep to the protocol: do not reconnect before it is mended. */
  PROTOCOL(4400, "protocol error", null),
  /** The token is missing, invalid or has ended: get a new one, then reconnect. */
  TOKEN(4401, "token missing, invalid or ended", Duration.ZERO),
  /** The bearer may not be here: do not reconnect. */
  FORBIDDEN(4403, "forbidden", null),
  /** No frame came for too long: reconnect. */
  SILENT(4408, "heartbeat missed", Duration.ZERO),
  /** Too many frames: reconnect after 30 seconds. */
  TOO_FAST(4429, "too fast", Duration.ofSeconds(30));

  private final int code;
  private final String words;
  private final @Nullable Duration pause;

  Closing(int code, String words, @Nullable Duration pause) {
    this.code = code;
    this.words = words;
    this.pause = pause;
  }

  /** The code on the wire. */
  public int code() {
    return code;
  }

  /**
   * The reason on the wire: JSON of the words and, where the app should come back, after how many
   * milliseconds, drawn anew for every socket so that they do not all come back at once.
   *
   * @param spread over how much time they come back
   */
  public String reason(Duration spread, RandomGenerator random) {
    if (pause == null) {
      return "{\"reason\":\"%s\"}".formatted(words);
    }
    long after = pause.toMillis() + random.nextLong(spread.toMillis() + 1);
    return "{\"reason\":\"%s\",\"reconnectAfterMillis\":%d}".formatted(words, after);
  }
}
