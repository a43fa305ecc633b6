package io.xiaoer.gateway.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.net.HttpURLConnection;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of the shop. Reading only, so a failed call is tried once more; while most
 * calls fail, the shop is left alone for a while.
 */
@ApplicationScoped
public class Shop {
  private final ShopApi api;

  /** The shop behind its REST. */
  public Shop(@RestClient ShopApi api) {
    this.api = api;
  }

  /**
   * An order at a glance.
   *
   * @param id its number
   * @param title its first item
   * @param titleEn the same in English, where the shop has it
   * @param furtherItems how many items it has beside the first
   * @param status as the shop names it
   * @param totalFen what it costs, in fen
   * @param placedAt ISO 8601 with offset
   * @param imageUrl picture of its first item
   */
  public record OrderLine(
      String id,
      String title,
      @Nullable String titleEn,
      int furtherItems,
      String status,
      long totalFen,
      String placedAt,
      @Nullable String imageUrl) {}

  /**
   * A product at a glance.
   *
   * @param id its id
   * @param title its name
   * @param titleEn the same in English, where the shop has it
   * @param priceFen its price, in fen
   * @param imageUrl its picture
   */
  public record ProductLine(
      String id,
      String title,
      @Nullable String titleEn,
      long priceFen,
      @Nullable String imageUrl) {}

  /** A customer's orders, newest first; none if the shop does not know him. */
  @Retry(maxRetries = 1, delay = 200, abortOn = WebApplicationException.class)
  @CircuitBreaker(requestVolumeThreshold = 10, delay = 5_000)
  public List<OrderLine> orders(String customerId, int limit) {
    try {
      return api.orders(customerId, limit).stream().map(Shop::line).toList();
    } catch (WebApplicationException refused) {
      if (refused.getResponse().getStatus() == HttpURLConnection.HTTP_NOT_FOUND) {
        return List.of();
      }
      throw refused;
    }
  }

  /** Products that fit some words. */
  @Retry(maxRetries = 1, delay = 200, abortOn = WebApplicationException.class)
  @CircuitBreaker(requestVolumeThreshold = 10, delay = 5_000)
  public List<ProductLine> products(@Nullable String words, int limit) {
    return api.products(words, limit).stream()
        .map(p -> new ProductLine(p.productId(), p.name(), p.nameEn(), p.priceFen(), p.imageUrl()))
        .toList();
  }

  private static OrderLine line(ShopApi.Order order) {
    List<ShopApi.Item> items = order.items();
    ShopApi.Item first =
        items.isEmpty() ? new ShopApi.Item(order.orderId(), null, null) : items.getFirst();
    return new OrderLine(
        order.orderId(),
        first.name(),
        first.nameEn(),
        Math.max(0, items.size() - 1),
        order.status(),
        order.amounts().totalFen(),
        order.placedAt(),
        first.imageUrl());
  }
}
