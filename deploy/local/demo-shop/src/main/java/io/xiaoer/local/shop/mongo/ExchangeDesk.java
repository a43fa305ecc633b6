package io.xiaoer.local.shop.mongo;

import io.xiaoer.local.shop.core.ExchangeDecision;
import io.xiaoer.local.shop.core.ExchangeDecision.Accepted;
import io.xiaoer.local.shop.core.ExchangeDecision.Invalid;
import io.xiaoer.local.shop.core.ExchangeDecision.Refused;
import io.xiaoer.local.shop.core.ExchangeDecision.Refused.Code;
import io.xiaoer.local.shop.core.ExchangeRules;
import io.xiaoer.local.shop.core.ExchangeRules.Wish;
import io.xiaoer.local.shop.core.Shelf;
import io.xiaoer.local.shop.model.Exchange;
import io.xiaoer.local.shop.model.Order.Item;
import io.xiaoer.local.shop.mongo.ShopStore.KeyedExchange;
import io.xiaoer.local.shop.mongo.ShopStore.OrderDocument;
import io.xiaoer.local.shop.mongo.StoredDocuments.Versioned;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;

/**
 * Takes exchanges: first a piece is put aside in the product's document, then the exchange is
 * written into the order's. There is no transaction over both; a crash between the two leaves a
 * piece put aside under the exchange's id, and the caller's repetition with the same key finds it
 * and goes on.
 */
@Singleton
public class ExchangeDesk {

  /** How often a change by somebody else is met with another look. */
  static final int ATTEMPTS = 8;

  private final ShopStore store;

  ExchangeDesk(ShopStore store) {
    this.store = store;
  }

  /**
   * Decides once per key and order; the same key gives the same exchange again.
   *
   * @return empty if there is no such order
   * @throws ConcurrentModificationException if others kept changing the order
   */
  public Optional<ExchangeDecision> exchange(String orderId, Wish wish) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Versioned<OrderDocument>> read = store.orderDocument(orderId);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      Optional<ExchangeDecision> decided = tryOnce(read.get(), wish);
      if (decided.isPresent()) {
        return decided;
      }
    }
    throw new ConcurrentModificationException("order " + orderId + " kept changing");
  }

  /** Empty if a document was changed by somebody else meanwhile. */
  private Optional<ExchangeDecision> tryOnce(Versioned<OrderDocument> read, Wish wish) {
    OrderDocument document = read.value();
    Optional<ExchangeDecision> before = decidedBefore(document, wish);
    if (before.isPresent()) {
      return before;
    }
    Optional<Item> item = document.order().item(wish.request().itemId());
    if (item.isEmpty()) {
      return Optional.of(new Invalid("the order has no item " + wish.request().itemId()));
    }
    Versioned<Shelf> shelf = store.shelf(item.get().productId()).orElseThrow();
    String exchangeId = ExchangeRules.exchangeId(document.order().orderId(), wish.key());
    Shelf free = shelf.value().release(exchangeId);
    ExchangeDecision decision =
        ExchangeRules.decide(document.order(), free.product(), document.accepted(), wish);
    return switch (decision) {
      case Accepted accepted -> write(read, shelf, free, accepted, wish);
      case Refused refused -> giveBack(shelf, free, refused);
      case Invalid invalid -> giveBack(shelf, free, invalid);
    };
  }

  private static Optional<ExchangeDecision> decidedBefore(OrderDocument document, Wish wish) {
    return document.exchanges().stream()
        .filter(known -> known.key().equals(wish.key()))
        .findFirst()
        .map(
            known ->
                ExchangeRules.answers(known.exchange(), wish.request())
                    ? new Accepted(known.exchange())
                    : new Refused(Code.KEY_REUSED, "这个 Idempotency-Key 已用于另一个请求"));
  }

  private Optional<ExchangeDecision> write(
      Versioned<OrderDocument> read,
      Versioned<Shelf> shelf,
      Shelf free,
      Accepted accepted,
      Wish wish) {
    Exchange exchange = accepted.exchange();
    Shelf reserved = free.reserve(exchange.exchangeId(), exchange.newSize());
    boolean putAside = reserved.equals(shelf.value()) || store.replaceShelf(shelf, reserved);
    if (!putAside) {
      return Optional.empty();
    }
    List<KeyedExchange> exchanges = new ArrayList<>(read.value().exchanges());
    exchanges.add(new KeyedExchange(wish.key(), exchange));
    OrderDocument changed = new OrderDocument(read.value().order(), List.copyOf(exchanges));
    return store.replaceOrder(read, changed) ? Optional.of(accepted) : Optional.empty();
  }

  /** A piece that an earlier attempt put aside for nothing goes back to the stock. */
  private Optional<ExchangeDecision> giveBack(
      Versioned<Shelf> shelf, Shelf free, ExchangeDecision decision) {
    boolean nothingPutAside = free.reserved().size() == shelf.value().reserved().size();
    return nothingPutAside || store.replaceShelf(shelf, free)
        ? Optional.of(decision)
        : Optional.empty();
  }
}
