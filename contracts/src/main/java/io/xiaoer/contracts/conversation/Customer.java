package io.xiaoer.contracts.conversation;

import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.encryption.Personal;

/**
 * A customer, as the suite knows him.
 *
 * @param id the identity provider's subject, or {@code guest-…} for a guest
 * @param displayName what agents see
 * @param tier his standing with the shop
 */
public record Customer(String id, @Personal String displayName, Tier tier) {
  /** A customer's standing; it shortens the time in which he must be served. */
  public enum Tier {
    /** Not signed in. */
    GUEST,
    /** Signed in. */
    STANDARD,
    /** Of special value to the shop. */
    VIP
  }

  /** Checks the limits. */
  public Customer {
    Limits.id("customer.id", id);
    Limits.personalText("customer.displayName", displayName, Limits.NAME_CHARS);
    Limits.required("customer.tier", tier);
  }
}
