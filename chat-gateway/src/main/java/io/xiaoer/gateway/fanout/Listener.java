package io.xiaoer.gateway.fanout;

import io.xiaoer.contracts.Envelope.OfSignal;

/**
 * Who takes what happens in a conversation. Calls for one conversation come one after the other;
 * they must not block, except {@link #awaitRoom}.
 */
public interface Listener {
  /** Takes an event; every number once, in order. */
  void take(Line line);

  /** Takes a hint. */
  void take(OfSignal signal);

  /** All that lies in the transcript was taken; live events follow. Once per subscription. */
  void caughtUp(String conversationId, long lastSeq);

  /**
   * Waits until there is room for a page of history.
   *
   * @return false if there will be none: stop reading
   */
  boolean awaitRoom();

  /** The transcript cannot be read; nothing more will come. */
  void failed(String conversationId);
}
