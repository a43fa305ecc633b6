package io.xiaoer.contracts.behaviour;

import io.xiaoer.contracts.Limits;
import java.time.Instant;

/**
 * A deed as an app or a shop reports it.
 *
 * @param id the reporter's own id; the same one twice is the same deed
 * @param at when it was done
 * @param what it
 */
public record Deed(String id, Instant at, BehaviourEvent what) {
  /** Most deeds that are reported at once. */
  public static final int MOST = 100;

  /** Checks the limits. */
  public Deed {
    Limits.id("id", id);
    Limits.required("at", at);
    Limits.required("what", what);
  }
}
