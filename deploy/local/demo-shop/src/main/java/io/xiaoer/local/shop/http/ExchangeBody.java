package io.xiaoer.local.shop.http;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** An exchange request as it came in: any field may be missing. */
record ExchangeBody(
    @Nullable String itemId,
    @Nullable String newSize,
    @Nullable String reason,
    @Nullable OffsetDateTime pickupFrom,
    @Nullable OffsetDateTime pickupTo) {}
