package io.xiaoer.gateway.core;

import java.time.Duration;

/**
 * What a shop sets about its conversations.
 *
 * @param edit how long after saying it one may edit a message
 * @param recall how long after saying it one may recall a message
 * @param reopen how long after its end a message of the customer reopens a conversation
 * @param hours when its people are there
 * @param calls whether and how customers and agents call each other
 */
public record Policy(
    Duration edit, Duration recall, Duration reopen, ServiceHours hours, Calls calls) {
  /**
   * What a shop sets about calls.
   *
   * @param offered whether there are any
   * @param ring how long one rings before it counts as missed
   */
  public record Calls(boolean offered, Duration ring) {}
}
