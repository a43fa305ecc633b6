package io.xiaoer.contracts.conversation;

/** How far a message has come to its reader; each kind includes those before it. */
public enum ReceiptKind {
  /** It is on his device. */
  DELIVERED,
  /** It is on his screen. */
  DISPLAYED,
  /** He had it before his eyes: the page was in front and he stayed. */
  READ
}
