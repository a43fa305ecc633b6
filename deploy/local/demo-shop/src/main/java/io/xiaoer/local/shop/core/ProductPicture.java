package io.xiaoer.local.shop.core;

import io.xiaoer.local.shop.model.Product;
import java.util.Map;

/** Draws a product: a soft two-colour ground and a line drawing. */
public final class ProductPicture {

  private static final String DRESS = "M44 22h8l8 8 8-8h8l2 20-8 12 14 44H36l14-44-8-12z";
  private static final String SKIRT =
      "M44 30h32v8H44zM44 38L32 92q28 10 56 0L76 38M54 42l-4 50M66 42l4 50";
  private static final String TEE = "M46 26q14 12 28 0l24 14-8 18-12-6v44H42V52l-12 6-8-18z";
  private static final String CARDIGAN = TEE + "M60 36v60M64 50h2M64 62h2M64 74h2";
  private static final String JEANS = "M42 24h36l6 74H66l-6-50-6 50H36zM42 34h36M60 34v14";
  private static final String JACKET = TEE + "M60 32v64M42 54h36M42 68h36M42 82h36";
  private static final String SHIRT = TEE + "M46 26l14 16 14-16M60 42v54M64 54h2M64 66h2M64 78h2";
  private static final String SHOE =
      "M22 76V52q8 4 14-4l10-10q12 16 30 20 22 4 22 18zM22 76v8h76v-8M52 46l-8 8M60 51l-7 8";
  private static final String LOAFER =
      "M20 78V54q10 4 16-4l8-4q16 12 36 14 18 2 20 18zM20 78v6h80v-6M50 50q10 12 24 8";
  private static final String SLIPPER =
      "M24 82q-4-14 12-16 8-20 28-14 32 8 32 22 0 8-10 8zM36 66q20-2 26 16";
  private static final String BED = "M20 92V40M20 74h80v18M100 74V62q0-8-8-8H46v20M26 54h14v12H26z";
  private static final String DUVET = "M26 38h68v52H26zM26 56h68M26 73h68M49 38v52M71 38v52";
  private static final String PILLOW =
      "M26 44q34 10 68 0 8 20 0 40-34-10-68 0-8-20 0-40zM38 58q22 6 44 0";
  private static final String FLOOR_LAMP = "M48 22h24l10 26H38zM60 48v46M44 98q16-8 32 0";
  private static final String VASE = "M50 24h20l-4 18q22 18 10 52H44q-12-34 10-52zM42 66h36";
  private static final String BASKET =
      "M26 48h68l-8 46H34zM38 48q22-38 44 0M30 63h60M33 78h54M48 48l4 46M72 48l-4 46";
  private static final String POT =
      "M30 50h60v34q0 10-10 10H40q-10 0-10-10zM26 50h68M34 42h52M56 42v-8h8v8M30 60H18M90 60h12";
  private static final String FLASK = "M46 36h28v54q0 8-8 8H54q-8 0-8-8zM50 22h20v14H50zM46 52h28";
  private static final String PLATE =
      "M24 60a36 36 0 1 0 72 0 36 36 0 1 0-72 0M40 60a20 20 0 1 0 40 0 20 20 0 1 0-40 0";
  private static final String BOARD =
      "M32 30h44q8 0 8 8v52q0 8-8 8H32q-8 0-8-8V38q0-8 8-8zM84 44h14v10H84M36 46h36M36 60h36M36 74h24";
  private static final String KETTLE =
      "M42 46h36l8 46H34zM50 46v-8h20v8M86 60q18 0 10 24M42 56L24 44v-8M60 38v-8";
  private static final String HUMIDIFIER =
      "M36 54h48v32q0 12-12 12H48q-12 0-12-12zM60 64q10 12 0 20-10-8 0-20M50 46q-6-8 0-14M64 42q-6-8 0-14";
  private static final String EARBUDS =
      "M29 44a13 13 0 1 0 26 0a13 13 0 1 0-26 0M46 57v32h-9V56M65 44a13 13 0 1 0 26 0a13 13 0 1 0-26 0M74 57v32h9V56";
  private static final String POWER_BANK =
      "M42 20h36q6 0 6 6v68q0 6-6 6H42q-6 0-6-6V26q0-6 6-6zM64 40L50 64h18L56 84";
  private static final String DESK_LAMP = "M36 96h36M54 96L42 60l30-24M64 26l26 20-20 8z";
  private static final String STEAMER =
      "M40 34h36q10 0 10 10v10H58v42H44V54h-4zM92 40h8M92 50h10M92 60h8";

  private static final Map<String, String> DRAWINGS =
      Map.ofEntries(
          Map.entry("p-1001", DRESS),
          Map.entry("p-1002", SKIRT),
          Map.entry("p-1003", TEE),
          Map.entry("p-1004", CARDIGAN),
          Map.entry("p-1005", JEANS),
          Map.entry("p-1006", JACKET),
          Map.entry("p-1007", SHIRT),
          Map.entry("p-2001", SHOE),
          Map.entry("p-2002", LOAFER),
          Map.entry("p-2003", SHOE),
          Map.entry("p-2004", SLIPPER),
          Map.entry("p-3001", BED),
          Map.entry("p-3002", DUVET),
          Map.entry("p-3003", PILLOW),
          Map.entry("p-3004", FLOOR_LAMP),
          Map.entry("p-3005", VASE),
          Map.entry("p-3006", BASKET),
          Map.entry("p-4001", POT),
          Map.entry("p-4002", FLASK),
          Map.entry("p-4003", PLATE),
          Map.entry("p-4004", BOARD),
          Map.entry("p-4005", KETTLE),
          Map.entry("p-5001", HUMIDIFIER),
          Map.entry("p-5002", EARBUDS),
          Map.entry("p-5003", POWER_BANK),
          Map.entry("p-5004", DESK_LAMP),
          Map.entry("p-5005", STEAMER));

  private ProductPicture() {}

  /** An SVG document of 240 by 240 pixels; the same product always gives the same picture. */
  public static String svg(Product product) {
    int hue = Math.floorMod(product.productId().hashCode() * 47, 360);
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="240" height="240" viewBox="0 0 120 120" role="img">
          <title>%1$s</title>
          <defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1">
            <stop offset="0" stop-color="hsl(%2$d,70%%,94%%)"/>
            <stop offset="1" stop-color="hsl(%3$d,62%%,80%%)"/>
          </linearGradient></defs>
          <rect width="120" height="120" rx="14" fill="url(#g)"/>
          <circle cx="60" cy="60" r="46" fill="#fff" opacity=".45"/>
          <path d="%4$s" fill="hsl(%2$d,60%%,88%%)" fill-opacity=".8" stroke="hsl(%2$d,45%%,32%%)" stroke-width="2.6" \
        stroke-linejoin="round" stroke-linecap="round"/>
        </svg>
        """
        .formatted(
            product.name(),
            hue,
            (hue + 40) % 360,
            DRAWINGS.getOrDefault(product.productId(), BASKET));
  }
}
