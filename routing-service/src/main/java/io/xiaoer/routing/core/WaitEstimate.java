package io.xiaoer.routing.core;

import io.xiaoer.contracts.desk.Presence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a waiting customer will probably wait.
 *
 * <p>With every place taken, conversations leave the desk at the rate of places over mean handle
 * time, so the n-th to be served beyond the free places waits n times mean handle time over places
 * (the mean of a queue with several servers). It is an estimate for a line on a page, rounded up to
 * {@value #STEP_SECONDS} seconds so that it does not flicker.
 */
public final class WaitEstimate {
  /** The grain of the answer, in seconds. */
  public static final long STEP_SECONDS = 10;

  /** Assumed before the desk has handled anything: five minutes. */
  private static final long FIRST_GUESS_MILLIS = 300_000;

  /** What it takes an agent to answer an offer, in milliseconds. */
  private static final long ANSWER_MILLIS = 10_000;

  private WaitEstimate() {}

  /**
   * Estimates.
   *
   * @param desk the desk
   * @param waiting who waits there
   * @param place his place, 1 for the next
   * @return seconds, or {@code null} where nobody can tell because no agent is there
   */
  public static @Nullable Long seconds(Desk desk, Waiting waiting, int place) {
    String needed = desk.hasSkill(waiting.skill()) ? waiting.skill() : RoutingPolicy.GENERAL_SKILL;
    List<AgentAtDesk> able =
        desk.agents().values().stream()
            .filter(agent -> agent.presence() == Presence.ONLINE && agent.can(needed))
            .toList();
    int places = able.stream().mapToInt(AgentAtDesk::capacity).sum();
    if (places == 0) {
      return null;
    }
    int free =
        able.stream().mapToInt(agent -> Math.max(0, agent.capacity() - agent.serving())).sum();
    long beyond = Math.max(0, place - free);
    long mean = desk.meanHandledMillis() == 0 ? FIRST_GUESS_MILLIS : desk.meanHandledMillis();
    long millis = ANSWER_MILLIS + beyond * mean / places;
    long step = STEP_SECONDS * 1000;
    return (millis + step - 1) / step * STEP_SECONDS;
  }
}
