package io.xiaoer.bot.shop;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.xiaoer.bot.core.dialogue.Decision.ExchangeOrder;
import io.xiaoer.bot.core.shop.Coupon;
import io.xiaoer.bot.core.shop.ExchangeOutcome;
import io.xiaoer.bot.core.shop.Order;
import io.xiaoer.bot.core.shop.Product;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * The calls themselves: each is tried twice (timeouts stand in {@code application.properties}), and
 * a shop that keeps failing is left alone for some seconds, so that one outage does not make every
 * customer wait.
 */
@ApplicationScoped
@Retry(
    maxRetries = 1,
    delay = 100,
    delayUnit = ChronoUnit.MILLIS,
    retryOn = ProcessingException.class)
@CircuitBreaker(
    requestVolumeThreshold = 10,
    failureRatio = 0.5,
    delay = 5,
    delayUnit = ChronoUnit.SECONDS)
class ShopCalls {
  private static final int MOST_ORDERS = 20;
  private static final int MOST_PRODUCTS = 50;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final ShopApi api;

  ShopCalls(@RestClient ShopApi api) {
    this.api = api;
  }

  List<Order> orders(String customerId) {
    return known(() -> api.orders(customerId, MOST_ORDERS));
  }

  List<Coupon> coupons(String customerId) {
    return known(() -> api.coupons(customerId));
  }

  List<Product> products() {
    return api.products(MOST_PRODUCTS);
  }

  ExchangeOutcome exchange(ExchangeOrder order) {
    try {
      return new ExchangeOutcome.Accepted(
          api.exchange(order.orderId(), order.key(), order.request()).exchangeId());
    } catch (WebApplicationException said) {
      int status = said.getResponse().getStatus();
      if (status >= SERVER_ERROR || status == UNAUTHORIZED || status == FORBIDDEN) {
        throw said;
      }
      Problem problem = said.getResponse().readEntity(Problem.class);
      return new ExchangeOutcome.Refused(
          problem.code() == null ? "unknown" : problem.code(),
          problem.detail() == null ? "" : problem.detail());
    }
  }

  /** A customer whom the shop does not know has bought nothing. */
  private static <T> List<T> known(Supplier<List<T>> call) {
    try {
      return call.get();
    } catch (WebApplicationException said) {
      if (said.getResponse().getStatus() == NOT_FOUND) {
        return List.of();
      }
      throw said;
    }
  }

  /** The shop's errors (RFC 9457). */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Problem(@Nullable String code, @Nullable String detail) {}
}
