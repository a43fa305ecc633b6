package io.xiaoer.contracts.conversation;

/** Why a call ended. */
public enum CallEnd {
  /** The other side did not want it. */
  DECLINED,
  /** The other side did not answer in time. */
  MISSED,
  /** Whoever asked for it thought better of it before it was answered. */
  CANCELLED,
  /** One of the two hung up. */
  HUNG_UP,
  /** The connection between the two broke, or one of them was gone. */
  CONNECTION_LOST,
  /** The agent no longer has the conversation. */
  CONTROL_CHANGED,
  /** The conversation ended. */
  CONVERSATION_CLOSED,
  /** It lasted as long as a call may. */
  TIME_LIMIT
}
