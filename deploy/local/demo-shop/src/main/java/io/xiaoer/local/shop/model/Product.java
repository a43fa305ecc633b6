package io.xiaoer.local.shop.model;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that the shop sells. */
@Schema(description = "Something that the shop sells.")
public record Product(
    @Schema(examples = "p-1001") String productId,
    @Schema(examples = "yunxi") String shopId,
    @Schema(examples = "亚麻方领连衣裙") String name,
    @Schema(examples = "Linen square-neck dress") String nameEn,
    @Schema(examples = "CLOTHES") Category category,
    @Schema(description = "Price in fen (CNY).", examples = "32900") int priceFen,
    @Schema(
            description =
                "Sizes with their stock. A product without sizes has the single size 均码 (one size).")
        List<SizeStock> sizes,
    @Schema(examples = "55% 亚麻，45% 粘胶纤维") String material,
    @Schema(examples = "55% linen, 45% viscose") String materialEn,
    @Schema(examples = "30℃ 以下手洗，不可漂白，平铺晾干") String care,
    @Schema(examples = "Hand wash below 30 °C, do not bleach, dry flat") String careEn,
    @Schema(description = "One or two sentences about it.") String description,
    @Schema(
            description = "Picture, a path on the shop's own host; public.",
            examples = "/demo-shop/images/p-1001.svg")
        String imageUrl) {

  /** The size of a product that has no sizes. */
  public static final String ONE_SIZE = "均码";

  /** The shelf on which the product stands. */
  public enum Category {
    /** Clothes. */
    CLOTHES,
    /** Shoes. */
    SHOES,
    /** Things for the home. */
    HOME,
    /** Things for the kitchen. */
    KITCHEN,
    /** Small electronics. */
    ELECTRONICS
  }

  /** The stock of one size, in pieces, and for whom the size is meant. */
  @Schema(description = "One size, its stock, and for whom it is meant.")
  public record SizeStock(
      @Schema(examples = "M") String size,
      @Schema(description = "Pieces that can be sold.", examples = "12") int stock,
      @Schema(
              description = "Whom it fits; absent where the size says it all.",
              examples = "身高 160–166 cm，体重 50–56 kg",
              nullable = true)
          @Nullable String fits) {}

  /** The stock of a size, or empty if the product does not come in it. */
  public Optional<SizeStock> size(String size) {
    return sizes.stream().filter(entry -> entry.size().equalsIgnoreCase(size)).findFirst();
  }
}
