package io.xiaoer.routing.http;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent sees of a customer beside the conversation. The shapes are the shop's.
 *
 * @param customer who he is
 * @param orders his latest orders, newest first
 * @param coupons his coupons
 */
public record CustomerPanel(Person customer, List<Order> orders, List<Coupon> coupons) {
  /**
   * The customer.
   *
   * @param customerId his id
   * @param name his name
   * @param tier his standing; {@code GUEST} if the shop does not know him
   * @param phoneMasked his number with hidden digits
   * @param memberSince since when he is a customer
   * @param language his language
   * @param address where parcels go, shortened
   */
  public record Person(
      String customerId,
      String name,
      String tier,
      @Nullable String phoneMasked,
      @Nullable LocalDate memberSince,
      @Nullable String language,
      @Nullable Address address) {}

  /**
   * A place.
   *
   * @param province province
   * @param city city
   * @param district district
   * @param streetMasked street, shortened
   */
  public record Address(
      @Nullable String province,
      @Nullable String city,
      @Nullable String district,
      @Nullable String streetMasked) {}

  /**
   * An order.
   *
   * @param orderId its number
   * @param status its state
   * @param placedAt when it was placed
   * @param deliveredAt when it came
   * @param items what was bought
   * @param amounts what it costs
   * @param payment the latest attempt to pay
   * @param payments all attempts to pay
   * @param parcel where it is
   * @param refunds money that goes back
   */
  public record Order(
      String orderId,
      String status,
      OffsetDateTime placedAt,
      @Nullable OffsetDateTime deliveredAt,
      List<Item> items,
      Amounts amounts,
      @Nullable Payment payment,
      List<Payment> payments,
      @Nullable Parcel parcel,
      List<Refund> refunds) {}

  /**
   * A line of an order; prices in fen (CNY).
   *
   * @param itemId its id
   * @param productId the product
   * @param name its name
   * @param nameEn its English name
   * @param size the size
   * @param quantity how many
   * @param unitPriceFen price of one
   * @param imageUrl picture
   */
  public record Item(
      String itemId,
      String productId,
      String name,
      @Nullable String nameEn,
      @Nullable String size,
      int quantity,
      long unitPriceFen,
      @Nullable String imageUrl) {}

  /**
   * Sums in fen (CNY).
   *
   * @param goodsFen goods
   * @param shippingFen shipping
   * @param discountFen discount
   * @param totalFen total
   */
  public record Amounts(long goodsFen, long shippingFen, long discountFen, long totalFen) {}

  /**
   * An attempt to pay.
   *
   * @param paymentId its id
   * @param method how
   * @param account from where, with hidden digits
   * @param amountFen how much, in fen
   * @param status what came of it
   * @param attemptedAt when
   * @param failureCode why it failed
   * @param failureReason the bank's words
   */
  public record Payment(
      String paymentId,
      String method,
      @Nullable String account,
      long amountFen,
      String status,
      OffsetDateTime attemptedAt,
      @Nullable String failureCode,
      @Nullable String failureReason) {}

  /**
   * A parcel.
   *
   * @param carrier who brings it
   * @param carrierCode his code
   * @param number its number
   * @param status its state
   * @param events where it was, oldest first
   * @param eta when it should come
   */
  public record Parcel(
      String carrier,
      @Nullable String carrierCode,
      String number,
      String status,
      List<Scan> events,
      @Nullable OffsetDateTime eta) {}

  /**
   * A scan of a parcel.
   *
   * @param time when
   * @param place where
   * @param text what
   */
  public record Scan(OffsetDateTime time, @Nullable String place, String text) {}

  /**
   * Money that goes back.
   *
   * @param refundId its id
   * @param itemId for which item, if not for all
   * @param amountFen how much, in fen
   * @param status how far
   * @param reason why
   * @param destination to where
   * @param requestedAt since when
   * @param expectedBy until when
   * @param completedAt when it was done
   */
  public record Refund(
      String refundId,
      @Nullable String itemId,
      long amountFen,
      String status,
      @Nullable String reason,
      @Nullable String destination,
      OffsetDateTime requestedAt,
      @Nullable LocalDate expectedBy,
      @Nullable OffsetDateTime completedAt) {}

  /**
   * A coupon.
   *
   * @param couponId its id
   * @param name its name
   * @param nameEn its English name
   * @param amountFen its worth, in fen
   * @param minSpendFen from what sum, in fen
   * @param category for what goods, if not for all
   * @param conditions its conditions
   * @param conditionsEn its conditions in English
   * @param validFrom from when
   * @param validUntil until when
   * @param status whether it can be used
   */
  public record Coupon(
      String couponId,
      String name,
      @Nullable String nameEn,
      long amountFen,
      long minSpendFen,
      @Nullable String category,
      @Nullable String conditions,
      @Nullable String conditionsEn,
      OffsetDateTime validFrom,
      OffsetDateTime validUntil,
      String status) {}
}
