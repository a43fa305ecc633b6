package io.xiaoer.routing.core;

import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.desk.DeskEvent.OfferEnded.End;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.routing.core.Decision.Reply;
import java.util.List;

/** Agents come, take a break, go, and are gone for too long. */
final class Attendance {
  private Attendance() {}

  /**
   * An agent comes. One who was online and gone for a moment only (a page was loaded again, a
   * connection was lost) is online as he was before; anybody else is away until he says that he is
   * ready, for who opens a console may only want to look. The same sign-in again has no effect, so
   * consoles may repeat it as a sign of life.
   */
  static Reply signIn(Draft draft, DeskCommand.SignIn in) {
    AgentAtDesk known = draft.desk().agents().get(in.agent().id());
    boolean same =
        known != null
            && known.agent().equals(in.agent())
            && known.capacity() == in.capacity()
            && known.skills().equals(in.skills());
    if (!same) {
      draft.emit(new DeskEvent.AgentSignedIn(in.agent(), in.skills(), in.capacity()));
    }
    if (known == null) {
      draft.emit(new DeskEvent.PresenceChanged(in.agent().id(), Presence.AWAY));
    } else if (known.presence() == Presence.OFFLINE) {
      long gone = Applying.millis(known.presentSince(), draft.now());
      boolean moment = gone <= draft.policy().absenceTime().toMillis();
      boolean ready = moment && known.presentBefore() == Presence.ONLINE;
      draft.emit(
          new DeskEvent.PresenceChanged(known.id(), ready ? Presence.ONLINE : Presence.AWAY));
    }
    return Reply.DONE;
  }

  static Reply change(Draft draft, DeskCommand.ChangePresence change) {
    AgentAtDesk agent = draft.desk().agents().get(change.agentId());
    if (agent == null) {
      return Reply.UNKNOWN_AGENT;
    }
    if (agent.presence() != change.presence()) {
      become(draft, agent.id(), change.presence());
    }
    return Reply.DONE;
  }

  /** Changes a presence. Whoever takes no new conversations loses the offers that he has. */
  static void become(Draft draft, String agentId, Presence presence) {
    if (presence != Presence.ONLINE) {
      for (String conversationId : List.copyOf(draft.desk().offers().values())) {
        Waiting waiting = draft.desk().line().find(conversationId);
        Waiting.Offer offer = waiting == null ? null : waiting.offer();
        if (waiting != null && offer != null && offer.agentId().equals(agentId)) {
          Deciding.endOffer(draft, waiting, offer, End.WITHDRAWN);
        }
      }
    }
    draft.emit(new DeskEvent.PresenceChanged(agentId, presence));
  }

  static Reply release(Draft draft, DeskCommand.ReleaseAbsentAgent release) {
    AgentAtDesk agent = draft.desk().agents().get(release.agentId());
    if (agent == null) {
      return Reply.UNKNOWN_AGENT;
    }
    if (agent.presence() != Presence.OFFLINE || !agent.presentSince().equals(release.goneSince())) {
      return Reply.NOT_DUE;
    }
    for (Served served : List.copyOf(draft.desk().served().values())) {
      if (served.agentId().equals(agent.id())) {
        draft.emit(new DeskEvent.AgentLost(served.conversationId(), agent.id()));
      }
    }
    return Reply.DONE;
  }
}
