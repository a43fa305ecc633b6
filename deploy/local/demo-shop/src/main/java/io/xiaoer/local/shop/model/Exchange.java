package io.xiaoer.local.shop.model;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An exchange of one piece for the same product in another (or the same) size. */
@Schema(description = "An exchange of one piece that the shop has accepted.")
public record Exchange(
    @Schema(examples = "ex-5f0c7b9e2a4d3c18") String exchangeId,
    @Schema(examples = "20261116000101") String orderId,
    @Schema(examples = "20261116000101-1") String itemId,
    @Schema(examples = "PICKUP_SCHEDULED") Status status,
    @Schema(examples = "M") String oldSize,
    @Schema(examples = "L") String newSize,
    @Schema(examples = "尺码偏小") String reason,
    @Schema(description = "The courier comes from …", examples = "2026-11-22T14:00:00+08:00")
        OffsetDateTime pickupFrom,
    @Schema(description = "… to.", examples = "2026-11-22T16:00:00+08:00") OffsetDateTime pickupTo,
    @Schema(examples = "2026-11-21T19:05:44+08:00") OffsetDateTime createdAt) {

  /** How far the exchange is. */
  public enum Status {
    /** A courier will fetch the piece; the new one is reserved. */
    PICKUP_SCHEDULED
  }
}
