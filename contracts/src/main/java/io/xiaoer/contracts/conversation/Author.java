package io.xiaoer.contracts.conversation;

import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.encryption.Personal;

/**
 * Who speaks or acts in a conversation.
 *
 * @param kind in what part
 * @param id the person's or service's id
 * @param displayName what the other side sees
 */
public record Author(Kind kind, String id, @Personal String displayName) {
  /** The part an author plays. */
  public enum Kind {
    CUSTOMER,
    BOT,
    AGENT,
    /** The suite itself. */
    SYSTEM
  }

  /** Checks the limits. */
  public Author {
    Limits.required("author.kind", kind);
    Limits.id("author.id", id);
    Limits.personalText("author.displayName", displayName, Limits.NAME_CHARS);
  }
}
