package io.xiaoer.routing.core;

import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.desk.Presence;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * An agent as the desk knows him.
 *
 * @param agent who
 * @param skills what he can do
 * @param capacity how many conversations he may have at once
 * @param presence how he is there
 * @param presentSince since when he is there in this way
 * @param presentBefore how he was there before he went
 * @param serving how many conversations he serves
 * @param offered how many are offered to him; they count against his capacity
 * @param lastBusy when he last took, finished or lost a conversation, or signed in; the longest ago
 *     is the next
 * @param missed how many offers in a row he let expire
 */
public record AgentAtDesk(
    Agent agent,
    Set<String> skills,
    int capacity,
    Presence presence,
    Instant presentSince,
    Presence presentBefore,
    int serving,
    int offered,
    Instant lastBusy,
    int missed) {
  /** Sorts the skills, so that the same agent is always written in the same way. */
  public AgentAtDesk {
    skills = java.util.Collections.unmodifiableSet(new TreeSet<>(skills));
  }

  static AgentAtDesk newcomer(Agent agent, Set<String> skills, int capacity, Instant now) {
    return new AgentAtDesk(
        agent, skills, capacity, Presence.OFFLINE, now, Presence.ONLINE, 0, 0, now, 0);
  }

  /** His id. */
  public String id() {
    return agent.id();
  }

  /** Conversations and offers together. */
  public int load() {
    return serving + offered;
  }

  /** Whether he takes one more. */
  public boolean isFree() {
    return presence == Presence.ONLINE && load() < capacity;
  }

  /** Whether he has a skill. */
  public boolean can(String skill) {
    return skill.equals(RoutingPolicy.GENERAL_SKILL) || skills.contains(skill);
  }

  AgentAtDesk signedIn(Agent asNamed, Set<String> newSkills, int newCapacity) {
    return new AgentAtDesk(
        asNamed,
        newSkills,
        newCapacity,
        presence,
        presentSince,
        presentBefore,
        serving,
        offered,
        lastBusy,
        missed);
  }

  AgentAtDesk present(Presence changed, Instant now) {
    return new AgentAtDesk(
        agent, skills, capacity, changed, now, presence, serving, offered, lastBusy, 0);
  }

  AgentAtDesk offered(int more) {
    return new AgentAtDesk(
        agent,
        skills,
        capacity,
        presence,
        presentSince,
        presentBefore,
        serving,
        offered + more,
        lastBusy,
        missed);
  }

  AgentAtDesk missed(int inARow) {
    return new AgentAtDesk(
        agent,
        skills,
        capacity,
        presence,
        presentSince,
        presentBefore,
        serving,
        offered,
        lastBusy,
        inARow);
  }

  AgentAtDesk serving(int more, Instant now) {
    return new AgentAtDesk(
        agent,
        skills,
        capacity,
        presence,
        presentSince,
        presentBefore,
        serving + more,
        offered,
        now,
        missed);
  }
}
