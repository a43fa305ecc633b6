package io.xiaoer.contracts.conversation;

import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.encryption.Personal;
import org.jspecify.annotations.Nullable;

/**
 * Where in the shop's app a conversation began.
 *
 * @param kind the kind of page
 * @param reference the order's or product's id, where the page is about one
 */
public record Entrance(Kind kind, @Nullable @Personal String reference) {
  /** The kind of page. */
  public enum Kind {
    /** The help centre. */
    HELP_CENTRE,
    /** An order's page. */
    ORDER,
    /** A product's page. */
    PRODUCT
  }

  /** Checks the limits; order and product need a reference. */
  public Entrance {
    Limits.required("entrance.kind", kind);
    Limits.optionalPersonalText("entrance.reference", reference, Limits.ID_CHARS);
    if (kind != Kind.HELP_CENTRE) {
      Limits.required("entrance.reference", reference);
    }
  }
}
