package io.xiaoer.local.shop.model;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One order with everything that belongs to it. */
@Schema(description = "An order with items, amounts, payments, parcel and refunds.")
public record Order(
    @Schema(examples = "20261118000123") String orderId,
    @Schema(examples = "yunxi") String shopId,
    @Schema(examples = "11111111-0000-4000-8000-000000000001") String customerId,
    @Schema(examples = "SHIPPED") OrderStatus status,
    @Schema(examples = "2026-11-18T20:14:05+08:00") OffsetDateTime placedAt,
    @Schema(
            description = "When the customer received it; absent before.",
            examples = "2026-11-20T11:02:00+08:00",
            nullable = true)
        @Nullable OffsetDateTime deliveredAt,
    List<Item> items,
    Amounts amounts,
    @Schema(description = "The latest payment attempt; absent before the first.", nullable = true)
        @Nullable Payment payment,
    @Schema(description = "All payment attempts, oldest first.") List<Payment> payments,
    @Schema(description = "Absent until the goods are handed to a carrier.", nullable = true)
        @Nullable Parcel parcel,
    @Schema(description = "Refunds, oldest first.") List<Refund> refunds) {

  /** One line of an order. */
  @Schema(description = "One line of an order.")
  public record Item(
      @Schema(examples = "20261118000123-1") String itemId,
      @Schema(examples = "p-1001") String productId,
      @Schema(examples = "亚麻方领连衣裙") String name,
      @Schema(examples = "Linen square-neck dress") String nameEn,
      @Schema(examples = "M") String size,
      @Schema(examples = "1") int quantity,
      @Schema(description = "Price of one piece in fen (CNY).", examples = "32900")
          int unitPriceFen,
      @Schema(examples = "/demo-shop/images/p-1001.svg") String imageUrl) {}

  /** Sums in fen; total = goods + shipping − discount. */
  @Schema(description = "Sums in fen (CNY); total = goods + shipping − discount.")
  public record Amounts(
      @Schema(examples = "32900") int goodsFen,
      @Schema(examples = "0") int shippingFen,
      @Schema(examples = "3000") int discountFen,
      @Schema(examples = "29900") int totalFen) {}

  /** The line with this id, or empty. */
  public Optional<Item> item(String itemId) {
    return items.stream().filter(item -> item.itemId().equals(itemId)).findFirst();
  }
}
