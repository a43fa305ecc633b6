package io.xiaoer.routing.core;

import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.contracts.desk.Why;
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
      if (waiting.offer() != null || exhausted.contains(waiting.skill())) {
        continue;
      }
      List<AgentAtDesk> free =
          skilled(draft.desk(), waiting.skill()).stream().filter(AgentAtDesk::isFree).toList();
      if (free.isEmpty()) {
        exhausted.add(waiting.skill());
        continue;
      }
      offer(draft, waiting, place, free);
    }
  }

  private static void offer(Draft draft, Waiting waiting, int place, List<AgentAtDesk> free) {
    List<AgentAtDesk> skilled = skilled(draft.desk(), waiting.skill());
    Optional<AgentAtDesk> chosen =
        free.stream().filter(agent -> mayBeAsked(draft, waiting, agent, skilled)).min(NEXT);
    if (chosen.isEmpty()) {
      return;
    }
    AgentAtDesk agent = chosen.get();
    Why why =
        new Why(
            effectiveSkill(draft.desk(), waiting.skill()),
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

  /** Whether an agent may serve a skill at this desk as it is staffed now. */
  static boolean mayServe(Desk desk, AgentAtDesk agent, String skill) {
    return agent.can(effectiveSkill(desk, skill));
  }

  /** Online agents who may serve a skill, whether they have a place free or not. */
  private static List<AgentAtDesk> skilled(Desk desk, String skill) {
    String needed = effectiveSkill(desk, skill);
    return desk.agents().values().stream()
        .filter(agent -> agent.presence() == Presence.ONLINE && agent.can(needed))
        .toList();
  }

  private static String effectiveSkill(Desk desk, String skill) {
    return desk.hasSkill(skill) ? skill : RoutingPolicy.GENERAL_SKILL;
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
