package io.xiaoer.routing.core;

import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.contracts.desk.Why;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one place where conversations meet agents, called after every command.
 *
 * <p>Conversations in the order of their deadlines, each to the free agent with the least relative
 * load, then to the one who has been idle longest, then by id: the orders are total, so that
 * nothing is left to chance. A skill that nobody at the desk has is everybody's: better an agent
 * who has to ask than none.
 */
final class Matching {
  /** Least relative load first; loads are compared as fractions, without rounding. */
  private static final Comparator<AgentAtDesk> NEXT =
      ((Comparator<AgentAtDesk>)
              (one, other) ->
                  Integer.compare(one.load() * other.capacity(), other.load() * one.capacity()))
          .thenComparing(AgentAtDesk::lastBusy)
          .thenComparing(AgentAtDesk::id);

  private Matching() {}

  /** Makes every offer that can be made. */
  static void match(Draft draft) {
    if (draft.desk().agents().values().stream().noneMatch(AgentAtDesk::isFree)) {
      return;
    }
    Set<String> exhausted = new HashSet<>();
    int place = 0;
    for (Waiting waiting : draft.desk().line().inOrder()) {
      place++;
      String needed = neededSkill(draft.desk(), waiting.skill(), waiting.deadline(), draft.now());
      if (waiting.offer() != null || exhausted.contains(needed)) {
        continue;
      }
      List<AgentAtDesk> skilled = skilled(draft.desk(), needed);
      if (skilled.stream().noneMatch(AgentAtDesk::isFree)) {
        exhausted.add(needed);
        continue;
      }
      offer(draft, waiting, place, needed, skilled);
    }
  }

  private static void offer(
      Draft draft, Waiting waiting, int place, String needed, List<AgentAtDesk> skilled) {
    List<AgentAtDesk> free = skilled.stream().filter(AgentAtDesk::isFree).toList();
    Optional<AgentAtDesk> chosen =
        free.stream().filter(agent -> mayBeAsked(draft, waiting, agent, skilled)).min(NEXT);
    if (chosen.isEmpty()) {
      return;
    }
    AgentAtDesk agent = chosen.get();
    Why why =
        new Why(
            needed,
            waiting.deadline(),
            place,
            draft.desk().line().size(),
            free.size(),
            agent.load(),
            agent.capacity());
    draft.emit(
        new DeskEvent.OfferMade(
            draft.stableId("offer/" + waiting.conversationId()),
            waiting.conversationId(),
            agent.agent(),
            draft.now().plus(draft.policy().offerTime()),
            why));
  }

  /**
   * The skill that a conversation needs at this desk as it is staffed now: its own, but anybody's
   * help is better than none where nobody there has it, or where its deadline has passed because
   * all who have it are busy.
   */
  static String neededSkill(Desk desk, String skill, Instant deadline, Instant now) {
    return desk.hasSkill(skill) && now.isBefore(deadline) ? skill : RoutingPolicy.GENERAL_SKILL;
  }

  /** Online agents who have a skill, whether they have a place free or not. */
  private static List<AgentAtDesk> skilled(Desk desk, String needed) {
    return desk.agents().values().stream()
        .filter(agent -> agent.presence() == Presence.ONLINE && agent.can(needed))
        .toList();
  }

  /**
   * Whoever has passed a conversation is asked again when some time has gone by, or when everybody
   * else who could serve it has passed it since.
   */
  private static boolean mayBeAsked(
      Draft draft, Waiting waiting, AgentAtDesk agent, List<AgentAtDesk> skilled) {
    Waiting.Pass own = waiting.passes().get(agent.id());
    if (own == null || isOver(draft, own)) {
      return true;
    }
    boolean anybodySince = false;
    for (AgentAtDesk other : skilled) {
      Waiting.Pass pass = waiting.passes().get(other.id());
      if (pass == null || isOver(draft, pass)) {
        return false;
      }
      anybodySince |= pass.seq() > own.seq();
    }
    return anybodySince;
  }

  private static boolean isOver(Draft draft, Waiting.Pass pass) {
    return !draft.now().isBefore(pass.at().plus(draft.policy().passTime()));
  }
}
