package io.xiaoer.contracts.encryption;

/**
 * Keys cannot be had at the moment: their keeper does not answer. Not the fault of what asks; it
 * may ask again.
 */
public final class KeysUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Keys cannot be had: their keeper says so. */
  public KeysUnavailable(String message) {
    super(message);
  }

  /** Keys cannot be had: their keeper cannot be reached. */
  public KeysUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
