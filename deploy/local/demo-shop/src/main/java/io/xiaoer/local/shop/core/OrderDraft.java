package io.xiaoer.local.shop.core;

import io.xiaoer.local.shop.model.Order;
import io.xiaoer.local.shop.model.Order.Amounts;
import io.xiaoer.local.shop.model.Order.Item;
import io.xiaoer.local.shop.model.OrderStatus;
import io.xiaoer.local.shop.model.Parcel;
import io.xiaoer.local.shop.model.Payment;
import io.xiaoer.local.shop.model.Payment.FailureCode;
import io.xiaoer.local.shop.model.Payment.Method;
import io.xiaoer.local.shop.model.Product;
import io.xiaoer.local.shop.model.Refund;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order of the first data while it is being written down. */
final class OrderDraft {

  /** Goods worth this much are sent free of charge. */
  static final int FREE_SHIPPING_FROM_FEN = 9900;

  /** What sending costs below that. */
  static final int SHIPPING_FEN = 1000;

  private final String customerId;
  private final String orderId;
  private final OffsetDateTime placedAt;
  private final List<Product> catalogue;
  private final List<Item> items = new ArrayList<>();
  private final List<Payment> payments = new ArrayList<>();
  private final List<Refund> refunds = new ArrayList<>();
  private int discountFen;
  private @Nullable Parcel parcel;
  private @Nullable OffsetDateTime deliveredAt;

  OrderDraft(String customerId, OffsetDateTime placedAt, int number, List<Product> catalogue) {
    this.customerId = customerId;
    this.placedAt = placedAt;
    this.orderId = Timeline.orderId(placedAt, number);
    this.catalogue = catalogue;
  }

  OrderDraft item(String productId, String size, int quantity) {
    Product product =
        catalogue.stream().filter(p -> p.productId().equals(productId)).findFirst().orElseThrow();
    if (product.size(size).isEmpty()) {
      throw new IllegalArgumentException(productId + " has no size " + size);
    }
    items.add(
        new Item(
            orderId + "-" + (items.size() + 1),
            productId,
            product.name(),
            product.nameEn(),
            size,
            quantity,
            product.priceFen(),
            product.imageUrl()));
    return this;
  }

  OrderDraft discount(int fen) {
    discountFen = fen;
    return this;
  }

  OrderDraft paid(Method method, String account, int minutesLater) {
    return pay(method, account, minutesLater, Payment.Status.SUCCEEDED);
  }

  OrderDraft pay(Method method, String account, int minutesLater, Payment.Status status) {
    payments.add(payment(method, account, minutesLater, status, null, null));
    return this;
  }

  OrderDraft refused(
      Method method, String account, int minutesLater, FailureCode code, String reason) {
    payments.add(payment(method, account, minutesLater, Payment.Status.FAILED, code, reason));
    return this;
  }

  OrderDraft underWay(Parcel sent) {
    parcel = sent;
    return this;
  }

  OrderDraft delivered(Parcel received) {
    parcel = received;
    deliveredAt = received.events().getLast().time();
    return this;
  }

  OrderDraft refund(
      int itemNumber,
      Refund.Status status,
      String reason,
      String destination,
      OffsetDateTime requestedAt,
      LocalDate expectedBy) {
    Item item = items.get(itemNumber - 1);
    boolean wholeOrder = items.size() == 1;
    refunds.add(
        new Refund(
            "ref-" + orderId + "-" + (refunds.size() + 1),
            wholeOrder ? null : item.itemId(),
            item.unitPriceFen() * item.quantity() - (wholeOrder ? discountFen : 0),
            status,
            reason,
            destination,
            requestedAt,
            expectedBy,
            status == Refund.Status.COMPLETED ? requestedAt.plusDays(2).plusHours(3) : null));
    return this;
  }

  Order as(OrderStatus status) {
    Payment latest = payments.isEmpty() ? null : payments.getLast();
    return new Order(
        orderId,
        Catalogue.SHOP_ID,
        customerId,
        status,
        placedAt,
        deliveredAt,
        List.copyOf(items),
        amounts(),
        latest,
        List.copyOf(payments),
        parcel,
        List.copyOf(refunds));
  }

  private Payment payment(
      Method method,
      String account,
      int minutesLater,
      Payment.Status status,
      @Nullable FailureCode code,
      @Nullable String reason) {
    return new Payment(
        "pay-" + orderId + "-" + (payments.size() + 1),
        method,
        account,
        amounts().totalFen(),
        status,
        placedAt.plusMinutes(minutesLater),
        code,
        reason);
  }

  private Amounts amounts() {
    int goodsFen = items.stream().mapToInt(item -> item.unitPriceFen() * item.quantity()).sum();
    int shippingFen = goodsFen >= FREE_SHIPPING_FROM_FEN ? 0 : SHIPPING_FEN;
    return new Amounts(goodsFen, shippingFen, discountFen, goodsFen + shippingFen - discountFen);
  }
}
