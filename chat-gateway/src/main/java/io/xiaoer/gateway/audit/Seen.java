package io.xiaoer.gateway.audit;

import org.jspecify.annotations.Nullable;

/** A record of one of the three topics, as far as the auditor looks at it: never what was said. */
public sealed interface Seen {
  /** Its number in its partition. */
  long offset();

  /** Its key; empty if it has none. */
  String conversationId();

  /**
   * A record of conversation-commands.
   *
   * @param commandId its id; empty if it has none
   * @param message whether it says something
   * @param opens where the conversation begins that it opens; absent if it opens none
   * @param writtenAt when it was written, in milliseconds since 1970
   */
  record Command(
      long offset,
      String conversationId,
      String commandId,
      boolean message,
      @Nullable Origin opens,
      long writtenAt)
      implements Seen {}

  /**
   * A record of conversation-events.
   *
   * @param seq its number in the conversation; 0 if it cannot be read
   * @param causationId the command's id
   * @param chain the chain's value that it carries
   * @param cause where its command stands, as it says
   * @param body its bytes
   * @param effect what it means for the count
   * @param writtenAt when it was written, in milliseconds since 1970
   */
  record Event(
      long offset,
      String conversationId,
      long seq,
      String causationId,
      @Nullable String chain,
      @Nullable Cause cause,
      byte[] body,
      Effect effect,
      long writtenAt)
      implements Seen {}

  /** A record of conversation-verdicts. */
  record Said(long offset, String conversationId, Verdict verdict, long writtenAt)
      implements Seen {}

  /** What an event means for the count. */
  sealed interface Effect {
    /** The conversation begins, or begins again. */
    record Opened(Origin origin) implements Effect {}

    /** One side spoke. */
    record Posted(Side author) implements Effect {}

    /** Everything up to a number has come to one side. */
    record Shown(Side reader, long upTo) implements Effect {}

    /** Nothing. */
    record None() implements Effect {}
  }
}
