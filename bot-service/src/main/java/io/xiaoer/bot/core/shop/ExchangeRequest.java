package io.xiaoer.bot.core.shop;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What the shop is asked to exchange.
 *
 * @param itemId line of the order
 * @param newSize the wanted size, or {@code null} for the same again
 * @param reason in the customer's words
 * @param pickupFrom from when a courier may come
 * @param pickupTo until when
 */
public record ExchangeRequest(
    String itemId,
    @Nullable String newSize,
    String reason,
    OffsetDateTime pickupFrom,
    OffsetDateTime pickupTo) {}
