package io.xiaoer.local.shop.model;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a customer wants exchanged, and when a courier may come. */
@Schema(
    description = "What is to be exchanged, and when a courier may come.",
    requiredProperties = {"itemId", "reason", "pickupFrom", "pickupTo"})
public record ExchangeRequest(
    @Schema(description = "Line of the order.", examples = "20261116000101-1", maxLength = 32)
        String itemId,
    @Schema(
            description = "The wanted size; absent for the same size again.",
            examples = "L",
            maxLength = 16,
            nullable = true)
        @Nullable String newSize,
    @Schema(examples = "尺码偏小", minLength = 1, maxLength = 200) String reason,
    @Schema(
            description = "Not in the past, at most 14 days ahead.",
            examples = "2026-11-22T14:00:00+08:00")
        OffsetDateTime pickupFrom,
    @Schema(
            description = "After pickupFrom, at most 24 hours later.",
            examples = "2026-11-22T16:00:00+08:00")
        OffsetDateTime pickupTo) {}
