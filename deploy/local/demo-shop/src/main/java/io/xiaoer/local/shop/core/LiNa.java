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

/** 李娜: a parcel under way, a dress that may be exchanged, a refund that she waits for. */
final class LiNa {

  /** The subject of her access token in the local stack. */
  static final String ID = "11111111-0000-4000-8000-000000000001";

  private static final String ALIPAY = "支付宝（尾号 2046）";

  private LiNa() {}

  static Account account(Timeline days, List<Product> goods) {
    Address home = new Address("上海市", "上海市", "徐汇区", "漕溪北路***弄");
    Customer customer =
        new Customer(ID, "李娜", "138****2046", Tier.GOLD, LocalDate.of(2023, 5, 18), "zh", home);
    List<Coupon> coupons =
        List.of(
            Coupons.wholeShop(days, Coupon.Status.AVAILABLE),
            Coupons.clothes(days, Coupon.Status.AVAILABLE),
            Coupons.home(days, Coupon.Status.USED));
    List<Order> orders =
        List.of(
            shoesUnderWay(days, goods),
            deliveredDress(days, goods),
            refundInProgress(days, goods),
            refundedVase(days, goods),
            bedding(days, goods),
            shirts(days, goods));
    return new Account(customer, coupons, orders);
  }

  private static Order shoesUnderWay(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(2, 20, 14), 123, goods)
        .item("p-2001", "38", 1)
        .item("p-4002", Product.ONE_SIZE, 1)
        .discount(3000)
        .paid(Method.ALIPAY, ALIPAY, 1)
        .underWay(
            Parcels.underWay(
                Carrier.SF, "SF1390257741806", "上海", days.daysAgo(1, 14, 5), days.daysAhead(1, 18)))
        .as(OrderStatus.SHIPPED);
  }

  private static Order deliveredDress(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(5, 21, 40), 101, goods)
        .item("p-1001", "M", 1)
        .discount(3000)
        .paid(Method.ALIPAY, ALIPAY, 2)
        .delivered(
            Parcels.delivered(Carrier.SF, "SF1390255820417", "上海", days.daysAgo(4, 10, 30), "本人"))
        .as(OrderStatus.DELIVERED);
  }

  private static Order refundInProgress(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(12, 19, 3), 87, goods)
        .item("p-4005", Product.ONE_SIZE, 1)
        .paid(Method.ALIPAY, ALIPAY, 1)
        .delivered(
            Parcels.delivered(
                Carrier.ZTO, "ZTO78260114930577", "上海", days.daysAgo(11, 9, 20), "丰巢快递柜"))
        .refund(
            1,
            Refund.Status.BANK_PROCESSING,
            "质量问题：壶盖密封不严，漏水",
            "原路退回支付宝",
            days.daysAgo(3, 10, 20),
            days.daysAhead(3, 12).toLocalDate())
        .as(OrderStatus.REFUNDING);
  }

  private static Order refundedVase(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(28, 12, 51), 46, goods)
        .item("p-3005", Product.ONE_SIZE, 1)
        .paid(Method.ALIPAY, ALIPAY, 1)
        .delivered(
            Parcels.delivered(Carrier.SF, "SF1390241173352", "上海", days.daysAgo(27, 16, 10), "前台"))
        .refund(
            1,
            Refund.Status.COMPLETED,
            "运输破损",
            "原路退回支付宝",
            days.daysAgo(24, 9, 45),
            days.daysAgo(20, 9, 45).toLocalDate())
        .as(OrderStatus.REFUNDED);
  }

  private static Order bedding(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(41, 22, 8), 19, goods)
        .item("p-3001", "1.8m", 1)
        .item("p-3003", Product.ONE_SIZE, 2)
        .discount(5000)
        .paid(Method.ALIPAY, ALIPAY, 3)
        .delivered(
            Parcels.delivered(Carrier.JD, "JDX020114587731", "上海", days.daysAgo(40, 8, 40), "本人"))
        .as(OrderStatus.COMPLETED);
  }

  private static Order shirts(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(76, 18, 27), 8, goods)
        .item("p-1003", "M", 3)
        .paid(Method.ALIPAY, ALIPAY, 1)
        .delivered(
            Parcels.delivered(Carrier.SF, "SF1390198825064", "上海", days.daysAgo(75, 15, 5), "本人"))
        .as(OrderStatus.COMPLETED);
  }
}
