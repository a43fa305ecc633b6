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
import java.time.LocalDate;
import java.util.List;

/** 赵磊: has paid and waits for the shop to send. */
final class ZhaoLei {

  /** The subject of his access token in the local stack. */
  static final String ID = "11111111-0000-4000-8000-000000000004";

  private static final String ALIPAY = "支付宝（尾号 9174）";

  private ZhaoLei() {}

  static Account account(Timeline days, List<Product> goods) {
    Address home = new Address("北京市", "北京市", "海淀区", "中关村大街***号");
    Customer customer =
        new Customer(ID, "赵磊", "150****9174", Tier.REGULAR, LocalDate.of(2025, 1, 9), "zh", home);
    List<Coupon> coupons =
        List.of(
            Coupons.wholeShop(days, Coupon.Status.AVAILABLE),
            Coupons.home(days, Coupon.Status.AVAILABLE));
    List<Order> orders =
        List.of(
            notSentYet(days, goods),
            lampUnderWay(days, goods),
            loafers(days, goods),
            humidifier(days, goods),
            changedHisMind(days, goods));
    return new Account(customer, coupons, orders);
  }

  private static Order notSentYet(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(1, 22, 47), 140, goods)
        .item("p-3002", "1.8m", 1)
        .discount(3000)
        .paid(Method.ALIPAY, ALIPAY, 1)
        .as(OrderStatus.PAID);
  }

  private static Order lampUnderWay(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(2, 9, 12), 118, goods)
        .item("p-3004", Product.ONE_SIZE, 1)
        .paid(Method.ALIPAY, ALIPAY, 1)
        .underWay(
            Parcels.underWay(
                Carrier.ZTO,
                "ZTO78260120037742",
                "北京",
                days.daysAgo(1, 11, 0),
                days.daysAhead(2, 18)))
        .as(OrderStatus.SHIPPED);
  }

  private static Order loafers(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(22, 14, 29), 55, goods)
        .item("p-2002", "40", 1)
        .paid(Method.ALIPAY, ALIPAY, 1)
        .delivered(
            Parcels.delivered(Carrier.SF, "SF1390246630915", "北京", days.daysAgo(21, 10, 45), "本人"))
        .as(OrderStatus.COMPLETED);
  }

  private static Order humidifier(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(45, 19, 58), 16, goods)
        .item("p-5001", Product.ONE_SIZE, 1)
        .item("p-4004", Product.ONE_SIZE, 1)
        .paid(Method.ALIPAY, ALIPAY, 2)
        .delivered(
            Parcels.delivered(Carrier.JD, "JDX020112905847", "北京", days.daysAgo(44, 8, 25), "前台"))
        .as(OrderStatus.COMPLETED);
  }

  private static Order changedHisMind(Timeline days, List<Product> goods) {
    return new OrderDraft(ID, days.daysAgo(60, 15, 2), 10, goods)
        .item("p-5004", Product.ONE_SIZE, 1)
        .as(OrderStatus.CLOSED);
  }
}
