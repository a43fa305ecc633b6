package io.xiaoer.routing.core;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.conversation.HandOverBrief;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.desk.DeskEvent.OfferEnded.End;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.routing.core.Decision.Reply;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command does to a desk. Deterministic: the time and every id come in with the command. */
public final class Deciding {
  private Deciding() {}

  /**
   * Decides.
   *
   * @param desk the desk now
   * @param command what is asked, possibly for the second time
   * @param now the command's time in its topic
   * @param policy the rules in force
   */
  public static Decision decide(
      Desk desk, Envelope.OfCommand<DeskCommand> command, Instant now, RoutingPolicy policy) {
    if (desk.recent().find(command.id()) != null) {
      return new Decision(List.of(), Reply.REPEATED, desk);
    }
    Draft draft = new Draft(desk, command, now, policy);
    Reply reply =
        switch (command.data()) {
          case DeskCommand.Enqueue enqueue -> enqueue(draft, enqueue);
          case DeskCommand.Reprioritise more -> reprioritise(draft, more);
          case DeskCommand.EndConversation end -> end(draft, end.conversationId());
          case DeskCommand.SignIn signIn -> Attendance.signIn(draft, signIn);
          case DeskCommand.ChangePresence change -> Attendance.change(draft, change);
          case DeskCommand.AcceptOffer accept -> accept(draft, accept);
          case DeskCommand.DeclineOffer decline -> decline(draft, decline);
          case DeskCommand.ExpireOffer expire -> expire(draft, expire.offerId());
          case DeskCommand.ReleaseAbsentAgent release -> Attendance.release(draft, release);
        };
    Matching.match(draft);
    return draft.done(reply);
  }

  private static Reply enqueue(Draft draft, DeskCommand.Enqueue enqueue) {
    String id = enqueue.conversationId();
    Instant arrivedAt = enqueue.arrivedAt();
    HandOverBrief brief = enqueue.brief();
    Waiting waiting = draft.desk().line().find(id);
    Served served = draft.desk().served().get(id);
    Returning returning = draft.desk().returning().get(id);
    if (waiting != null) {
      if (enqueue.controlEpoch() <= waiting.controlEpoch()) {
        return Reply.STALE_EPOCH;
      }
      withdraw(draft, waiting);
      arrivedAt = waiting.arrivedAt();
      brief = brief == null ? waiting.brief() : brief;
    } else if (served != null) {
      if (enqueue.controlEpoch() <= served.controlEpoch()) {
        return Reply.STALE_EPOCH;
      }
      finish(draft, served);
    } else if (returning != null) {
      if (enqueue.controlEpoch() <= returning.controlEpoch()) {
        return Reply.STALE_EPOCH;
      }
      arrivedAt = returning.arrivedAt();
      brief = brief == null ? returning.brief() : brief;
    }
    draft.emit(queued(enqueue, arrivedAt, brief, draft.policy()));
    return Reply.DONE;
  }

  private static DeskEvent queued(
      DeskCommand.Enqueue enqueue,
      Instant arrivedAt,
      @Nullable HandOverBrief brief,
      RoutingPolicy policy) {
    ProblemClass problem = RoutingPolicy.problemClass(brief);
    return new DeskEvent.ConversationQueued(
        enqueue.conversationId(),
        enqueue.customer(),
        enqueue.controlEpoch(),
        problem,
        RoutingPolicy.skill(problem),
        arrivedAt,
        arrivedAt.plus(policy.target(enqueue.customer(), brief)),
        brief);
  }

  private static Reply reprioritise(Draft draft, DeskCommand.Reprioritise more) {
    Waiting waiting = draft.desk().line().find(more.conversationId());
    if (waiting == null) {
      return Reply.UNKNOWN_CONVERSATION;
    }
    if (more.brief().equals(waiting.brief())) {
      return Reply.DONE;
    }
    ProblemClass problem = more.brief().problemClass();
    String skill = RoutingPolicy.skill(problem);
    Instant deadline =
        waiting.arrivedAt().plus(draft.policy().target(waiting.customer(), more.brief()));
    String needed = Matching.neededSkill(draft.desk(), skill, deadline, draft.now());
    Waiting.Offer offer = waiting.offer();
    if (offer != null && !draft.desk().agent(offer.agentId()).can(needed)) {
      withdraw(draft, waiting);
    }
    draft.emit(
        new DeskEvent.ConversationReprioritised(
            waiting.conversationId(), problem, skill, deadline, more.brief()));
    return Reply.DONE;
  }

