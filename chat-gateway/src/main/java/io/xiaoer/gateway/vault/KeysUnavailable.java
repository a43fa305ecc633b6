package io.xiaoer.gateway.vault;

import java.io.Serial;

/** The master key cannot be used now: what holds it is down. Trying again may help. */
public final class KeysUnavailable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  KeysUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  KeysUnavailable(String message) {
    super(message);
  }
}
