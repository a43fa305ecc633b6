package io.xiaoer.routing.core;

import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.Presence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The commands that time itself gives. They are read off the state, so a restart loses none. */
public final class Timers {
  /**
   * A timer that has run out.
   *
   * @param name names it among all timers of the desk; the same timer has the same name always
   * @param command what it asks
   */
  public record Due(String name, DeskCommand command) {}

  private Timers() {}

  /** All timers of a desk that have run out at a time. */
  public static List<Due> due(Desk desk, Instant now, RoutingPolicy policy) {
    List<Due> due = new ArrayList<>();
    for (Waiting waiting : desk.line().inOrder()) {
      Waiting.Offer offer = waiting.offer();
      if (offer != null) {
        if (!now.isBefore(offer.expiresAt())) {
          due.add(new Due("offer-over/" + offer.id(), new DeskCommand.ExpireOffer(offer.id())));
        }
        continue;
      }
      if (isJustOver(waiting.deadline(), now, policy)) {
        // From here on anybody may help; nothing expires, but matching looks again.
        String id = waiting.conversationId();
        due.add(
            new Due(
                "deadline-over/" + id + "/" + waiting.deadline(), new DeskCommand.ExpireOffer(id)));
      }
      waiting.passes().values().stream()
          .filter(pass -> isJustOver(pass.at().plus(policy.passTime()), now, policy))
          .map(
              pass ->
                  new Due(
                      "pass-over/" + pass.offerId(), new DeskCommand.ExpireOffer(pass.offerId())))
          .forEach(due::add);
    }
    for (AgentAtDesk agent : desk.agents().values()) {
      if (agent.presence() == Presence.OFFLINE
          && agent.serving() > 0
          && !now.isBefore(agent.presentSince().plus(policy.absenceTime()))) {
        due.add(
            new Due(
                "absent/" + agent.id() + "/" + agent.presentSince(),
                new DeskCommand.ReleaseAbsentAgent(agent.id(), agent.presentSince())));
      }
    }
    return due;
  }

  /** What has been over for longer has had its turn at every command since. */
  private static boolean isJustOver(Instant over, Instant now, RoutingPolicy policy) {
    return !now.isBefore(over) && now.isBefore(over.plus(policy.passTime()));
  }
}
