package io.xiaoer.gateway.audit;

/** The two sides of a conversation. */
public enum Side {
  CUSTOMER,
  /** Bot, agents, and the suite itself. */
  SHOP;

  /** Who is to see what this side says. */
  public Side other() {
    return this == CUSTOMER ? SHOP : CUSTOMER;
  }
}
