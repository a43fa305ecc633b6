package io.xiaoer.gateway.shop;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The part of the shop's REST that is used here; asked with this service's own token. */
@RegisterRestClient(configKey = "shop")
@OidcClientFilter
@Path("/api")
public interface ShopApi {
  /** An order as the shop tells it. */
  record Order(String orderId, String status, String placedAt, List<Item> items, Amounts amounts) {}

  /** A line of an order. */
  record Item(String name, @Nullable String nameEn, @Nullable String imageUrl) {}

  /** Sums in fen. */
  record Amounts(long totalFen) {}

  /** A product as the shop tells it. */
  record Product(
      String productId,
      String name,
      @Nullable String nameEn,
      long priceFen,
      @Nullable String imageUrl) {}

  /** A customer's orders, newest first; 404 if the shop does not know him. */
  @GET
  @Path("/customers/{customerId}/orders")
  List<Order> orders(@PathParam("customerId") String customerId, @QueryParam("limit") int limit);

  /** Products that fit some words; all kinds where there are none. */
  @GET
  @Path("/products")
  List<Product> products(@QueryParam("q") @Nullable String words, @QueryParam("limit") int limit);
}
