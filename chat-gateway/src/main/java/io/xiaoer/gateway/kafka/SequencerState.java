package io.xiaoer.gateway.kafka;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;

/** How the sequencer is, for readiness and for whoever operates it. */
@Singleton
public class SequencerState {
  /** What it is doing. */
  public enum Phase {
    /** It works, or waits for commands. */
    WORKING,
    /** Store or broker are down; it tries again. */
    TRYING_AGAIN,
    /** It gave up; commands wait in the topic until the service is restarted. */
    STOPPED
  }

  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WORKING);

  /** What it is doing now. */
  public Phase phase() {
    return phase.get();
  }

  void become(Phase next) {
    phase.set(next);
  }
}
