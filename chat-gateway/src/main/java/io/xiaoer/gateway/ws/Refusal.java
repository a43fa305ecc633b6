package io.xiaoer.gateway.ws;

import java.io.Serial;

/**
 * An answer of "no" to one frame; the socket stays open. Thrown only inside this package, from an
 * action to the session that answers.
 */
final class Refusal extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String code;
  private final boolean isOfTheMoment;

  /**
   * A refusal that the same frame will meet again.
   *
   * @param code stable word for programs
   * @param message words for developers
   */
  Refusal(String code, String message) {
    this(code, message, false);
  }

  private Refusal(String code, String message, boolean isOfTheMoment) {
    super(message, null, false, false);
    this.code = code;
    this.isOfTheMoment = isOfTheMoment;
  }

  /** A refusal of what may be taken in a while. */
  static Refusal ofTheMoment(String code, String message) {
    return new Refusal(code, message, true);
  }

  String code() {
    return code;
  }

  boolean isOfTheMoment() {
    return isOfTheMoment;
  }
}
