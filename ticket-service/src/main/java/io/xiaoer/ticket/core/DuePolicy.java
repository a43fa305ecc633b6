package io.xiaoer.ticket.core;

import io.xiaoer.contracts.conversation.Customer;
import java.time.Duration;

/**
 * How soon a customer whose matter was not solved, or who reported a message, must have an answer.
 *
 * @param version names this set of values in every event that it shaped
 * @param usual for guests and signed-in customers, from the moment they rated
 * @param vip for VIP customers
 * @param report for whoever reports a message, from the moment he did
 */
public record DuePolicy(String version, Duration usual, Duration vip, Duration report) {
  /** The name under which {@link #version} stands in an event's versions. */
  public static final String NAME = "policy.case-due";

  /** The time that a customer of this standing is given. */
  public Duration allowance(Customer.Tier tier) {
    return switch (tier) {
      case VIP -> vip;
      case STANDARD, GUEST -> usual;
    };
  }
}
