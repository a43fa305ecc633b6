package io.xiaoer.contracts.ticket;

import io.xiaoer.contracts.Command;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.ReportReason;
import io.xiaoer.contracts.encryption.Personal;
import org.jspecify.annotations.Nullable;

/** What may be asked of a ticket. Its id is the envelope's subject. */
public sealed interface TicketCommand extends Command {
  /**
   * Keeps the rating of one finished conversation, and opens a case if it was not solved.
   *
   * @param conversationId which
   * @param shopId the shop that served
   * @param customer who rates
   * @param agentId the agent who served last; absent where the bot served alone
   * @param stars 1 to 5
   * @param solved the customer's answer to "is it solved?"
   * @param comment his words, if any
   */
  record RecordRating(
      String conversationId,
      String shopId,
      Customer customer,
      @Nullable String agentId,
      int stars,
      boolean solved,
      @Nullable @Personal String comment)
      implements TicketCommand {
    /** Checks the limits. */
    public RecordRating {
      Limits.id("conversationId", conversationId);
      Limits.id("shopId", shopId);
      Limits.required("customer", customer);
      Limits.optionalText("agentId", agentId, Limits.ID_CHARS);
      Limits.range("stars", stars, 1, 5);
      Limits.optionalPersonalText("comment", comment, Limits.SUMMARY_CHARS);
    }
  }

  /**
   * Opens a case about a message that the customer reported; supervisors and officers settle it.
   *
   * @param conversationId where it was said
   * @param shopId the shop that serves
   * @param customer who reports
   * @param agentId the agent who served last; absent where the bot serves alone
   * @param messageSeq the message's number
   * @param reason why
   * @param comment his words, if any
   */
  record OpenReport(
      String conversationId,
      String shopId,
      Customer customer,
      @Nullable String agentId,
      long messageSeq,
      ReportReason reason,
      @Nullable @Personal String comment)
      implements TicketCommand {
    /** Checks the limits. */
    public OpenReport {
      Limits.id("conversationId", conversationId);
      Limits.id("shopId", shopId);
      Limits.required("customer", customer);
      Limits.optionalText("agentId", agentId, Limits.ID_CHARS);
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
      Limits.required("reason", reason);
      Limits.optionalPersonalText("comment", comment, Limits.SUMMARY_CHARS);
    }
  }
}
