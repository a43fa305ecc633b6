package io.xiaoer.bot.core.shop;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order with everything that belongs to it.
 *
 * @param orderId its number
 * @param customerId whose it is
 * @param status where it stands
 * @param placedAt when it was placed
 * @param deliveredAt when it was received
 * @param items its lines
 * @param amounts its sums
 * @param payment the latest payment attempt
 * @param payments all attempts, oldest first
 * @param parcel absent until a carrier has the goods
 * @param refunds oldest first
 */
public record Order(
    String orderId,
    String customerId,
    Status status,
    OffsetDateTime placedAt,
    @Nullable OffsetDateTime deliveredAt,
    List<Item> items,
    Amounts amounts,
    @Nullable Payment payment,
    @Nullable List<Payment> payments,
    @Nullable Parcel parcel,
    @Nullable List<Refund> refunds) {

  /** Where an order stands. */
  public enum Status {
    WAITING_PAYMENT,
    PAYMENT_FAILED,
    PAID,
    SHIPPED,
    DELIVERED,
    COMPLETED,
    REFUNDING,
    REFUNDED,
    CLOSED
  }

  /** One line of an order; the price is of one piece, in fen. */
  public record Item(
      String itemId,
      String productId,
      String name,
      String nameEn,
      String size,
      int quantity,
      long unitPriceFen,
      @Nullable String imageUrl) {}

  /** The order's sum, in fen. */
  public record Amounts(long totalFen) {}

  /** One attempt to pay; the reason is the bank's words. */
  public record Payment(
      String method,
      String account,
      long amountFen,
      String status,
      OffsetDateTime attemptedAt,
      @Nullable String failureCode,
      @Nullable String failureReason) {}

  /** The parcel; events oldest first. */
  public record Parcel(
      String carrier,
      String number,
      String status,
      List<Event> events,
      @Nullable OffsetDateTime eta) {
    /** One scan of the parcel. */
    public record Event(OffsetDateTime time, String place, String text) {}
  }

  /** Money on its way back, in fen. */
  public record Refund(
      String refundId,
      @Nullable String itemId,
      long amountFen,
      String status,
      String reason,
      String destination,
      OffsetDateTime requestedAt,
      @Nullable LocalDate expectedBy,
      @Nullable OffsetDateTime completedAt) {}

  /** Whether the goods have been received. */
  public boolean received() {
    return status == Status.DELIVERED || status == Status.COMPLETED;
  }

  /** The payment attempts, oldest first; empty if there was none. */
  public List<Payment> attempts() {
    return payments == null ? List.of() : payments;
  }

  /** The refunds, oldest first; empty if there is none. */
  public List<Refund> paybacks() {
    return refunds == null ? List.of() : refunds;
  }
}
