package io.xiaoer.contracts.conversation;

/** Why a customer reports a message. */
public enum ReportReason {
  /** It insults. */
  RUDE,
  /** It asks for money, codes or data that the shop would not ask for. */
  FRAUD,
  /** It tells what is private. */
  PRIVACY,
  /** Something else, which the comment may tell. */
  OTHER
}
