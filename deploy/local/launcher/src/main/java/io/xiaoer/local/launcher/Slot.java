package io.xiaoer.local.launcher;

import io.xiaoer.local.launcher.StackState.Known;
import io.xiaoer.local.launcher.StackState.PartState;
import org.jspecify.annotations.Nullable;

/** A part under supervision and what has become of it. Its monitor guards starting and stopping. */
final class Slot {
  /** What a part does now. */
  enum Phase {
    WAITING,
    STARTING,
    READY,
    RESTARTING,
    GIVEN_UP,
    STOPPED
  }

  final Part part;
  final Backoff backoff = new Backoff();
  volatile Phase phase = Phase.WAITING;
  volatile @Nullable PartProcess process;
  volatile double readySeconds = -1;
  volatile int restarts;

  Slot(Part part) {
    this.part = part;
  }

  /** True if a process should be running and is not. */
  boolean isDead() {
    PartProcess running = process;
    return phase == Phase.READY && (running == null || !running.isAlive());
  }

  PartState state() {
    PartProcess running = process;
    Known known = running == null ? new Known(-1, 0) : Known.of(running.handle());
    return new PartState(
        part.name(),
        known,
        part.address(),
        phase.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
        readySeconds,
        restarts);
  }
}
