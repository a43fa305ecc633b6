package io.xiaoer.local.shop.core;

import io.xiaoer.local.shop.core.ExchangeDecision.Accepted;
import io.xiaoer.local.shop.core.ExchangeDecision.Invalid;
import io.xiaoer.local.shop.core.ExchangeDecision.Refused;
import io.xiaoer.local.shop.core.ExchangeDecision.Refused.Code;
import io.xiaoer.local.shop.model.Exchange;
import io.xiaoer.local.shop.model.ExchangeRequest;
import io.xiaoer.local.shop.model.Order;
import io.xiaoer.local.shop.model.Order.Item;
import io.xiaoer.local.shop.model.OrderStatus;
import io.xiaoer.local.shop.model.Product;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * When the shop exchanges a piece: it has been received, within seven days (the no-reason return
 * window of the consumer protection law), it is not already being exchanged or refunded, and the
 * wanted size is there.
 */
public final class ExchangeRules {

  /** How long after delivery a piece can be exchanged. */
  public static final Duration WINDOW = Duration.ofDays(7);

  /** How far ahead a pickup can be booked. */
  public static final Duration PICKUP_AHEAD = Duration.ofDays(14);

  /** The longest pickup slot. */
  public static final Duration PICKUP_SLOT = Duration.ofHours(24);

  private ExchangeRules() {}

  /**
   * Decides about a request that has not been decided before.
   *
   * @param known the order's exchanges so far
   */
  public static ExchangeDecision decide(
      Order order, Product product, List<Exchange> known, Wish wish) {
    ExchangeRequest request = wish.request();
    Optional<Item> found = order.item(request.itemId());
    if (found.isEmpty()) {
      return new Invalid("order " + order.orderId() + " has no item " + request.itemId());
    }
    Optional<Invalid> badPickup = checkPickup(request, wish.now());
    if (badPickup.isPresent()) {
      return badPickup.get();
    }
    Item item = found.get();
    Optional<Refused> closed = checkOrder(order, item, known, wish.now());
    if (closed.isPresent()) {
      return closed.get();
    }
    String wanted = request.newSize() == null ? item.size() : request.newSize();
    return product
        .size(wanted)
        .map(size -> withSize(order, item, size, wish))
        .orElseGet(() -> new Refused(Code.NO_SUCH_SIZE, product.name() + " 没有 " + wanted + " 码"));
  }

  /** The id that this key gives for this order, whenever it is asked for. */
  public static String exchangeId(String orderId, String key) {
    byte[] name = (orderId + "/" + key).getBytes(StandardCharsets.UTF_8);
    return "ex-" + UUID.nameUUIDFromBytes(name).toString().replace("-", "").substring(0, 16);
  }

  /** Whether the exchange is what the request asks for; if not, the key was used for another. */
  public static boolean answers(Exchange exchange, ExchangeRequest request) {
    return exchange.itemId().equals(request.itemId())
        && exchange
            .newSize()
            .equalsIgnoreCase(request.newSize() == null ? exchange.oldSize() : request.newSize())
        && exchange.reason().equals(request.reason())
        && exchange.pickupFrom().isEqual(request.pickupFrom())
        && exchange.pickupTo().isEqual(request.pickupTo());
  }

  private static Optional<Invalid> checkPickup(ExchangeRequest request, OffsetDateTime now) {
    if (request.pickupFrom().isBefore(now)) {
      return Optional.of(new Invalid("pickupFrom lies in the past"));
    }
    if (request.pickupFrom().isAfter(now.plus(PICKUP_AHEAD))) {
      return Optional.of(new Invalid("pickupFrom is more than 14 days ahead"));
    }
    if (!request.pickupTo().isAfter(request.pickupFrom())
        || request.pickupTo().isAfter(request.pickupFrom().plus(PICKUP_SLOT))) {
      return Optional.of(new Invalid("pickupTo must be within 24 hours after pickupFrom"));
    }
    return Optional.empty();
  }

  private static Optional<Refused> checkOrder(
      Order order, Item item, List<Exchange> known, OffsetDateTime now) {
    boolean received =
        order.status() == OrderStatus.DELIVERED || order.status() == OrderStatus.COMPLETED;
    OffsetDateTime deliveredAt = order.deliveredAt();
    if (deliveredAt == null) {
      return Optional.of(new Refused(Code.NOT_DELIVERED, "订单 " + order.orderId() + " 还没有签收"));
    }
    if (!received || isRefunded(order, item)) {
      return Optional.of(new Refused(Code.REFUNDED, "该商品正在退款或已退款"));
    }
    if (now.isAfter(deliveredAt.plus(WINDOW))) {
      return Optional.of(new Refused(Code.WINDOW_OVER, "签收已超过 7 天，不能换货"));
    }
    if (known.stream().anyMatch(exchange -> exchange.itemId().equals(item.itemId()))) {
      return Optional.of(new Refused(Code.ALREADY_EXCHANGED, "该商品已经申请过换货"));
    }
    return Optional.empty();
  }

  private static boolean isRefunded(Order order, Item item) {
    return order.refunds().stream()
        .anyMatch(refund -> refund.itemId() == null || refund.itemId().equals(item.itemId()));
  }

  private static ExchangeDecision withSize(
      Order order, Item item, Product.SizeStock size, Wish wish) {
    if (size.stock() < 1) {
      return new Refused(Code.NO_STOCK, item.name() + " " + size.size() + " 码没有库存");
    }
    ExchangeRequest request = wish.request();
    return new Accepted(
        new Exchange(
            exchangeId(order.orderId(), wish.key()),
            order.orderId(),
            item.itemId(),
            Exchange.Status.PICKUP_SCHEDULED,
            item.size(),
            size.size(),
            request.reason(),
            request.pickupFrom(),
            request.pickupTo(),
            wish.now()));
  }

  /**
   * A request, the key under which it was sent, and the moment at which it is decided.
   *
   * @param key the caller's idempotency key; the exchange's id is made of it, so that a repeated
   *     decision gives the same exchange
   */
  public record Wish(ExchangeRequest request, String key, OffsetDateTime now) {}
}
