package io.xiaoer.contracts.ticket;

import io.xiaoer.contracts.Event;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.ReportReason;
import io.xiaoer.contracts.encryption.Personal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a ticket. Its id is the envelope's subject, its number {@code facts.seq}.
 */
public sealed interface TicketEvent extends Event {
  /**
   * A finished conversation was rated.
   *
   * @param conversationId which
   * @param shopId the shop that served
   * @param agentId the agent who served last; absent where the bot served alone
   * @param stars 1 to 5
   * @param solved the customer's answer to "is it solved?"
   * @param comment his words, if any
   */
  record RatingRecorded(
      String conversationId,
      String shopId,
      @Nullable String agentId,
      int stars,
      boolean solved,
      @Nullable @Personal String comment)
      implements TicketEvent {
    /** Checks the limits. */
    public RatingRecorded {
      Limits.id("conversationId", conversationId);
      Limits.id("shopId", shopId);
      Limits.optionalText("agentId", agentId, Limits.ID_CHARS);
      Limits.range("stars", stars, 1, 5);
      Limits.optionalPersonalText("comment", comment, Limits.SUMMARY_CHARS);
    }
  }

  /**
   * An unsolved conversation became a case that somebody must settle.
   *
   * @param conversationId where it began
   * @param shopId the shop that must settle it
   * @param customer whose it is
   * @param dueAt until when the customer must have an answer
   */
  record CaseOpened(String conversationId, String shopId, Customer customer, Instant dueAt)
      implements TicketEvent {
    /** Checks the limits. */
    public CaseOpened {
      Limits.id("conversationId", conversationId);
      Limits.id("shopId", shopId);
      Limits.required("customer", customer);
      Limits.required("dueAt", dueAt);
    }
  }

  /**
   * A message that the customer reported became a case that a supervisor or an officer must settle.
   *
   * @param conversationId where it was said
   * @param shopId the shop that serves
   * @param customer who reported
   * @param agentId the agent who served last; absent where the bot served alone
   * @param messageSeq the message's number
   * @param reason why
   * @param comment his words, if any
   * @param dueAt until when he must have an answer
   */
  record ReportOpened(
      String conversationId,
      String shopId,
      Customer customer,
      @Nullable String agentId,
      long messageSeq,
      ReportReason reason,
      @Nullable @Personal String comment,
      Instant dueAt)
      implements TicketEvent {
    /** Checks the limits. */
    public ReportOpened {
      Limits.id("conversationId", conversationId);
      Limits.id("shopId", shopId);
      Limits.required("customer", customer);
      Limits.optionalText("agentId", agentId, Limits.ID_CHARS);
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
      Limits.required("reason", reason);
      Limits.optionalPersonalText("comment", comment, Limits.SUMMARY_CHARS);
      Limits.required("dueAt", dueAt);
    }
  }
}
