package io.xiaoer.routing.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The shop behind a time limit, a circuit breaker and a bulkhead. */
@ApplicationScoped
@Timeout(value = 3, unit = ChronoUnit.SECONDS)
@CircuitBreaker(
    requestVolumeThreshold = 10,
    failureRatio = 0.5,
    delay = 5,
    delayUnit = ChronoUnit.SECONDS,
    skipOn = WebApplicationException.class)
@Bulkhead(50)
class ShopCalls {
  private final ShopClient client;

  ShopCalls(@RestClient ShopClient client) {
    this.client = client;
  }

  CustomerPanel.Person customer(String customerId) {
    return client.customer(customerId);
  }

  List<CustomerPanel.Order> orders(String customerId, int limit) {
    return client.orders(customerId, limit);
  }

  List<CustomerPanel.Coupon> coupons(String customerId) {
    return client.coupons(customerId);
  }
}
