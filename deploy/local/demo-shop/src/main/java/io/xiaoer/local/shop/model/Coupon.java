package io.xiaoer.local.shop.model;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A coupon that a customer holds. */
@Schema(description = "A coupon that a customer holds.")
public record Coupon(
    @Schema(examples = "c-300-30") String couponId,
    @Schema(examples = "满 300 减 30") String name,
    @Schema(examples = "30 off from 300") String nameEn,
    @Schema(description = "Value in fen (CNY).", examples = "3000") int amountFen,
    @Schema(description = "Least sum of goods in fen (CNY).", examples = "30000") int minSpendFen,
    @Schema(
            description = "Only for goods of this category; absent if for all.",
            examples = "CLOTHES",
            nullable = true)
        Product.@Nullable Category category,
    @Schema(examples = "全店可用，每单限用一张，不与会员折扣叠加") String conditions,
    @Schema(examples = "Whole shop, one per order, not together with member discounts")
        String conditionsEn,
    @Schema(examples = "2026-11-01T00:00:00+08:00") OffsetDateTime validFrom,
    @Schema(examples = "2026-11-30T23:59:59+08:00") OffsetDateTime validUntil,
    @Schema(examples = "AVAILABLE") Status status) {

  /** Whether the coupon can still be used. */
  public enum Status {
    /** Can be used within its dates. */
    AVAILABLE,
    /** Has been used. */
    USED,
    /** Its dates are over. */
    EXPIRED
  }
}
