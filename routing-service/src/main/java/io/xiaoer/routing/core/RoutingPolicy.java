package io.xiaoer.routing.core;

import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.HandOverBrief;
import io.xiaoer.contracts.conversation.ProblemClass;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Every number of the desk's rules. Whoever changes one changes {@link #version}, which stands in
 * every event that the policy took part in: the same commands under the same version give the same
 * decisions.
 *
 * @param offerTime how long an agent may think about an offer
 * @param passTime how long an agent who passed a conversation is not asked again, unless everybody
 *     else was
 * @param absenceTime how long an agent may be gone before his conversations wait again
 * @param missedOffers after how many unanswered offers in a row an agent counts as away
 */
public record RoutingPolicy(
    Duration offerTime, Duration passTime, Duration absenceTime, int missedOffers) {
  /** The name under which the version stands in an event's facts. */
  public static final String NAME = "routing-policy";

  /** The skill that everybody has. */
  public static final String GENERAL_SKILL = "general";

  /** The policy as it is meant: 20 s to answer, 60 s after a pass, 60 s of absence, two misses. */
  public static final RoutingPolicy STANDARD =
      new RoutingPolicy(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(60), 2);

  /** Raised with every change of the rules in this class or in {@link Matching}. */
  private static final String RULES = "2";

  /** Names the rules and the times in force, for example {@code 2/offer20s/pass60s/absent60s/2}. */
  public String version() {
    return RULES
        + "/offer"
        + offerTime.toSeconds()
        + "s/pass"
        + passTime.toSeconds()
        + "s/absent"
        + absenceTime.toSeconds()
        + "s/"
        + missedOffers;
  }

  /**
   * Within what time after its arrival a conversation should have its agent. Urgency and ageing so
   * become one comparable number, a deadline, and nobody starves: a waiting conversation's deadline
   * stands still while those of newcomers move on.
   *
   * @param customer whose conversation
   * @param brief what is known; {@code null} counts as a general matter of a calm customer
   */
  public Duration target(Customer customer, @Nullable HandOverBrief brief) {
    long millis = problemTarget(problemClass(brief)).toMillis();
    long ofTier =
        switch (customer.tier()) {
          case VIP -> millis / 2;
          case STANDARD -> millis;
          case GUEST -> millis * 3 / 2;
        };
    HandOverBrief.Mood mood = brief == null ? HandOverBrief.Mood.CALM : brief.mood();
    return Duration.ofMillis(
        switch (mood) {
          case CALM, UPSET -> ofTier;
          case ANGRY -> ofTier / 2;
        });
  }

  private static Duration problemTarget(ProblemClass problem) {
    return Duration.ofSeconds(
        switch (problem) {
          case PAYMENTS -> 60;
          case COMPLAINT -> 90;
          case AFTER_SALES, LOGISTICS -> 240;
          case GENERAL -> 420;
          case PRODUCTS -> 600;
        });
  }

  /** The kind of problem, as far as it is known. */
  public static ProblemClass problemClass(@Nullable HandOverBrief brief) {
    return brief == null ? ProblemClass.GENERAL : brief.problemClass();
  }

  /** The skill that a kind of problem needs. */
  public static String skill(ProblemClass problem) {
    return switch (problem) {
      case PAYMENTS -> "payments";
      case COMPLAINT -> "complaints";
      case AFTER_SALES -> "after-sales";
      case LOGISTICS -> "logistics";
      case PRODUCTS -> "products";
      case GENERAL -> GENERAL_SKILL;
    };
  }
}
