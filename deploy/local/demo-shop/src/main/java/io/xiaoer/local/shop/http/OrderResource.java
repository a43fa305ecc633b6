package io.xiaoer.local.shop.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.local.shop.core.ExchangeDecision;
import io.xiaoer.local.shop.core.ExchangeDecision.Accepted;
import io.xiaoer.local.shop.core.ExchangeDecision.Invalid;
import io.xiaoer.local.shop.core.ExchangeDecision.Refused;
import io.xiaoer.local.shop.core.ExchangeRules.Wish;
import io.xiaoer.local.shop.model.Exchange;
import io.xiaoer.local.shop.model.ExchangeRequest;
import io.xiaoer.local.shop.model.Order;
import io.xiaoer.local.shop.model.Parcel;
import io.xiaoer.local.shop.model.Payment;
import io.xiaoer.local.shop.model.Refund;
import io.xiaoer.local.shop.mongo.ExchangeDesk;
import io.xiaoer.local.shop.mongo.ShopStore;
import io.xiaoer.rest.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** An order and what belongs to it. */
@Path("/api/orders/{orderId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("service")
@RunOnVirtualThread
@Tag(name = "Orders")
@APIResponse(
    responseCode = "404",
    description = "No such order (`no-such-order`), or nothing sent yet (`no-parcel-yet`).")
public class OrderResource {

  private final ShopStore store;
  private final ExchangeDesk desk;
  private final Clock clock;

  OrderResource(ShopStore store, ExchangeDesk desk, Clock clock) {
    this.store = store;
    this.desk = desk;
    this.clock = clock;
  }

  /** The order. */
  @GET
  @Operation(
      operationId = "getOrder",
      summary = "An order with items, amounts, payments, parcel and refunds")
  @APIResponse(responseCode = "200", description = "The order.")
  public Order order(
      @PathParam("orderId")
          @Parameter(
              description = "Day and running number of the order.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      pattern = Limits.ORDER_ID,
                      examples = "20261118000123"))
          String orderId) {
    return store.order(Limits.orderId(orderId)).orElseThrow(unknown());
  }

  /** Where its parcel is. */
  @GET
  @Path("/parcel")
  @Operation(operationId = "getParcel", summary = "Where its parcel is")
  @APIResponse(responseCode = "200", description = "The parcel.")
  public Parcel parcel(
      @PathParam("orderId")
          @Parameter(
              description = "Day and running number of the order.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      pattern = Limits.ORDER_ID,
                      examples = "20261118000123"))
          String orderId) {
    Parcel parcel = order(orderId).parcel();
    if (parcel == null) {
      throw Refusal.notFound("no-parcel-yet", "nothing has been sent for this order yet").get();
    }
    return parcel;
  }

  /** All attempts to pay it. */
  @GET
  @Path("/payments")
  @Operation(operationId = "listPayments", summary = "All attempts to pay it, oldest first")
  @APIResponse(responseCode = "200", description = "The attempts; empty before the first.")
  public List<Payment> payments(
      @PathParam("orderId")
          @Parameter(
              description = "Day and running number of the order.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      pattern = Limits.ORDER_ID,
                      examples = "20261118000123"))
          String orderId) {
    return order(orderId).payments();
  }

  /** Its refunds. */
  @GET
  @Path("/refunds")
  @Operation(operationId = "listRefunds", summary = "Its refunds, oldest first")
  @APIResponse(responseCode = "200", description = "The refunds; empty if there are none.")
  public List<Refund> refunds(
      @PathParam("orderId")
          @Parameter(
              description = "Day and running number of the order.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      pattern = Limits.ORDER_ID,
                      examples = "20261118000123"))
          String orderId) {
    return order(orderId).refunds();
  }

  /** Its exchanges. */
  @GET
  @Path("/exchanges")
  @Operation(operationId = "listExchanges", summary = "Its exchanges, oldest first")
  @APIResponse(responseCode = "200", description = "The exchanges; empty if there are none.")
  public List<Exchange> exchanges(
      @PathParam("orderId")
          @Parameter(
              description = "Day and running number of the order.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      pattern = Limits.ORDER_ID,
                      examples = "20261118000123"))
          String orderId) {
    return store.exchanges(Limits.orderId(orderId)).orElseThrow(unknown());
  }

  /** Takes an exchange; the same key gives the same exchange again. */
  @POST
  @Path("/exchanges")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createExchange",
      summary = "Takes an exchange",
      description =
          """
          Puts a piece of the new size aside and books a pickup. Possible within seven days after \
          delivery. A repetition with the same `Idempotency-Key` and body answers 201 with the \
          same exchange.""")
  @APIResponse(
      responseCode = "201",
      description = "The exchange.",
      content = @Content(schema = @Schema(implementation = Exchange.class)))
  @APIResponse(
      responseCode = "409",
      description =
          """
          The shop's rules say no; `code` is one of `not-delivered`, `window-over`, `no-stock`, \
          `no-such-size`, `already-exchanged`, `refunded`, `idempotency-key-reused`; `detail` is \
          in words for the customer.""")
  public Response exchange(
      @PathParam("orderId")
          @Parameter(
              description = "Day and running number of the order.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      pattern = Limits.ORDER_ID,
                      examples = "20261118000123"))
          String orderId,
      @HeaderParam("Idempotency-Key")
          @Parameter(
              required = true,
              description = "Made once per wish, repeated with every attempt.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      pattern = Limits.IDEMPOTENCY_KEY,
                      examples = "7b0c4a52-55e1-4c0f-9d7e-0b3f3a3d2c11"))
          @Nullable String key,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ExchangeRequest.class)))
          @Nullable ExchangeBody body) {
    Wish wish =
        new Wish(
            Limits.exchangeRequest(body),
            Limits.idempotencyKey(key),
            OffsetDateTime.now(clock).withNano(0));
    ExchangeDecision decision = desk.exchange(Limits.orderId(orderId), wish).orElseThrow(unknown());
    return switch (decision) {
      case Accepted accepted -> Response.status(201).entity(accepted.exchange()).build();
      case Refused refused -> throw Refusal.conflict(refused.code().text(), refused.detail());
      case Invalid invalid -> throw Refusal.badRequest("invalid-parameter", invalid.detail());
    };
  }

  private static Supplier<ProblemException> unknown() {
    return Refusal.notFound("no-such-order", "the shop does not know this order");
  }
}
