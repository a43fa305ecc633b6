package io.xiaoer.local.launcher;

import io.xiaoer.local.launcher.StackState.PartState;
import java.util.List;
import java.util.Optional;

/** Ends the parts that a killed launcher left behind. */
final class Leftovers {
  private Leftovers() {}

  /** Stops what the state file lists and still runs, in the reverse order of its start. */
  static int end(StackState state, Progress progress) {
    int ended = 0;
    List<PartState> last = state.parts().reversed();
    for (PartState part : last) {
      ProcessHandle process = part.process().running().orElse(null);
      if (process != null) {
        progress.say("  " + part.name() + " was left by a killed launcher; stopping it");
        new PartProcess(process, Optional.empty()).stop();
        ended++;
      }
    }
    return ended;
  }
}
