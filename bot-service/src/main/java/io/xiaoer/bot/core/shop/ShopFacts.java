package io.xiaoer.bot.core.shop;

import java.util.List;

/**
 * What the shop said for one turn. A part that was not asked for is empty.
 *
 * @param reachable whether the shop answered; if not, nothing else can be trusted
 * @param orders the customer's orders, newest first
 * @param coupons his coupons
 * @param catalogue the shop's products
 */
public record ShopFacts(
    boolean reachable, List<Order> orders, List<Coupon> coupons, List<Product> catalogue) {
  /** Copies the lists. */
  public ShopFacts {
    orders = List.copyOf(orders);
    coupons = List.copyOf(coupons);
    catalogue = List.copyOf(catalogue);
  }

  /** Nothing was needed. */
  public static final ShopFacts NONE = new ShopFacts(true, List.of(), List.of(), List.of());

  /** The shop did not answer in time. */
  public static final ShopFacts UNREACHABLE = new ShopFacts(false, List.of(), List.of(), List.of());
}
