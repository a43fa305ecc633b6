package io.xiaoer.local.shop.core;

import io.xiaoer.local.shop.model.Coupon;
import io.xiaoer.local.shop.model.Customer;
import io.xiaoer.local.shop.model.Order;
import io.xiaoer.local.shop.model.Product;
import java.time.OffsetDateTime;
import java.util.List;

/** Everything that the shop knows at its first start. */
public record ShopData(List<Product> products, List<Account> accounts) {

  /**
   * A customer with what belongs to him.
   *
   * @param orders newest first
   */
  public record Account(Customer customer, List<Coupon> coupons, List<Order> orders) {}

  /**
   * The shop as it looks to somebody who starts it at {@code now}: parcels are under way, a payment
   * failed this morning. The same {@code now} gives the same data.
   */
  public static ShopData at(OffsetDateTime now) {
    Timeline days = new Timeline(now);
    List<Product> products = Catalogue.products();
    return new ShopData(
        products,
        List.of(
            LiNa.account(days, products),
            WangWei.account(days, products),
            ZhangMin.account(days, products),
            ZhaoLei.account(days, products)));
  }
}
