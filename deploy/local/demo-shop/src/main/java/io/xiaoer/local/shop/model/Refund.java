package io.xiaoer.local.shop.model;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Money that goes back to a customer. */
@Schema(description = "Money that goes back to the customer.")
public record Refund(
    @Schema(examples = "ref-20261112000087-1") String refundId,
    @Schema(
            description = "The line that is refunded; absent if all of the order is.",
            examples = "20261112000087-1",
            nullable = true)
        @Nullable String itemId,
    @Schema(description = "In fen (CNY).", examples = "15900") int amountFen,
    @Schema(examples = "BANK_PROCESSING") Status status,
    @Schema(examples = "质量问题：杯盖漏水") String reason,
    @Schema(description = "Where the money goes.", examples = "原路退回支付宝") String destination,
    @Schema(examples = "2026-11-18T10:20:00+08:00") OffsetDateTime requestedAt,
    @Schema(description = "The day by which the money is there.", examples = "2026-11-24")
        LocalDate expectedBy,
    @Schema(
            description = "When the money was there; absent before.",
            examples = "2026-11-20T16:00:00+08:00",
            nullable = true)
        @Nullable OffsetDateTime completedAt) {

  /** How far the refund is. */
  public enum Status {
    /** Asked for; the shop is looking at it. */
    REQUESTED,
    /** The shop agreed; the goods are on their way back. */
    WAITING_RETURN,
    /** The shop has paid; the bank is working. */
    BANK_PROCESSING,
    /** The money is there. */
    COMPLETED
  }
}
