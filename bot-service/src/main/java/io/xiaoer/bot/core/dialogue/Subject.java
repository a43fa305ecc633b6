package io.xiaoer.bot.core.dialogue;

import io.xiaoer.bot.core.entity.ProductMention;
import io.xiaoer.bot.core.shop.Order;
import io.xiaoer.bot.core.shop.Product;
import io.xiaoer.bot.core.shop.ShopFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a message is about, as far as it says so itself. */
final class Subject {
  private Subject() {}

  /** The number of the order or the id of the product that is named, or {@code null}. */
  static @Nullable String named(Understood message, ShopFacts facts) {
    String number = message.entities().orderNumber();
    if (number != null) {
      return number;
    }
    String text = message.normalised();
    Product sold = ProductMention.find(text, facts.catalogue(), Product::name, Product::nameEn);
    if (sold != null) {
      return sold.productId();
    }
    Map<String, Order.Item> bought = new LinkedHashMap<>();
    facts.orders().stream()
        .flatMap(order -> order.items().stream())
        .forEach(item -> bought.putIfAbsent(item.productId(), item));
    Order.Item item =
        ProductMention.find(
            text, new ArrayList<>(bought.values()), Order.Item::name, Order.Item::nameEn);
    return item == null ? null : item.productId();
  }
}
