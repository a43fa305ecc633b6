package io.xiaoer.bot.core.dialogue;

/** What an answer needs of the shop. */
public enum Need {
  /** The customer's orders with parcels, payments and refunds. */
  ORDERS,
  /** The customer's coupons. */
  COUPONS,
  /** The shop's products. */
  CATALOGUE
}
