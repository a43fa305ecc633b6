package io.xiaoer.local.shop.core;

import io.xiaoer.local.shop.core.Parcels.Carrier;
import io.xiaoer.local.shop.core.ShopData.Account;
import io.xiaoer.local.shop.model.Coupon;
import io.xiaoer.local.shop.model.Customer;
import io.xiaoer.local.shop.model.Customer.Address;
import io.xiaoer.local.shop.model.Customer.Tier;
import io.xiaoer.local.shop.model.Order;
import io.xiaoer.local.shop.model.OrderStatus;
import io.xiaoer.local.shop.model.Payment.Method;
import io.xiaoer.local.shop.model.Product;
import io.xiaoer.local.shop.model.Refund;
import java.time.LocalDate;
import java.util.List;

/** 张敏: looks at sizes, and one of her orders was paid twice. */
final class ZhangMin {

  /** The subject of her access token in the local stack. */
  static final String ID = "11111111-0000-4000-8000-000000000003";

  private static final String WECHAT = "微信支付";

  private ZhangMin() {}

  static Account account(Timeline days, List<Product> goods) {
    Address home = new Address("四川省", "成都市", "武侯区", "天府大道***号");
    Customer customer =
        new Customer(ID, "张敏", "136****0382", Tier.REGULAR, LocalDate.of(2025, 8, 21), "zh", home);
    List<Coupon> coupons =
        List.of(
            Coupons.newcomer(days, Coupon.Status.AVAILABLE),
            Coupons.clothes(days, Coupon.Status.AVAILABLE));
    List<Order> orders =
        List.of(
            dressNotPaid(days, goods),
            paidTwice(days, goods),
            deliveredCardigan(days, goods),
            jeans(days, goods),
            slippers(days, goods));
    return new Account(customer, coupons, orders);
  }

  private static Order dressNotPaid(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(0, 8, 52), 37, goods)
        .item("p-1001", "L", 1)
        .as(OrderStatus.WAITING_PAYMENT);
  }

  private static Order paidTwice(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(1, 16, 30), 131, goods)
        .item("p-2003", "37", 1)
        .paid(Method.WECHAT_PAY, WECHAT, 1)
        .paid(Method.WECHAT_PAY, WECHAT, 3)
        .as(OrderStatus.PAID);
  }

  private static Order deliveredCardigan(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(6, 11, 15), 95, goods)
        .item("p-1004", "L", 1)
        .item("p-1003", "S", 1)
        .paid(Method.WECHAT_PAY, WECHAT, 1)
        .delivered(
            Parcels.delivered(
                Carrier.ZTO, "ZTO78260118405213", "成都", days.daysAgo(5, 10, 10), "菜鸟驿站"))
        .as(OrderStatus.DELIVERED);
  }

  private static Order jeans(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(38, 21, 5), 27, goods)
        .item("p-1005", "M", 1)
        .paid(Method.BANK_CARD, "建设银行储蓄卡（尾号 0471）", 2)
        .delivered(
            Parcels.delivered(
                Carrier.ZTO, "ZTO78260097716208", "成都", days.daysAgo(37, 13, 0), "菜鸟驿站"))
        .as(OrderStatus.COMPLETED);
  }

  private static Order slippers(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(52, 9, 33), 12, goods)
        .item("p-2004", "36", 1)
        .paid(Method.WECHAT_PAY, WECHAT, 1)
        .delivered(
            Parcels.delivered(
                Carrier.ZTO, "ZTO78260081149305", "成都", days.daysAgo(51, 14, 20), "本人"))
        .refund(
            1,
            Refund.Status.COMPLETED,
            "尺码不合适",
            "原路退回微信零钱",
            days.daysAgo(47, 20, 15),
            days.daysAgo(43, 20, 15).toLocalDate())
        .as(OrderStatus.REFUNDED);
  }
}
