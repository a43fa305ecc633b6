package io.xiaoer.bot.core.dialogue;

import io.xiaoer.bot.core.answer.Wording;
import io.xiaoer.bot.core.entity.ProductMention;
import io.xiaoer.bot.core.shop.Order;
import io.xiaoer.bot.core.shop.Product;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Content.QuickReplies.Option;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sizes, material, care and stock, from the shop's catalogue. */
final class ProductAnswers {
  private static final int SUGGESTIONS = 4;

  private ProductAnswers() {}

  static void answer(Turn turn, Intent question) {
    if (!turn.shopAnswers()) {
      return;
    }
    Product product = product(turn);
    if (product == null) {
      turn.offer(turn.words().say("which-product"), suggestions(turn, question));
      return;
    }
    turn.become(turn.state().withProduct(product.productId()));
    Wording words = turn.words();
    String name = words.pick(product.name(), product.nameEn());
    String text =
        switch (question) {
          case PRODUCT_MATERIAL ->
              words.say(
                  "product-material",
                  "product",
                  name,
                  "material",
                  words.pick(product.material(), product.materialEn()));
          case PRODUCT_CARE ->
              words.say(
                  "product-care",
                  "product",
                  name,
                  "care",
                  words.pick(product.care(), product.careEn()));
          case IN_STOCK ->
              words.say("product-stock", "product", name, "list", stock(words, product));
          default -> sizes(words, product, name);
        };
    turn.offerPerson(text, "chip.size", "chip.material", "chip.care", "chip.stock");
  }

  private static String sizes(Wording words, Product product, String name) {
    if (!product.sized()) {
      String stock =
          words.word(
              product.sizes().stream().anyMatch(s -> s.stock() > 0) ? "stock.yes" : "stock.no");
      return words.say("product-one-size", "product", name, "stock", stock);
    }
    List<String> lines = new ArrayList<>();
    for (Product.SizeStock size : product.sizes()) {
      String fits = size.fits() == null ? "" : " " + size.fits();
      lines.add(size.size() + fits + (size.stock() > 0 ? "" : " (" + words.word("stock.no") + ")"));
    }
    return words.say("product-sizes", "product", name, "list", words.list(lines));
  }

  private static String stock(Wording words, Product product) {
    return words.list(
        product.sizes().stream()
            .map(s -> s.size() + " " + words.word(s.stock() > 0 ? "stock.yes" : "stock.no"))
            .toList());
  }

  /** The product that is named, else the one in focus, else the only one of the order in focus. */
  private static @Nullable Product product(Turn turn) {
    List<Product> catalogue = turn.facts().catalogue();
    Product named =
        ProductMention.find(turn.message().normalised(), catalogue, Product::name, Product::nameEn);
    if (named != null) {
      return named;
    }
    String focus = turn.state().focus().productId();
    Order order = turn.byId(turn.state().focus().orderId());
    String id =
        focus != null
            ? focus
            : order != null && order.items().size() == 1
                ? order.items().getFirst().productId()
                : null;
    return catalogue.stream().filter(p -> p.productId().equals(id)).findFirst().orElse(null);
  }

  /** What he has bought lately, and then whatever the shop sells. */
  private static List<Option> suggestions(Turn turn, Intent question) {
    Set<String> names = new LinkedHashSet<>();
    Wording words = turn.words();
    turn.facts().orders().stream()
        .flatMap(order -> order.items().stream())
        .forEach(item -> names.add(words.pick(item.name(), item.nameEn())));
    turn.facts().catalogue().forEach(p -> names.add(words.pick(p.name(), p.nameEn())));
    String ask = words.ask(question.id()).text();
    List<Option> chips = new ArrayList<>();
    names.stream()
        .limit(SUGGESTIONS)
        .forEach(
            name ->
                chips.add(
                    new Option(
                        name.substring(0, Math.min(name.length(), Limits.LABEL_CHARS)),
                        words.pick(name + " " + ask, ask + " " + name))));
    chips.add(words.chip("chip.person"));
    return chips;
  }
}
