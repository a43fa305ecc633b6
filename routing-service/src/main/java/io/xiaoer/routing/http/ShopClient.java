package io.xiaoer.routing.http;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The shop, asked with the service's own token. */
@RegisterRestClient(configKey = "shop")
@OidcClientFilter
@Path("/api/customers/{customerId}")
interface ShopClient {
  @GET
  CustomerPanel.Person customer(@PathParam("customerId") String customerId);

  @GET
  @Path("/orders")
  List<CustomerPanel.Order> orders(
      @PathParam("customerId") String customerId, @QueryParam("limit") int limit);

  @GET
  @Path("/coupons")
  List<CustomerPanel.Coupon> coupons(@PathParam("customerId") String customerId);
}
