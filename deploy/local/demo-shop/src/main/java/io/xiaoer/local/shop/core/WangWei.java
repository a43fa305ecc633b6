package io.xiaoer.local.shop.core;

import io.xiaoer.local.shop.core.Parcels.Carrier;
import io.xiaoer.local.shop.core.ShopData.Account;
import io.xiaoer.local.shop.model.Coupon;
import io.xiaoer.local.shop.model.Customer;
import io.xiaoer.local.shop.model.Customer.Address;
import io.xiaoer.local.shop.model.Customer.Tier;
import io.xiaoer.local.shop.model.Order;
import io.xiaoer.local.shop.model.OrderStatus;
import io.xiaoer.local.shop.model.Payment.FailureCode;
import io.xiaoer.local.shop.model.Payment.Method;
import io.xiaoer.local.shop.model.Product;
import java.time.LocalDate;
import java.util.List;

/** 王伟: his bank refused a payment this morning; another parcel arrives today. */
final class WangWei {

  /** The subject of his access token in the local stack. */
  static final String ID = "11111111-0000-4000-8000-000000000002";

  private static final String DEBIT = "招商银行储蓄卡（尾号 6214）";
  private static final String CREDIT = "工商银行信用卡（尾号 8830）";

  private WangWei() {}

  static Account account(Timeline days, List<Product> goods) {
    Address home = new Address("广东省", "深圳市", "南山区", "科技园南区***栋");
    Customer customer =
        new Customer(ID, "王伟", "139****7715", Tier.SILVER, LocalDate.of(2024, 2, 3), "zh", home);
    List<Coupon> coupons =
        List.of(
            Coupons.wholeShop(days, Coupon.Status.AVAILABLE),
            Coupons.clothes(days, Coupon.Status.EXPIRED));
    List<Order> orders =
        List.of(
            paymentFailed(days, goods),
            arrivesToday(days, goods),
            closed(days, goods),
            casserole(days, goods),
            earbuds(days, goods));
    return new Account(customer, coupons, orders);
  }

  private static Order paymentFailed(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(0, 9, 26), 42, goods)
        .item("p-1006", "L", 1)
        .refused(Method.BANK_CARD, CREDIT, 1, FailureCode.LIMIT_EXCEEDED, "银行拒绝：超出单笔支付限额")
        .refused(Method.BANK_CARD, DEBIT, 4, FailureCode.INSUFFICIENT_BALANCE, "银行拒绝：账户余额不足")
        .as(OrderStatus.PAYMENT_FAILED);
  }

  private static Order arrivesToday(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(3, 13, 37), 115, goods)
        .item("p-5003", Product.ONE_SIZE, 1)
        .paid(Method.BANK_CARD, DEBIT, 1)
        .underWay(
            Parcels.outForDelivery(
                Carrier.JD,
                "JDX020118834406",
                "深圳",
                days.minutesAgo(28 * 60),
                days.now().plusHours(3)))
        .as(OrderStatus.SHIPPED);
  }

  private static Order closed(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(9, 23, 12), 74, goods)
        .item("p-5002", Product.ONE_SIZE, 1)
        .refused(Method.BANK_CARD, CREDIT, 2, FailureCode.LIMIT_EXCEEDED, "银行拒绝：超出当日支付限额")
        .as(OrderStatus.CLOSED);
  }

  private static Order casserole(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(16, 20, 44), 63, goods)
        .item("p-4001", Product.ONE_SIZE, 1)
        .discount(3000)
        .paid(Method.WECHAT_PAY, "微信支付", 1)
        .delivered(
            Parcels.delivered(Carrier.JD, "JDX020116220958", "深圳", days.daysAgo(15, 9, 55), "物业"))
        .as(OrderStatus.DELIVERED);
  }

  private static Order earbuds(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(33, 10, 18), 31, goods)
        .item("p-5002", Product.ONE_SIZE, 1)
        .paid(Method.WECHAT_PAY, "微信支付", 1)
        .delivered(
            Parcels.delivered(Carrier.SF, "SF1390238846150", "深圳", days.daysAgo(32, 17, 30), "本人"))
        .as(OrderStatus.COMPLETED);
  }
}
