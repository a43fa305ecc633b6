package io.xiaoer.local.shop.model;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error as RFC 9457 describes it, with a code that programs can switch on. */
@Schema(description = "An error (RFC 9457).")
public record Problem(
    @Schema(examples = "urn:xiaoer:problem:no-stock") String type,
    @Schema(examples = "Conflict") String title,
    @Schema(examples = "409") int status,
    @Schema(examples = "亚麻方领连衣裙 L 码没有库存") String detail,
    @Schema(description = "Stable; for programs.", examples = "no-stock") String code) {}
