package io.xiaoer.local.shop.model;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A customer of the shop; the id is the subject of his access token. */
@Schema(description = "A customer of the shop.")
public record Customer(
    @Schema(
            description = "The subject of the customer's access token.",
            examples = "11111111-0000-4000-8000-000000000001")
        String customerId,
    @Schema(examples = "李娜") String name,
    @Schema(description = "Middle digits hidden.", examples = "138****2046") String phoneMasked,
    @Schema(description = "Standing with the shop.", examples = "GOLD") Tier tier,
    @Schema(examples = "2023-05-18") LocalDate memberSince,
    @Schema(examples = "zh") String language,
    Address address) {

  /** The customer's standing with the shop. */
  public enum Tier {
    /** Nothing special yet. */
    REGULAR,
    /** Ten orders and more. */
    SILVER,
    /** Thirty orders and more. */
    GOLD
  }

  /** Where parcels go. The street is shortened: a desk needs the place, not the door. */
  @Schema(description = "Where parcels go; the street is shortened.")
  public record Address(
      @Schema(examples = "浙江省") String province,
      @Schema(examples = "杭州市") String city,
      @Schema(examples = "西湖区") String district,
      @Schema(examples = "文三路***号") String streetMasked) {}
}
