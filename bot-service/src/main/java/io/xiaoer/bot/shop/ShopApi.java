package io.xiaoer.bot.shop;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.xiaoer.bot.core.shop.Coupon;
import io.xiaoer.bot.core.shop.ExchangeRequest;
import io.xiaoer.bot.core.shop.Order;
import io.xiaoer.bot.core.shop.Product;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The shop's REST interface, as far as the bot uses it. */
@RegisterRestClient(configKey = "shop")
@OidcClientFilter
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
interface ShopApi {
  @GET
  @Path("/customers/{id}/orders")
  List<Order> orders(@PathParam("id") String customerId, @QueryParam("limit") int limit);

  @GET
  @Path("/customers/{id}/coupons")
  List<Coupon> coupons(@PathParam("id") String customerId);

  @GET
  @Path("/products")
  List<Product> products(@QueryParam("limit") int limit);

  @POST
  @Path("/orders/{id}/exchanges")
  @Consumes(MediaType.APPLICATION_JSON)
  Accepted exchange(
      @PathParam("id") String orderId,
      @HeaderParam("Idempotency-Key") String key,
      ExchangeRequest request);

  /** The shop has taken an exchange. */
  record Accepted(String exchangeId, String status) {}
}
