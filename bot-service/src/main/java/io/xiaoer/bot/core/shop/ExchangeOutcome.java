package io.xiaoer.bot.core.shop;

/** What came of asking the shop for an exchange. */
public sealed interface ExchangeOutcome {
  /**
   * The shop exchanges.
   *
   * @param exchangeId its number
   */
  record Accepted(String exchangeId) implements ExchangeOutcome {}

  /**
   * The shop's rules say no.
   *
   * @param code stable, for example {@code no-stock}
   * @param detail in words for the customer
   */
  record Refused(String code, String detail) implements ExchangeOutcome {}

  /** The shop did not answer in time; nobody knows whether it has the request. */
  record Unreachable() implements ExchangeOutcome {}
}
