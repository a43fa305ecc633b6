package io.xiaoer.contracts.conversation;

import io.xiaoer.contracts.Limits;

/**
 * A person who serves customers.
 *
 * @param id the identity provider's subject
 * @param displayName what customers see
 */
public record Agent(String id, String displayName) {
  /** Checks the limits. */
  public Agent {
    Limits.id("agent.id", id);
    Limits.text("agent.displayName", displayName, Limits.NAME_CHARS);
  }
}
