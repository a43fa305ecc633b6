package io.xiaoer.bot.core.dialogue;

import io.xiaoer.bot.core.shop.Coupon;
import io.xiaoer.bot.core.shop.Order;
import io.xiaoer.bot.core.shop.Order.Item;
import io.xiaoer.bot.core.shop.Order.Parcel;
import io.xiaoer.bot.core.shop.Order.Payment;
import io.xiaoer.bot.core.shop.Order.Refund;
import io.xiaoer.bot.core.shop.Order.Status;
import io.xiaoer.bot.core.shop.Product;
import io.xiaoer.bot.core.shop.Product.SizeStock;
import io.xiaoer.bot.core.shop.ShopFacts;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the shop of the tests sells and has sold. */
final class Goods {
  private static final OffsetDateTime NOW = Talk.NOW;

  static final Item SHOES = item("20261119000123", 1, "p-2001", "软底乐福鞋", "Soft loafers", "38");
  static final Item DRESS = item("20261116000101", 1, "p-1001", "亚麻方领连衣裙", "Linen dress", "M");
  static final Item TROUSERS = item("20261116000101", 2, "p-1002", "直筒牛仔裤", "Straight jeans", "M");

  static final Order UNDER_WAY = underWay("20261119000123");

  static final Order PAID =
      order("20261121000007", Status.PAID, null, List.of(SHOES), null, null, List.of());

  static final Order DELIVERED =
      order(
          "20261116000101",
          Status.DELIVERED,
          NOW.minusDays(2),
          List.of(DRESS, TROUSERS),
          null,
          null,
          List.of());

  static final Order DRESS_ONLY =
      order(
          "20261116000101",
          Status.DELIVERED,
          NOW.minusDays(2),
          List.of(DRESS),
          null,
          null,
          List.of());

  static final Order FAILED =
      order(
          "20261121000042",
          Status.PAYMENT_FAILED,
          null,
          List.of(SHOES),
          new Payment(
              "BANK_CARD",
              "招商银行储蓄卡（尾号 6214）",
              25900,
              "FAILED",
              NOW.minusHours(1),
              "INSUFFICIENT_BALANCE",
              "银行拒绝：账户余额不足"),
          null,
          List.of());

  static final Order REFUNDING =
      order(
          "20261112000087",
          Status.REFUNDING,
          NOW.minusDays(6),
          List.of(DRESS),
          null,
          null,
          List.of(
              new Refund(
                  "ref-1",
                  null,
                  15900,
                  "BANK_PROCESSING",
                  "质量问题",
                  "原路退回支付宝",
                  NOW.minusDays(3),
                  LocalDate.of(2026, 11, 24),
                  null)));

  private Goods() {}

  static Order underWay(String id) {
    return order(
        id,
        Status.SHIPPED,
        null,
        List.of(SHOES),
        null,
        new Parcel(
            "顺丰速运",
            "SF1390257741806",
            "IN_TRANSIT",
            List.of(
                new Parcel.Event(NOW.minusHours(30), "杭州", "已揽收"),
                new Parcel.Event(NOW.minusHours(3), "上海转运中心", "快件已到达上海转运中心")),
            NOW.plusHours(6)),
        List.of());
  }

  static Order delivered(String id) {
    return order(id, Status.DELIVERED, NOW.minusDays(1), List.of(TROUSERS), null, null, List.of());
  }

  static ShopFacts facts(Order... orders) {
    return new ShopFacts(
        true,
        List.of(orders),
        List.of(
            new Coupon(
                "c-1",
                "满 300 减 30",
                "30 off from 300",
                3000,
                30000,
                null,
                "不与会员折扣叠加",
                "not with member discounts",
                NOW.minusDays(10),
                NOW.plusDays(9),
                "AVAILABLE")),
        List.of(
            product(
                "p-1001",
                "亚麻方领连衣裙",
                "Linen dress",
                new SizeStock("S", 3, "身高 155–160 cm"),
                new SizeStock("M", 5, "身高 160–166 cm"),
                new SizeStock("L", 2, "身高 166–172 cm"),
                new SizeStock("XL", 0, null)),
            product(
                "p-1002",
                "直筒牛仔裤",
                "Straight jeans",
                new SizeStock("M", 1, null),
                new SizeStock("L", 4, null)),
            product(
                "p-2001",
                "软底乐福鞋",
                "Soft loafers",
                new SizeStock("38", 2, null),
                new SizeStock("39", 1, null))));
  }

  private static Order order(
      String id,
      Status status,
      @Nullable OffsetDateTime delivered,
      List<Item> items,
      @Nullable Payment payment,
      @Nullable Parcel parcel,
      List<Refund> refunds) {
    return new Order(
        id,
        "li-na",
        status,
        NOW.minusDays(4),
        delivered,
        items,
        new Order.Amounts(29900),
        payment,
        payment == null ? List.of() : List.of(payment),
        parcel,
        refunds);
  }

  private static Item item(
      String order, int line, String product, String name, String nameEn, String size) {
    return new Item(order + "-" + line, product, name, nameEn, size, 1, 32900, null);
  }

  private static Product product(String id, String name, String nameEn, SizeStock... sizes) {
    return new Product(
        id,
        name,
        nameEn,
        32900,
        List.of(sizes),
        "55% 亚麻",
        "55% linen",
        "30℃ 手洗",
        "Hand wash",
        null);
  }
}
