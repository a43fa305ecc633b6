package io.xiaoer.local.shop.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.local.shop.model.Coupon;
import io.xiaoer.local.shop.model.Customer;
import io.xiaoer.local.shop.model.Order;
import io.xiaoer.local.shop.mongo.ShopStore;
import io.xiaoer.rest.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A customer and what belongs to him. */
@Path("/api/customers/{customerId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("service")
@RunOnVirtualThread
@Tag(name = "Customers")
@APIResponse(
    responseCode = "404",
    description = "The shop does not know this customer (`no-such-customer`).")
public class CustomerResource {

  private final ShopStore store;

  CustomerResource(ShopStore store) {
    this.store = store;
  }

  /** The customer. */
  @GET
  @Operation(operationId = "getCustomer", summary = "A customer by the subject of his token")
  @APIResponse(responseCode = "200", description = "The customer.")
  public Customer customer(
      @PathParam("customerId")
          @Parameter(
              description = "The subject of the customer's access token.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      pattern = Limits.CUSTOMER_ID,
                      examples = "11111111-0000-4000-8000-000000000001"))
          String customerId) {
    return store.customer(Limits.customerId(customerId)).orElseThrow(unknown());
  }

  /** His orders, newest first. */
  @GET
  @Path("/orders")
  @Operation(operationId = "listOrders", summary = "His orders, newest first")
  @APIResponse(responseCode = "200", description = "At most `limit` orders.")
  public List<Order> orders(
      @PathParam("customerId")
          @Parameter(
              description = "The subject of the customer's access token.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      pattern = Limits.CUSTOMER_ID,
                      examples = "11111111-0000-4000-8000-000000000001"))
          String customerId,
      @QueryParam("limit")
          @Parameter(
              description = "Most orders.",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "50",
                      defaultValue = "20"))
          @Nullable String limit) {
    return store.orders(Limits.customerId(customerId), Limits.limit(limit)).orElseThrow(unknown());
  }

  /** His coupons. */
  @GET
  @Path("/coupons")
  @Operation(operationId = "listCoupons", summary = "His coupons, also used and expired ones")
  @APIResponse(responseCode = "200", description = "His coupons.")
  public List<Coupon> coupons(
      @PathParam("customerId")
          @Parameter(
              description = "The subject of the customer's access token.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      pattern = Limits.CUSTOMER_ID,
                      examples = "11111111-0000-4000-8000-000000000001"))
          String customerId) {
    return store.coupons(Limits.customerId(customerId)).orElseThrow(unknown());
  }

  private static Supplier<ProblemException> unknown() {
    return Refusal.notFound("no-such-customer", "the shop does not know this customer");
  }
}
