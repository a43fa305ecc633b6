package io.xiaoer.local.shop.model;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an order stands. */
@Schema(description = "Where an order stands.")
public enum OrderStatus {
  /** Placed, not paid. */
  WAITING_PAYMENT,
  /** The last payment attempt was refused. */
  PAYMENT_FAILED,
  /** Paid, not handed to a carrier. */
  PAID,
  /** With the carrier. */
  SHIPPED,
  /** Received; an exchange is possible for seven days. */
  DELIVERED,
  /** Received and confirmed by the customer. */
  COMPLETED,
  /** Money is on its way back. */
  REFUNDING,
  /** All money has been returned. */
  REFUNDED,
  /** Cancelled before payment. */
  CLOSED
}
