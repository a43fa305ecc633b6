package io.xiaoer.contracts.socket;

import io.xiaoer.contracts.Limits;

/**
 * A customer's device. Several of them, and several pages on one of them, may be connected at the
 * same time; all see the same.
 *
 * @param id the app's own id of this installation, the same after every reload
 * @param kind what it is
 */
public record Device(String id, Kind kind) {
  /** Kinds of devices. */
  public enum Kind {
    WEB,
    ANDROID,
    IOS,
    MINI_PROGRAM
  }

  /** Checks the limits. */
  public Device {
    Limits.id("device.id", id);
    Limits.required("device.kind", kind);
  }
}
