package io.xiaoer.routing.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The pieces of a desk as a store keeps them, in any order, to be put together again. */
public final class DeskParts {
  /** Who waits. */
  public final List<Waiting> waiting = new ArrayList<>();

  /** Who is served. */
  public final List<Served> served = new ArrayList<>();

  /** Who is between a lost agent and the line. */
  public final List<Returning> returning = new ArrayList<>();

  /** The agents. */
  public final List<AgentAtDesk> agents = new ArrayList<>();

  /** The latest commands. */
  public final List<RecentCommands.Noted> commands = new ArrayList<>();

  /** Number of the last event. */
  public long seq;

  /** Mean handle time, in milliseconds. */
  public long meanHandledMillis;

  /** The desk that they make. */
  public Desk desk(String id) {
    WaitingLine line = WaitingLine.of(waiting);
    TreeMap<String, String> offers = new TreeMap<>();
    for (Waiting each : waiting) {
      Waiting.Offer offer = each.offer();
      if (offer != null) {
        offers.put(offer.id(), each.conversationId());
      }
    }
    TreeMap<String, AgentAtDesk> byAgent = new TreeMap<>();
    agents.forEach(each -> byAgent.put(each.id(), each));
    TreeMap<String, Served> byServed = new TreeMap<>();
    served.forEach(each -> byServed.put(each.conversationId(), each));
    TreeMap<String, Returning> byReturning = new TreeMap<>();
    returning.forEach(each -> byReturning.put(each.conversationId(), each));
    return new Desk(
        id,
        seq,
        line,
        Collections.unmodifiableSortedMap(byAgent),
        Collections.unmodifiableSortedMap(byServed),
        Collections.unmodifiableSortedMap(byReturning),
        Collections.unmodifiableSortedMap(offers),
        recent(),
        meanHandledMillis);
  }

  /** The slots of two generations hold the young one, the full one, and leftovers before it. */
  private RecentCommands recent() {
    List<RecentCommands.Noted> ordered = new ArrayList<>(commands);
    ordered.sort(Comparator.comparingLong(RecentCommands.Noted::number));
    if (ordered.isEmpty()) {
      return RecentCommands.NONE;
    }
    long oldest =
        (ordered.getLast().number() / RecentCommands.GENERATION - 1) * RecentCommands.GENERATION;
    RecentCommands recent = RecentCommands.NONE;
    for (RecentCommands.Noted noted : ordered) {
      if (noted.number() >= oldest) {
        recent = recent.holding(noted);
      }
    }
    return recent;
  }
}
