package io.xiaoer.gateway.ws;

import java.io.Serial;

/**
 * An answer of "no" to one frame; the socket stays open. Thrown only inside this package, from an
 * action to the session that answers.
 */
final class Refusal extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * A refusal.
   *
   * @param code stable word for programs
   * @param message words for developers
   */
  Refusal(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }
}
