package io.xiaoer.local.shop.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.local.shop.core.ExchangeDecision.Accepted;
import io.xiaoer.local.shop.core.ExchangeDecision.Invalid;
import io.xiaoer.local.shop.core.ExchangeDecision.Refused;
import io.xiaoer.local.shop.core.ExchangeDecision.Refused.Code;
import io.xiaoer.local.shop.core.ExchangeRules.Wish;
import io.xiaoer.local.shop.model.Exchange;
import io.xiaoer.local.shop.model.ExchangeRequest;
import io.xiaoer.local.shop.model.Order;
import io.xiaoer.local.shop.model.OrderStatus;
import io.xiaoer.local.shop.model.Product;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExchangeRulesTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-21T12:00:00+08:00");
  private static final String KEY = "key-00000001";

  @Test
  void aDeliveredDressIsExchangedForAnotherSize() {
    Order order = order(LiNa.ID, OrderStatus.DELIVERED);
    assertThat(decide(order, wish(order, "L")))
        .isEqualTo(
            new Accepted(
                new Exchange(
                    ExchangeRules.exchangeId(order.orderId(), KEY),
                    order.orderId(),
                    order.orderId() + "-1",
                    Exchange.Status.PICKUP_SCHEDULED,
                    "M",
                    "L",
                    "尺码偏小",
                    NOW.plusHours(20),
                    NOW.plusHours(22),
                    NOW)));
  }

  @Test
  void noSizeMeansTheSameSizeAgain() {
    Order order = order(LiNa.ID, OrderStatus.DELIVERED);
    assertThat(decide(order, wish(order, null)))
        .isInstanceOfSatisfying(
            Accepted.class, a -> assertThat(a.exchange().newSize()).isEqualTo("M"));
  }

  @Test
  void sizesAreReadWithoutRegardToCase() {
    Order order = order(LiNa.ID, OrderStatus.DELIVERED);
    assertThat(decide(order, wish(order, "xl")))
        .isInstanceOfSatisfying(
            Accepted.class, a -> assertThat(a.exchange().newSize()).isEqualTo("XL"));
  }

  @Test
  void theSameKeyGivesTheSameId() {
    assertThat(ExchangeRules.exchangeId("20261116000101", KEY))
        .isEqualTo(ExchangeRules.exchangeId("20261116000101", KEY))
        .isNotEqualTo(ExchangeRules.exchangeId("20261116000102", KEY));
  }

  @Test
  void whatHasNotBeenDeliveredCannotBeExchanged() {
    Order order = order(LiNa.ID, OrderStatus.SHIPPED);
    assertRefused(decide(order, wish(order, "39")), Code.NOT_DELIVERED);
  }

  @Test
  void afterSevenDaysItIsTooLate() {
    Order order = order(LiNa.ID, OrderStatus.DELIVERED);
    OffsetDateTime lastMoment =
        Objects.requireNonNull(order.deliveredAt()).plus(ExchangeRules.WINDOW);
    assertThat(decide(order, wishAt(order, lastMoment))).isInstanceOf(Accepted.class);
    assertRefused(decide(order, wishAt(order, lastMoment.plusSeconds(1))), Code.WINDOW_OVER);
  }

  @Test
  void aSizeThatIsSoldOutIsRefused() {
    Order order = order(ZhangMin.ID, OrderStatus.DELIVERED);
    assertRefused(decide(order, wish(order, "XL")), Code.NO_STOCK);
  }

  @Test
  void aSizeThatDoesNotExistIsRefused() {
    Order order = order(LiNa.ID, OrderStatus.DELIVERED);
    assertRefused(decide(order, wish(order, "5XL")), Code.NO_SUCH_SIZE);
  }

  @Test
  void whatIsBeingRefundedCannotBeExchanged() {
    Order order = order(LiNa.ID, OrderStatus.REFUNDING);
    assertRefused(decide(order, wish(order, null)), Code.REFUNDED);
  }

  @Test
  void aPieceIsExchangedOnce() {
    Order order = order(LiNa.ID, OrderStatus.DELIVERED);
    Wish first = wish(order, "L");
    Exchange known = ((Accepted) decide(order, first)).exchange();
    Wish second = new Wish(first.request(), "key-00000002", NOW);
    assertRefused(
        ExchangeRules.decide(order, product(order), List.of(known), second),
        Code.ALREADY_EXCHANGED);
  }

  @Test
  void anItemOfAnotherOrderIsInvalid() {
    Order order = order(LiNa.ID, OrderStatus.DELIVERED);
    Order other = order(ZhangMin.ID, OrderStatus.DELIVERED);
    assertThat(decide(order, wish(other, "L"))).isInstanceOf(Invalid.class);
  }

  @Test
  void aPickupMustLieAheadAndNotTakeLongerThanADay() {
    Order order = order(LiNa.ID, OrderStatus.DELIVERED);
    assertThat(decide(order, pickup(order, Duration.ofMinutes(-1), Duration.ofHours(1))))
        .isInstanceOf(Invalid.class);
    assertThat(decide(order, pickup(order, Duration.ofDays(15), Duration.ofDays(15).plusHours(1))))
        .isInstanceOf(Invalid.class);
    assertThat(decide(order, pickup(order, Duration.ofHours(2), Duration.ofHours(2))))
        .isInstanceOf(Invalid.class);
    assertThat(decide(order, pickup(order, Duration.ofHours(2), Duration.ofHours(27))))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void aKeyIsReusedIfTheRequestDiffers() {
    Order order = order(LiNa.ID, OrderStatus.DELIVERED);
    Wish wish = wish(order, "L");
    Exchange known = ((Accepted) decide(order, wish)).exchange();
    assertThat(ExchangeRules.answers(known, wish.request())).isTrue();
    assertThat(ExchangeRules.answers(known, wish(order, "XL").request())).isFalse();
  }

  private static void assertRefused(ExchangeDecision decision, Code code) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private static ExchangeDecision decide(Order order, Wish wish) {
    return ExchangeRules.decide(order, product(order), List.of(), wish);
  }

  private static Wish wish(Order order, @Nullable String size) {
    return wishAt(order, size, NOW, Duration.ofHours(20), Duration.ofHours(22));
  }

  private static Wish wishAt(Order order, OffsetDateTime now) {
    return wishAt(order, "L", now, Duration.ofHours(20), Duration.ofHours(22));
  }

  private static Wish pickup(Order order, Duration from, Duration to) {
    return wishAt(order, "L", NOW, from, to);
  }

  private static Wish wishAt(
      Order order, @Nullable String size, OffsetDateTime now, Duration from, Duration to) {
    String itemId = order.items().getFirst().itemId();
    return new Wish(
        new ExchangeRequest(itemId, size, "尺码偏小", now.plus(from), now.plus(to)), KEY, now);
  }

  private static Order order(String customerId, OrderStatus status) {
    return ShopData.at(NOW).accounts().stream()
        .flatMap(account -> account.orders().stream())
        .filter(order -> order.customerId().equals(customerId) && order.status() == status)
        .findFirst()
        .orElseThrow();
  }

  private static Product product(Order order) {
    String productId = order.items().getFirst().productId();
    return Catalogue.products().stream()
        .filter(product -> product.productId().equals(productId))
        .findFirst()
        .orElseThrow();
  }
}
