package io.xiaoer.routing.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.rest.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jboss.logging.Logger;

/** Puts together what the shop knows of a customer. A shop that does not answer is a 503. */
@ApplicationScoped
class ShopPanel {
  private static final Logger LOG = Logger.getLogger(ShopPanel.class);
  private static final int ORDERS = 10;
  private static final int NOT_FOUND = 404;
  private static final String GUEST = "guest-";

  private final ShopCalls shop;
  private final MeterRegistry meters;

  ShopPanel(ShopCalls shop, MeterRegistry meters) {
    this.shop = shop;
    this.meters = meters;
  }

  CustomerPanel panel(Customer customer) {
    if (customer.id().startsWith(GUEST)) {
      return unknown(customer);
    }
    try {
      return new CustomerPanel(
          shop.customer(customer.id()),
          shop.orders(customer.id(), ORDERS),
          shop.coupons(customer.id()));
    } catch (RuntimeException failure) {
      if (failure instanceof WebApplicationException answer
          && answer.getResponse().getStatus() == NOT_FOUND) {
        return unknown(customer);
      }
      meters.counter("routing.shop.failures").increment();
      LOG.warnf("the shop does not answer: %s", failure.getClass().getSimpleName());
      throw new ProblemException(
          Status.SERVICE_UNAVAILABLE, "shop-unavailable", "the shop does not answer at the moment");
    }
  }

  /** What the suite itself knows, where the shop knows nothing. */
  private static CustomerPanel unknown(Customer customer) {
    CustomerPanel.Person person =
        new CustomerPanel.Person(
            customer.id(), customer.displayName(), customer.tier().name(), null, null, null, null);
    return new CustomerPanel(person, List.of(), List.of());
  }
}
