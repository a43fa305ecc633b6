package io.xiaoer.ticket.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted.
 *
 * @param shop whose list
 * @param limit how many entries
 * @param before the number below which it begins
 */
public record Wanted(
    @Parameter(description = "The shop; else the caller's own.")
        @QueryParam("shop")
        @Size(min = 1, max = 100)
        @Nullable String shop,
    @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
    @Parameter(description = "The `next` of the page before.") @QueryParam("before") @PositiveOrZero
        @Nullable Long before) {}
