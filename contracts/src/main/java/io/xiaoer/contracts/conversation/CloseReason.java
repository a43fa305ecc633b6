package io.xiaoer.contracts.conversation;

/** Why a conversation ended. */
public enum CloseReason {
  /** The matter was settled, as far as the one who closed it knows. */
  RESOLVED,
  /** The customer left before anybody settled it. */
  CUSTOMER_LEFT,
  /** The customer said nothing more, and had been warned. */
  IDLE,
  /** The customer waited for a person and was gone for long, on every device. */
  ABANDONED
}
