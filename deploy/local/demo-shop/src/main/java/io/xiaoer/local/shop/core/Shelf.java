package io.xiaoer.local.shop.core;

import io.xiaoer.local.shop.model.Product;
import io.xiaoer.local.shop.model.Product.SizeStock;
import java.util.ArrayList;
import java.util.List;

/**
 * A product and the pieces that are put aside for exchanges. A piece that is put aside is no longer
 * in the product's stock, so stock plus reservations stays the same.
 *
 * @param position place in the shop's list of goods
 */
public record Shelf(int position, Product product, List<Reservation> reserved) {

  /** One piece of a size, put aside for one exchange. */
  public record Reservation(String exchangeId, String size) {}

  /** The shelf as it would be without this exchange: its piece is back in the stock. */
  public Shelf release(String exchangeId) {
    List<Reservation> kept = new ArrayList<>(reserved);
    Product changed = product;
    for (Reservation entry : reserved) {
      if (entry.exchangeId().equals(exchangeId)) {
        kept.remove(entry);
        changed = withStock(changed, entry.size(), 1);
      }
    }
    return new Shelf(position, changed, List.copyOf(kept));
  }

  /** The shelf with one piece of the size put aside; the caller has seen that there is one. */
  public Shelf reserve(String exchangeId, String size) {
    List<Reservation> more = new ArrayList<>(reserved);
    more.add(new Reservation(exchangeId, size));
    return new Shelf(position, withStock(product, size, -1), List.copyOf(more));
  }

  private static Product withStock(Product product, String size, int change) {
    List<SizeStock> sizes =
        product.sizes().stream()
            .map(
                entry ->
                    entry.size().equals(size)
                        ? new SizeStock(size, entry.stock() + change, entry.fits())
                        : entry)
            .toList();
    return new Product(
        product.productId(),
        product.shopId(),
        product.name(),
        product.nameEn(),
        product.category(),
        product.priceFen(),
        sizes,
        product.material(),
        product.materialEn(),
        product.care(),
        product.careEn(),
        product.description(),
        product.imageUrl());
  }
}
