package io.xiaoer.bot.core.shop;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A coupon that a customer holds; sums in fen.
 *
 * @param couponId its id
 * @param name Chinese name
 * @param nameEn English name
 * @param amountFen what it takes off
 * @param minSpendFen least sum of goods
 * @param category only for goods of this category
 * @param conditions in words
 * @param conditionsEn in English words
 * @param validFrom from when
 * @param validUntil until when
 * @param status AVAILABLE, USED or EXPIRED
 */
public record Coupon(
    String couponId,
    String name,
    String nameEn,
    long amountFen,
    long minSpendFen,
    @Nullable String category,
    String conditions,
    String conditionsEn,
    OffsetDateTime validFrom,
    OffsetDateTime validUntil,
    String status) {}
