package io.xiaoer.contracts.conversation;

/** What a call carries. */
public enum CallKind {
  /** Sound. */
  AUDIO,
  /** Sound and pictures. */
  VIDEO
}
