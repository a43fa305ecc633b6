package io.xiaoer.contracts.conversation;

/** Why a conversation refused a command. */
public enum RefusalCode {
  /** No conversation has this id. */
  UNKNOWN_CONVERSATION,
  /** The conversation is closed. */
  CONVERSATION_CLOSED,
  /** The conversation exists already. */
  ALREADY_OPEN,
  /** The speaker does not have the word, or believes in an older epoch. */
  NO_CONTROL,
  /** The conversation does not wait for an agent. */
  NOT_WAITING,
  /** A conversation can be rated only after it is closed. */
  NOT_CLOSED,
  /** The conversation has its rating already. */
  ALREADY_RATED,
  /** The command names a message that does not exist. */
  UNKNOWN_MESSAGE,
  /** The command is not the sender's to give. */
  NOT_ALLOWED,
  /** What is asked was possible for a while, and that is over. */
  TOO_LATE,
  /** A call rings or is on already; there is one at a time. */
  CALL_ON,
  /** No such call rings or is on. */
  NO_CALL
}
