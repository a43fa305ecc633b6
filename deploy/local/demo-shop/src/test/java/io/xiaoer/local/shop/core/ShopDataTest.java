package io.xiaoer.local.shop.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.local.shop.core.ShopData.Account;
import io.xiaoer.local.shop.model.Order;
import io.xiaoer.local.shop.model.OrderStatus;
import io.xiaoer.local.shop.model.Parcel;
import io.xiaoer.local.shop.model.Payment;
import io.xiaoer.local.shop.model.Product;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopDataTest {

  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-21T12:00:00+08:00");

  @Test
  void theSameMomentGivesTheSameShop() {
    assertThat(ShopData.at(NOON)).isEqualTo(ShopData.at(NOON));
  }

  @Test
  void thereAreAtLeastTwentyFourDifferentProducts() {
    assertThat(ShopData.at(NOON).products())
        .hasSizeGreaterThanOrEqualTo(24)
        .extracting(Product::productId)
        .doesNotHaveDuplicates();
  }

  @Test
  void everyCustomerHasFourToEightOrdersNewestFirst() {
    for (Account account : ShopData.at(NOON).accounts()) {
      assertThat(account.orders())
          .hasSizeBetween(4, 8)
          .isSortedAccordingTo(Comparator.comparing(Order::placedAt).reversed());
    }
  }

  @Test
  void orderIdsAreDayAndNumber() {
    assertThat(orders(NOON))
        .allSatisfy(order -> assertThat(order.orderId()).matches("\\d{14}"))
        .extracting(Order::orderId)
        .doesNotHaveDuplicates()
        .contains("20261119000123");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21T00:00:00+08:00",
        "2026-11-21T00:20:00+08:00",
        "2026-11-21T08:59:00+08:00",
        "2026-11-21T15:30:00Z",
        "2027-01-01T12:00:00+08:00"
      })
  void nothingHasHappenedInTheFutureWheneverTheShopStarts(String start) {
    OffsetDateTime now = OffsetDateTime.parse(start);
    assertThat(orders(now))
        .allSatisfy(
            order -> {
              assertThat(order.placedAt()).isBeforeOrEqualTo(now);
              assertThat(order.payments())
                  .allSatisfy(paid -> assertThat(paid.attemptedAt()).isBeforeOrEqualTo(now));
              assertThat(events(order))
                  .allSatisfy(event -> assertThat(event.time()).isBeforeOrEqualTo(now))
                  .allSatisfy(event -> assertThat(event.time()).isAfter(order.placedAt()))
                  .isSortedAccordingTo(Comparator.comparing(Parcel.Event::time));
            });
  }

  @Test
  void sumsAddUp() {
    assertThat(orders(NOON))
        .allSatisfy(
            order -> {
              int goods =
                  order.items().stream().mapToInt(i -> i.unitPriceFen() * i.quantity()).sum();
              Order.Amounts sums = order.amounts();
              assertThat(sums.goodsFen()).isEqualTo(goods);
              assertThat(sums.totalFen())
                  .isEqualTo(goods + sums.shippingFen() - sums.discountFen());
            });
  }

  @Test
  void liNaWaitsForAParcelThatArrivesTomorrow() {
    Parcel parcel = Objects.requireNonNull(first(LiNa.ID, OrderStatus.SHIPPED).parcel());
    assertThat(parcel.carrier()).isEqualTo("顺丰速运");
    assertThat(parcel.events()).hasSize(3);
    assertThat(parcel.eta()).isEqualTo("2026-11-22T18:00:00+08:00");
  }

  @Test
  void liNaHasADressInMThatCanStillBeExchanged() {
    Order order = first(LiNa.ID, OrderStatus.DELIVERED);
    assertThat(order.items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.name()).isEqualTo("亚麻方领连衣裙");
              assertThat(item.size()).isEqualTo("M");
            });
    assertThat(Objects.requireNonNull(order.deliveredAt()).plus(ExchangeRules.WINDOW))
        .isAfter(NOON.plusDays(4));
  }

  @Test
  void wangWeisBankRefusedThisMorning() {
    Order order = first(WangWei.ID, OrderStatus.PAYMENT_FAILED);
    Payment latest = Objects.requireNonNull(order.payment());
    assertThat(latest.attemptedAt().toLocalDate()).isEqualTo(NOON.toLocalDate());
    assertThat(latest.failureReason()).isEqualTo("银行拒绝：账户余额不足");
  }

  @Test
  void zhangMinHasPaidOneOrderTwice() {
    assertThat(first(ZhangMin.ID, OrderStatus.PAID).payments())
        .hasSize(2)
        .allSatisfy(paid -> assertThat(paid.status()).isEqualTo(Payment.Status.SUCCEEDED));
  }

  @Test
  void zhaoLeisOrderHasNoParcelYet() {
    assertThat(first(ZhaoLei.ID, OrderStatus.PAID).parcel()).isNull();
  }

  private static Order first(String customerId, OrderStatus status) {
    return orders(NOON)
        .filter(order -> order.customerId().equals(customerId) && order.status() == status)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Order> orders(OffsetDateTime now) {
    return ShopData.at(now).accounts().stream().flatMap(account -> account.orders().stream());
  }

  private static List<Parcel.Event> events(Order order) {
    Parcel parcel = order.parcel();
    return parcel == null ? List.of() : parcel.events();
  }
}
