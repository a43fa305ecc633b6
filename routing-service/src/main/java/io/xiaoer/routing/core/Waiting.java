package io.xiaoer.routing.core;

import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.HandOverBrief;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.contracts.desk.Why;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that waits for an agent.
 *
 * @param conversationId which
 * @param customer whose
 * @param controlEpoch the epoch of the conversation log in which it waits
 * @param problemClass the kind of problem, as far as known
 * @param skill the skill that is needed
 * @param arrivedAt when it first began to wait; stays the same when it loses its agent
 * @param since when this wait began
 * @param deadline when an agent should have it
 * @param brief what the bot knows, if anything
 * @param offer to whom it is offered right now, if to anybody
 * @param passes who has passed it, by agent id
 */
public record Waiting(
    String conversationId,
    Customer customer,
    int controlEpoch,
    ProblemClass problemClass,
    String skill,
    Instant arrivedAt,
    Instant since,
    Instant deadline,
    @Nullable HandOverBrief brief,
    @Nullable Offer offer,
    Map<String, Pass> passes) {
  /** Earliest deadline first; ties by arrival, then by id, so that the order is total. */
  public static final Comparator<Waiting> ORDER =
      Comparator.comparing(Waiting::deadline)
          .thenComparing(Waiting::arrivedAt)
          .thenComparing(Waiting::conversationId);

  /** Copies the passes. */
  public Waiting {
    passes = Map.copyOf(passes);
  }

  /**
   * An offer that is open.
   *
   * @param id its id
   * @param agentId to whom
   * @param madeAt when
   * @param expiresAt until when he can take it
   * @param why why he
   */
  public record Offer(String id, String agentId, Instant madeAt, Instant expiresAt, Why why) {}

  /**
   * Somebody let the conversation pass.
   *
   * @param offerId the offer that he declined or did not answer
   * @param at when that ended
   * @param seq number of the event, which orders passes of the same instant
   */
  public record Pass(String offerId, Instant at, long seq) {}

  Waiting with(@Nullable Offer changed) {
    return new Waiting(
        conversationId,
        customer,
        controlEpoch,
        problemClass,
        skill,
        arrivedAt,
        since,
        deadline,
        brief,
        changed,
        passes);
  }

  Waiting passedBy(String agentId, Pass pass) {
    Map<String, Pass> more = new TreeMap<>(passes);
    more.put(agentId, pass);
    return new Waiting(
        conversationId,
        customer,
        controlEpoch,
        problemClass,
        skill,
        arrivedAt,
        since,
        deadline,
        brief,
        null,
        more);
  }

  Waiting knowing(
      ProblemClass problem, String neededSkill, Instant newDeadline, HandOverBrief told) {
    return new Waiting(
        conversationId,
        customer,
        controlEpoch,
        problem,
        neededSkill,
        arrivedAt,
        since,
        newDeadline,
        told,
        offer,
        passes);
  }
}
