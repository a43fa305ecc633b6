package io.xiaoer.local.shop.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.quarkus.runtime.Startup;
import io.xiaoer.local.shop.ShopConfig;
import io.xiaoer.local.shop.core.Shelf;
import io.xiaoer.local.shop.core.ShopData;
import io.xiaoer.local.shop.model.Coupon;
import io.xiaoer.local.shop.model.Customer;
import io.xiaoer.local.shop.model.Exchange;
import io.xiaoer.local.shop.model.Order;
import io.xiaoer.local.shop.model.Product;
import io.xiaoer.local.shop.mongo.StoredDocuments.Versioned;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The shop's documents. Filled once, when the shop starts on an empty store; every read is by
 * {@code _id}.
 */
@Singleton
@Startup
public class ShopStore {

  /** More goods than this are never listed. */
  static final int MAX_PRODUCTS = 500;

  private static final Logger LOG = Logger.getLogger(ShopStore.class);
  private static final String SEED = "seed";

  private final StoredDocuments<FirstStart> starts;
  private final StoredDocuments<AccountDocument> accounts;
  private final StoredDocuments<Shelf> shelves;
  private final StoredDocuments<OrderDocument> orders;

  ShopStore(MongoClient client, ShopConfig config, Clock clock) {
    MongoDatabase database = client.getDatabase(config.database());
    starts = new StoredDocuments<>(database.getCollection("starts"), FirstStart.class);
    accounts = new StoredDocuments<>(database.getCollection("accounts"), AccountDocument.class);
    shelves = new StoredDocuments<>(database.getCollection("shelves"), Shelf.class);
    orders = new StoredDocuments<>(database.getCollection("orders"), OrderDocument.class);
    fillOnce(OffsetDateTime.now(clock));
  }

  /** The customer, or empty if the shop does not know him. */
  public Optional<Customer> customer(String customerId) {
    return accounts.find(customerId).map(account -> account.value().customer());
  }

  /** His coupons, or empty if the shop does not know him. */
  public Optional<List<Coupon>> coupons(String customerId) {
    return accounts.find(customerId).map(account -> account.value().coupons());
  }

  /** His orders, newest first, or empty if the shop does not know him. */
  public Optional<List<Order>> orders(String customerId, int limit) {
    return accounts
        .find(customerId)
        .map(
            account ->
                account.value().orderIds().stream()
                    .limit(limit)
                    .flatMap(orderId -> order(orderId).stream())
                    .toList());
  }

  /** The order, or empty. */
  public Optional<Order> order(String orderId) {
    return orders.find(orderId).map(found -> found.value().order());
  }

  /** The order's exchanges, oldest first, or empty if there is no such order. */
  public Optional<List<Exchange>> exchanges(String orderId) {
    return orders.find(orderId).map(found -> found.value().accepted());
  }

  /** The product, or empty. */
  public Optional<Product> product(String productId) {
    return shelves.find(productId).map(shelf -> shelf.value().product());
  }

  /** All goods, as the shop shows them. */
  public List<Product> products() {
    return shelves.all(MAX_PRODUCTS).stream()
        .sorted(Comparator.comparingInt(Shelf::position))
        .map(Shelf::product)
        .toList();
  }

  Optional<Versioned<OrderDocument>> orderDocument(String orderId) {
    return orders.find(orderId);
  }

  boolean replaceOrder(Versioned<OrderDocument> read, OrderDocument changed) {
    return orders.replace(changed.order().orderId(), read.version(), changed);
  }

  Optional<Versioned<Shelf>> shelf(String productId) {
    return shelves.find(productId);
  }

  boolean replaceShelf(Versioned<Shelf> read, Shelf changed) {
    return shelves.replace(changed.product().productId(), read.version(), changed);
  }

  /**
   * Fills an empty store. A start that was cut off half-way is repeated with the moment that it had
   * noted, so that it writes the same documents again.
   */
  private void fillOnce(OffsetDateTime now) {
    FirstStart start = starts.find(SEED).map(Versioned::value).orElse(new FirstStart(now, false));
    if (start.done()) {
      return;
    }
    starts.put(SEED, start);
    ShopData data = ShopData.at(start.at());
    for (int i = 0; i < data.products().size(); i++) {
      Product product = data.products().get(i);
      shelves.put(product.productId(), new Shelf(i, product, List.of()));
    }
    for (ShopData.Account account : data.accounts()) {
      for (Order order : account.orders()) {
        orders.put(order.orderId(), new OrderDocument(order, List.of()));
      }
      accounts.put(
          account.customer().customerId(),
          new AccountDocument(
              account.customer(),
              account.coupons(),
              account.orders().stream().map(Order::orderId).toList()));
    }
    starts.put(SEED, new FirstStart(start.at(), true));
    LOG.infof(
        "filled the shop: %d products, %d customers",
        data.products().size(), data.accounts().size());
  }

  /** When the shop was first started, and whether its first data is complete. */
  record FirstStart(OffsetDateTime at, boolean done) {}

  /** A customer's document; order ids newest first. */
  record AccountDocument(Customer customer, List<Coupon> coupons, List<String> orderIds) {}

  /** An order's document. There are at most as many exchanges as the order has lines. */
  record OrderDocument(Order order, List<KeyedExchange> exchanges) {

    List<Exchange> accepted() {
      return exchanges.stream().map(KeyedExchange::exchange).toList();
    }
  }

  /** An exchange and the idempotency key under which it was asked for. */
  record KeyedExchange(String key, Exchange exchange) {}
}
