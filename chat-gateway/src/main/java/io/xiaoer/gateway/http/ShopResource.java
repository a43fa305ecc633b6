package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.Limits;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.shop.Shop;
import io.xiaoer.gateway.shop.Shop.OrderLine;
import io.xiaoer.gateway.shop.Shop.ProductLine;
import io.xiaoer.rest.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Orders and products from which a conversation can begin. */
@Path("/chat/api")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "shop", description = "What a conversation can be about.")
public class ShopResource {
  private static final int ORDERS = 10;
  private static final int PRODUCTS = 12;
  private static final int MOST = 50;

  private final Shop shop;
  private final Caller caller;

  ShopResource(Shop shop, Caller caller) {
    this.shop = shop;
    this.caller = caller;
  }

  /** The caller's own orders. */
  @GET
  @Path("/orders")
  @RolesAllowed(Roles.CUSTOMER)
  @Operation(
      operationId = "listOrders",
      summary = "The caller's own orders, newest first",
      description = "Role: customer.")
  @APIResponse(responseCode = "200", description = "Orders; amounts in fen (CNY).")
  @APIResponse(responseCode = "502", description = "The shop does not answer.")
  public List<OrderLine> orders(
      @QueryParam("limit") @Parameter(description = "1 to 50, default 10.")
          @Nullable String limit) {
    int most = (int) Numbers.read("limit", limit, ORDERS, 1, MOST);
    String customerId = caller.id();
    return asked(() -> shop.orders(customerId, most));
  }

  /** Products of the shop. */
  @GET
  @Path("/products")
  @RolesAllowed({Roles.CUSTOMER, Roles.GUEST})
  @Operation(
      operationId = "listProducts",
      summary = "Products that fit some words",
      description = "Role: customer or guest.")
  @APIResponse(responseCode = "200", description = "Products; prices in fen (CNY).")
  @APIResponse(responseCode = "502", description = "The shop does not answer.")
  public List<ProductLine> products(
      @QueryParam("q") @Parameter(description = "Words, at most 100 characters.")
          @Nullable String words,
      @QueryParam("limit") @Parameter(description = "1 to 50, default 12.")
          @Nullable String limit) {
    int most = (int) Numbers.read("limit", limit, PRODUCTS, 1, MOST);
    if (words != null && words.length() > Limits.NAME_CHARS) {
      throw Refusals.badParameter("q is too long");
    }
    return asked(() -> shop.products(words, most));
  }

  /** What the shop refuses is not the caller's fault. */
  private static <T> T asked(Supplier<T> call) {
    try {
      return call.get();
    } catch (WebApplicationException refused) {
      throw new ProblemException(
          Status.BAD_GATEWAY,
          "shop-unavailable",
          "the shop answered " + refused.getResponse().getStatus());
    }
  }
}
