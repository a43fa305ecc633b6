package io.xiaoer.local.shop.core;

import io.xiaoer.local.shop.model.Exchange;

/** What came of a wish for an exchange. */
public sealed interface ExchangeDecision {

  /** The shop exchanges; one piece of {@code exchange.newSize()} is to be reserved. */
  record Accepted(Exchange exchange) implements ExchangeDecision {}

  /** The request makes no sense, whatever the order's state; the caller has to change it. */
  record Invalid(String detail) implements ExchangeDecision {}

  /** The shop says no, and why, in words for the customer. */
  record Refused(Code code, String detail) implements ExchangeDecision {

    /** Why the shop says no; the names are part of the REST interface. */
    public enum Code {
      /** The order has not been received. */
      NOT_DELIVERED("not-delivered"),
      /** More than seven days since delivery. */
      WINDOW_OVER("window-over"),
      /** The wanted size is sold out. */
      NO_STOCK("no-stock"),
      /** The product does not come in the wanted size. */
      NO_SUCH_SIZE("no-such-size"),
      /** The piece is already being exchanged. */
      ALREADY_EXCHANGED("already-exchanged"),
      /** The piece is being refunded, or has been. */
      REFUNDED("refunded"),
      /** The idempotency key was used for another request. */
      KEY_REUSED("idempotency-key-reused");

      private final String text;

      Code(String text) {
        this.text = text;
      }

      /** The code as the REST interface spells it. */
      public String text() {
        return text;
      }
    }
  }
}
