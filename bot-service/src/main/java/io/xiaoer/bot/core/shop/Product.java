package io.xiaoer.bot.core.shop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that the shop sells.
 *
 * @param productId its id
 * @param name Chinese name
 * @param nameEn English name
 * @param priceFen its price, in fen
 * @param sizes sizes with their stock
 * @param material what it is made of
 * @param materialEn the same in English
 * @param care how to wash or clean it
 * @param careEn the same in English
 * @param imageUrl its picture
 */
public record Product(
    String productId,
    String name,
    String nameEn,
    long priceFen,
    List<SizeStock> sizes,
    String material,
    String materialEn,
    String care,
    String careEn,
    @Nullable String imageUrl) {
  /** The size of a product that has no sizes. */
  public static final String ONE_SIZE = "均码";

  /** One size; stock in pieces; whom it fits, where that is known. */
  public record SizeStock(String size, int stock, @Nullable String fits) {}

  /** Whether it comes in more than one size. */
  public boolean sized() {
    return sizes.size() > 1;
  }
}
