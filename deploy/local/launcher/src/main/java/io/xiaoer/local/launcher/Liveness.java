package io.xiaoer.local.launcher;

import io.xiaoer.local.launcher.Slot.Phase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks a part that is ready whether it still works. A process lives on when a consumer in it has
 * stopped; several bad answers in a row mean that only a new start helps. One thread asks.
 */
final class Liveness {
  /**
   * Bad answers in a row. With {@link Supervisor#CARE_PAUSE} between them and {@link
   * Probe#LIVENESS_TIMEOUT_MS} for each, a part that says so is ended after 15 s, and one that says
   * nothing after 30 s, which a busy machine does not reach.
   */
  static final int LIMIT = 3;

  private final Slot slot;
  private @Nullable PartProcess asked;
  private int failures;

  Liveness(Slot slot) {
    this.slot = slot;
  }

  /**
   * Asks once.
   *
   * @return the process to end; empty as long as the part works, or is not ready anyway
   */
  Optional<PartProcess> ask() {
    PartProcess running = slot.process;
    if (running == null || running != asked || slot.phase != Phase.READY) {
      asked = running;
      failures = 0;
      return Optional.empty();
    }
    failures = slot.part.alive().passes() ? 0 : failures + 1;
    boolean stillTheOne = slot.process == running && slot.phase == Phase.READY;
    return failures >= LIMIT && stillTheOne && running.isAlive()
        ? Optional.of(running)
        : Optional.empty();
  }
}
