package io.xiaoer.local.shop.model;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A parcel on its way. */
@Schema(description = "A parcel and where it has been.")
public record Parcel(
    @Schema(examples = "顺丰速运") String carrier,
    @Schema(examples = "SF") String carrierCode,
    @Schema(examples = "SF1390257741806") String number,
    @Schema(examples = "IN_TRANSIT") Status status,
    @Schema(description = "What happened, oldest first.") List<Event> events,
    @Schema(
            description = "Expected delivery; absent once delivered.",
            examples = "2026-11-22T18:00:00+08:00",
            nullable = true)
        @Nullable OffsetDateTime eta) {

  /** Where the parcel stands. */
  public enum Status {
    /** Handed over by the shop. */
    COLLECTED,
    /** Between two places. */
    IN_TRANSIT,
    /** With the courier who brings it. */
    OUT_FOR_DELIVERY,
    /** Received. */
    DELIVERED
  }

  /** One scan of the parcel. */
  @Schema(description = "One scan of the parcel.")
  public record Event(
      @Schema(examples = "2026-11-20T21:40:00+08:00") OffsetDateTime time,
      @Schema(examples = "杭州转运中心") String place,
      @Schema(examples = "快件已到达杭州转运中心") String text) {}
}
