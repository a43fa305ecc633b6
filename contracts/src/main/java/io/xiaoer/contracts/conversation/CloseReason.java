package io.xiaoer.contracts.conversation;

/** Why a conversation ended. */
public enum CloseReason {
  /** The matter was settled, as far as the one who closed it knows. */
  RESOLVED,
  /** The customer left before anybody settled it. */
  CUSTOMER_LEFT
}
