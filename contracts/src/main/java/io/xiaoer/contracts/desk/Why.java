package io.xiaoer.contracts.desk;

import io.xiaoer.contracts.Limits;
import java.time.Instant;

/**
 * Why this conversation went to this agent now: what the desk saw when it decided.
 *
 * @param skill the skill that was needed
 * @param deadline the conversation's deadline, which gave it its place
 * @param place its place among those that wait, 1 for the first
 * @param waiting how many waited
 * @param eligibleAgents how many agents had the skill, were online and had a place free
 * @param agentLoad how many conversations the chosen agent had
 * @param agentCapacity how many he may have
 */
public record Why(
    String skill,
    Instant deadline,
    int place,
    int waiting,
    int eligibleAgents,
    int agentLoad,
    int agentCapacity) {
  /** Checks the limits. */
  public Why {
    Limits.id("why.skill", skill);
    Limits.required("why.deadline", deadline);
    Limits.range("why.place", place, 1, Integer.MAX_VALUE);
    Limits.range("why.waiting", waiting, 1, Integer.MAX_VALUE);
    Limits.range("why.eligibleAgents", eligibleAgents, 1, Integer.MAX_VALUE);
    Limits.range("why.agentLoad", agentLoad, 0, Limits.AGENT_CAPACITY);
    Limits.range("why.agentCapacity", agentCapacity, 1, Limits.AGENT_CAPACITY);
  }
}
