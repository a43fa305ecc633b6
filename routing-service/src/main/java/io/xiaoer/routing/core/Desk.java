package io.xiaoer.routing.core;

import io.xiaoer.contracts.desk.Presence;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A desk: who waits, who serves whom, who is there. Immutable; {@link Applying} makes the next one.
 *
 * @param id the desk's id
 * @param seq number of the last event
 * @param line who waits
 * @param agents who is or was there, by id
 * @param served conversations that have an agent, by id
 * @param returning conversations between a lost agent and the line, by id
 * @param offers the conversation of each open offer, by offer id
 * @param recent the latest commands
 * @param meanHandledMillis how long agents have a conversation, as a moving mean in milliseconds; 0
 *     before the first
 */
public record Desk(
    String id,
    long seq,
    WaitingLine line,
    SortedMap<String, AgentAtDesk> agents,
    SortedMap<String, Served> served,
    SortedMap<String, Returning> returning,
    SortedMap<String, String> offers,
    RecentCommands recent,
    long meanHandledMillis) {
  /** A desk at which nothing has happened. */
  public static Desk empty(String id) {
    return new Desk(
        id,
        0,
        WaitingLine.EMPTY,
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        RecentCommands.NONE,
        0);
  }

  /**
   * The agent of this id.
   *
   * @throws IllegalStateException if the desk does not know him, which would be a bug
   */
  public AgentAtDesk agent(String agentId) {
    return known("agent", agentId, agents.get(agentId));
  }

  /** Whether somebody who takes conversations has a skill; if nobody has, everybody may serve. */
  public boolean hasSkill(String skill) {
    return agents.values().stream()
        .anyMatch(agent -> agent.presence() == Presence.ONLINE && agent.can(skill));
  }

  static <T> T known(String what, String id, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the desk does not know the " + what + " " + id);
    }
    return value;
  }

  Desk numbered(long newSeq, RecentCommands commands) {
    return new Desk(
        id, newSeq, line, agents, served, returning, offers, commands, meanHandledMillis);
  }

  Desk with(WaitingLine changed) {
    return new Desk(id, seq, changed, agents, served, returning, offers, recent, meanHandledMillis);
  }

  Desk with(AgentAtDesk changed) {
    return new Desk(
        id,
        seq,
        line,
        put(agents, changed.id(), changed),
        served,
        returning,
        offers,
        recent,
        meanHandledMillis);
  }

  Desk serving(Served more) {
    SortedMap<String, Served> changed = put(served, more.conversationId(), more);
    return new Desk(id, seq, line, agents, changed, returning, offers, recent, meanHandledMillis);
  }

  Desk notServing(String conversationId) {
    SortedMap<String, Served> changed = remove(served, conversationId);
    return new Desk(id, seq, line, agents, changed, returning, offers, recent, meanHandledMillis);
  }

  Desk returning(Returning more) {
    SortedMap<String, Returning> changed = put(returning, more.conversationId(), more);
    return new Desk(id, seq, line, agents, served, changed, offers, recent, meanHandledMillis);
  }

  Desk notReturning(String conversationId) {
    SortedMap<String, Returning> changed = remove(returning, conversationId);
    return new Desk(id, seq, line, agents, served, changed, offers, recent, meanHandledMillis);
  }

  Desk offering(String offerId, String conversationId) {
    SortedMap<String, String> changed = put(offers, offerId, conversationId);
    return new Desk(id, seq, line, agents, served, returning, changed, recent, meanHandledMillis);
  }

  Desk notOffering(String offerId) {
    SortedMap<String, String> changed = remove(offers, offerId);
    return new Desk(id, seq, line, agents, served, returning, changed, recent, meanHandledMillis);
  }

  Desk handling(long newMeanMillis) {
    return new Desk(id, seq, line, agents, served, returning, offers, recent, newMeanMillis);
  }

  private static <V> SortedMap<String, V> put(SortedMap<String, V> map, String key, V value) {
    SortedMap<String, V> changed = new TreeMap<>(map);
    changed.put(key, value);
    return Collections.unmodifiableSortedMap(changed);
  }

  private static <V> SortedMap<String, V> remove(SortedMap<String, V> map, String key) {
    if (!map.containsKey(key)) {
      return map;
    }
    SortedMap<String, V> changed = new TreeMap<>(map);
    changed.remove(key);
    return Collections.unmodifiableSortedMap(changed);
  }
}
