package io.xiaoer.gateway.identity;

import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Customer;
import java.time.Instant;

/**
 * A customer or guest whose token was verified.
 *
 * @param customer who
 * @param expiresAt when the token ends
 */
public record Visitor(Customer customer, Instant expiresAt) {
  /** Whether he is not signed in. */
  public boolean isGuest() {
    return customer.tier() == Customer.Tier.GUEST;
  }

  /** He as the author of what he says. */
  public Author author() {
    return new Author(Author.Kind.CUSTOMER, customer.id(), customer.displayName());
  }
}
