package io.xiaoer.local.shop.core;

import io.xiaoer.local.shop.model.Product;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds goods by words. Chinese is not split into words: two neighbouring characters are one term,
 * so 亚麻裙 finds 亚麻方领连衣裙. Latin script is split at blanks.
 */
public final class ProductSearch {

  private ProductSearch() {}

  /** The goods that share a term with the query, most shared terms first; all for a blank query. */
  public static List<Product> find(List<Product> products, String query, int limit) {
    Set<String> wanted = terms(query);
    if (wanted.isEmpty()) {
      return products.stream().limit(limit).toList();
    }
    return products.stream()
        .map(product -> new Hit(product, score(product, wanted)))
        .filter(hit -> hit.score() > 0)
        .sorted(Comparator.comparingInt(Hit::score).reversed())
        .limit(limit)
        .map(Hit::product)
        .toList();
  }

  private static int score(Product product, Set<String> wanted) {
    Set<String> offered = terms(product.name() + " " + product.nameEn() + " " + product.material());
    return (int) wanted.stream().filter(offered::contains).count();
  }

  static Set<String> terms(String text) {
    Set<String> terms = new HashSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[\\s\\p{Punct}，。、？！％]+")) {
      if (word.isEmpty()) {
        continue;
      }
      if (word.codePoints().noneMatch(Character::isIdeographic)) {
        terms.add(word);
        continue;
      }
      int[] characters = word.codePoints().toArray();
      if (characters.length == 1) {
        terms.add(word);
      }
      for (int i = 0; i + 1 < characters.length; i++) {
        terms.add(new String(characters, i, 2));
      }
    }
    return terms;
  }

  private record Hit(Product product, int score) {}
}
