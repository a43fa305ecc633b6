package io.xiaoer.routing.streams;

import io.xiaoer.contracts.Envelope;

/** Where hints go that may be lost. Must neither block nor throw. */
@FunctionalInterface
public interface SignalSink {
  /** Takes a hint. */
  void hint(Envelope.OfSignal signal);
}
