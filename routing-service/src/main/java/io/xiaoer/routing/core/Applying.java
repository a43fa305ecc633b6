package io.xiaoer.routing.core;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.desk.DeskEvent.OfferEnded.End;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The only way a desk changes, and how it is rebuilt: the same events in the same order give the
 * same desk, in the owner's memory and in every reader's.
 */
public final class Applying {
  /** Weight of the latest handled conversation in the moving mean: one in eight. */
  private static final long MEAN_WEIGHT = 8;

  private Applying() {}

  /**
   * The desk after an event.
   *
   * @throws IllegalStateException if the event does not follow the desk's last one, or speaks of
   *     what the desk does not know
   */
  public static Desk apply(Desk desk, Envelope.OfEvent<DeskEvent> happened) {
    long seq = happened.facts().seq();
    if (seq != desk.seq() + 1) {
      throw new IllegalStateException(
          "event " + seq + " does not follow " + desk.seq() + " at desk " + desk.id());
    }
    return changed(desk, happened.data(), happened.time(), seq)
        .numbered(seq, desk.recent().noting(happened.facts().causationId(), seq));
  }

  private static Desk changed(Desk desk, DeskEvent event, Instant time, long seq) {
    return switch (event) {
      case DeskEvent.ConversationQueued queued -> queued(desk, queued, time);
      case DeskEvent.ConversationReprioritised known ->
          desk.with(
              desk.line()
                  .with(
                      waiting(desk, known.conversationId())
                          .knowing(
                              known.problemClass(),
                              known.skill(),
                              known.deadline(),
                              known.brief())));
      case DeskEvent.OfferMade made -> offerMade(desk, made, time);
      case DeskEvent.OfferEnded ended -> offerEnded(desk, ended, time, seq);
      case DeskEvent.ConversationAssigned assigned -> assigned(desk, assigned, time);
      case DeskEvent.ConversationAbandoned gone ->
          desk.with(desk.line().without(gone.conversationId())).notReturning(gone.conversationId());
      case DeskEvent.ServiceFinished finished -> finished(desk, finished, time);
      case DeskEvent.AgentLost lost -> lost(desk, lost, time);
      case DeskEvent.AgentSignedIn in -> signedIn(desk, in, time);
      case DeskEvent.PresenceChanged changed ->
          desk.with(desk.agent(changed.agentId()).present(changed.presence(), time));
    };
  }

  private static Desk queued(Desk desk, DeskEvent.ConversationQueued queued, Instant time) {
    boolean again = desk.returning().containsKey(queued.conversationId());
    Waiting waiting =
        new Waiting(
            queued.conversationId(),
            queued.customer(),
            queued.controlEpoch(),
            queued.problemClass(),
            queued.skill(),
            queued.arrivedAt(),
            again ? time : queued.arrivedAt(),
            queued.deadline(),
            queued.brief(),
            null,
            Map.of());
    return desk.notReturning(queued.conversationId()).with(desk.line().with(waiting));
  }

  private static Desk offerMade(Desk desk, DeskEvent.OfferMade made, Instant time) {
    String agentId = made.agent().id();
    Waiting.Offer offer =
        new Waiting.Offer(made.offerId(), agentId, time, made.expiresAt(), made.why());
    return desk.with(desk.line().with(waiting(desk, made.conversationId()).with(offer)))
        .with(desk.agent(agentId).offered(1))
        .offering(made.offerId(), made.conversationId());
  }

  private static Desk offerEnded(Desk desk, DeskEvent.OfferEnded ended, Instant time, long seq) {
    Waiting waiting = waiting(desk, ended.conversationId());
    Waiting.Pass pass = new Waiting.Pass(ended.offerId(), time, seq);
    AgentAtDesk agent = desk.agent(ended.agentId()).offered(-1);
    Desk without = desk.notOffering(ended.offerId());
    return switch (ended.end()) {
      case End.DECLINED ->
          without.with(agent.missed(0)).with(line(without, waiting.passedBy(agent.id(), pass)));
      case End.EXPIRED ->
          without
              .with(agent.missed(agent.missed() + 1))
              .with(line(without, waiting.passedBy(agent.id(), pass)));
      case End.WITHDRAWN -> without.with(agent).with(line(without, waiting.with(null)));
    };
  }

  private static WaitingLine line(Desk desk, Waiting waiting) {
    return desk.line().with(waiting);
  }

  private static Desk assigned(Desk desk, DeskEvent.ConversationAssigned event, Instant time) {
    Waiting waiting = waiting(desk, event.conversationId());
    String agentId = event.agent().id();
    Served served =
        new Served(
            waiting.conversationId(),
            waiting.customer(),
            waiting.controlEpoch(),
            waiting.problemClass(),
            waiting.arrivedAt(),
            waiting.brief(),
            agentId,
            time);
    return desk.with(desk.line().without(waiting.conversationId()))
        .notOffering(event.offerId())
        .with(desk.agent(agentId).offered(-1).missed(0).serving(1, time))
        .serving(served);
  }

  private static Desk finished(Desk desk, DeskEvent.ServiceFinished finished, Instant time) {
    long mean = desk.meanHandledMillis();
    long next =
        mean == 0
            ? finished.handledMillis()
            : mean + (finished.handledMillis() - mean) / MEAN_WEIGHT;
    return desk.notServing(finished.conversationId())
        .with(desk.agent(finished.agentId()).serving(-1, time))
        .handling(next);
  }

  private static Desk lost(Desk desk, DeskEvent.AgentLost lost, Instant time) {
    Served served =
        Desk.known("conversation", lost.conversationId(), desk.served().get(lost.conversationId()));
    Returning returning =
        new Returning(
            served.conversationId(),
            served.customer(),
            served.controlEpoch(),
            served.arrivedAt(),
            served.brief(),
            served.agentId(),
            time);
    return desk.notServing(lost.conversationId())
        .with(desk.agent(lost.agentId()).serving(-1, time))
        .returning(returning);
  }

  private static Desk signedIn(Desk desk, DeskEvent.AgentSignedIn in, Instant time) {
    AgentAtDesk known = desk.agents().get(in.agent().id());
    return desk.with(
        known == null
            ? AgentAtDesk.newcomer(in.agent(), in.skills(), in.capacity(), time)
            : known.signedIn(in.agent(), in.skills(), in.capacity()));
  }

  private static Waiting waiting(Desk desk, String conversationId) {
    return Desk.known("waiting conversation", conversationId, desk.line().find(conversationId));
  }

  /** Milliseconds between two times, never negative: clocks of machines differ a little. */
  static long millis(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis());
  }
}
