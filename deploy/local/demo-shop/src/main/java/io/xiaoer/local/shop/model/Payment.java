package io.xiaoer.local.shop.model;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One attempt to pay an order. */
@Schema(description = "One attempt to pay an order.")
public record Payment(
    @Schema(examples = "pay-20261121000042-1") String paymentId,
    @Schema(examples = "BANK_CARD") Method method,
    @Schema(description = "Bank or wallet, card number hidden.", examples = "招商银行储蓄卡（尾号 6214）")
        String account,
    @Schema(description = "In fen (CNY).", examples = "25900") int amountFen,
    @Schema(examples = "FAILED") Status status,
    @Schema(examples = "2026-11-21T09:32:10+08:00") OffsetDateTime attemptedAt,
    @Schema(
            description = "Why it failed; absent otherwise.",
            examples = "INSUFFICIENT_BALANCE",
            nullable = true)
        @Nullable FailureCode failureCode,
    @Schema(
            description = "The bank's words; absent otherwise.",
            examples = "银行拒绝：账户余额不足",
            nullable = true)
        @Nullable String failureReason) {

  /** How the customer pays. */
  public enum Method {
    /** Alipay. */
    ALIPAY,
    /** WeChat Pay. */
    WECHAT_PAY,
    /** A bank card. */
    BANK_CARD
  }

  /** What came of the attempt. */
  public enum Status {
    /** The bank has not answered. */
    PENDING,
    /** The money was taken. */
    SUCCEEDED,
    /** The bank refused. */
    FAILED,
    /** The money was taken and has been returned. */
    REFUNDED
  }

  /** Why a bank refuses. */
  public enum FailureCode {
    /** Not enough money on the account. */
    INSUFFICIENT_BALANCE,
    /** The card's limit for one payment or for the day is exceeded. */
    LIMIT_EXCEEDED
  }
}