  private static Reply end(Draft draft, String conversationId) {
    Waiting waiting = draft.desk().line().find(conversationId);
    if (waiting != null) {
      withdraw(draft, waiting);
      abandon(draft, conversationId, waiting.since());
      return Reply.DONE;
    }
    Returning returning = draft.desk().returning().get(conversationId);
    if (returning != null) {
      abandon(draft, conversationId, returning.lostAt());
      return Reply.DONE;
    }
    Served served = draft.desk().served().get(conversationId);
    if (served != null) {
      finish(draft, served);
      return Reply.DONE;
    }
    return Reply.UNKNOWN_CONVERSATION;
  }

  private static void abandon(Draft draft, String conversationId, Instant since) {
    draft.emit(
        new DeskEvent.ConversationAbandoned(conversationId, Applying.millis(since, draft.now())));
  }

  private static void finish(Draft draft, Served served) {
    draft.emit(
        new DeskEvent.ServiceFinished(
            served.conversationId(),
            served.agentId(),
            Applying.millis(served.assignedAt(), draft.now())));
  }

  private static void withdraw(Draft draft, Waiting waiting) {
    Waiting.Offer offer = waiting.offer();
    if (offer != null) {
      endOffer(draft, waiting, offer, End.WITHDRAWN);
    }
  }

  static void endOffer(Draft draft, Waiting waiting, Waiting.Offer offer, End end) {
    draft.emit(
        new DeskEvent.OfferEnded(offer.id(), waiting.conversationId(), offer.agentId(), end));
  }

  private static Reply accept(Draft draft, DeskCommand.AcceptOffer accept) {
    Waiting waiting = offered(draft.desk(), accept.offerId(), accept.agentId());
    if (waiting == null) {
      return Reply.OFFER_GONE;
    }
    draft.emit(
        new DeskEvent.ConversationAssigned(
            waiting.conversationId(),
            draft.desk().agent(accept.agentId()).agent(),
            waiting.controlEpoch(),
            accept.offerId(),
            Applying.millis(waiting.since(), draft.now())));
    return Reply.DONE;
  }

  private static Reply decline(Draft draft, DeskCommand.DeclineOffer decline) {
    Waiting waiting = offered(draft.desk(), decline.offerId(), decline.agentId());
    Waiting.Offer offer = waiting == null ? null : waiting.offer();
    if (waiting == null || offer == null) {
      return Reply.OFFER_GONE;
    }
    endOffer(draft, waiting, offer, End.DECLINED);
    return Reply.DONE;
  }

  private static @Nullable Waiting offered(Desk desk, String offerId, String agentId) {
    String conversationId = desk.offers().get(offerId);
    Waiting waiting = conversationId == null ? null : desk.line().find(conversationId);
    Waiting.Offer offer = waiting == null ? null : waiting.offer();
    return offer != null && offer.agentId().equals(agentId) ? waiting : null;
  }

  /**
   * An offer that is open ends. One that has ended needs nothing more: this is then the timer of a
   * pass, after which the agent may be asked again, and matching sees that by itself.
   */
  private static Reply expire(Draft draft, String offerId) {
    String conversationId = draft.desk().offers().get(offerId);
    Waiting waiting = conversationId == null ? null : draft.desk().line().find(conversationId);
    Waiting.Offer offer = waiting == null ? null : waiting.offer();
    if (waiting == null || offer == null || draft.now().isBefore(offer.expiresAt())) {
      return Reply.NOT_DUE;
    }
    endOffer(draft, waiting, offer, End.EXPIRED);
    if (draft.desk().agent(offer.agentId()).missed() >= draft.policy().missedOffers()) {
      Attendance.become(draft, offer.agentId(), Presence.AWAY);
    }
    return Reply.DONE;
  }
}
