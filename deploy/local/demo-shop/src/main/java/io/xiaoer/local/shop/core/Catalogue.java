package io.xiaoer.local.shop.core;

import io.xiaoer.local.shop.model.Product;
import io.xiaoer.local.shop.model.Product.Category;
import io.xiaoer.local.shop.model.Product.SizeStock;
import java.util.ArrayList;
import java.util.List;

/** The goods of 云溪生活 as they stand in the shop at its first start. */
public final class Catalogue {

  /** The one shop of the local stack. */
  public static final String SHOP_ID = "yunxi";

  private static final Care HAND_WASH =
      new Care("30℃ 以下手洗，不可漂白，平铺晾干", "Hand wash below 30 °C, do not bleach, dry flat");
  private static final Care MACHINE_WASH =
      new Care("可机洗，水温不超过 40℃，低温熨烫", "Machine wash up to 40 °C, cool iron");
  private static final Care DRY_CLEAN =
      new Care("建议干洗，悬挂存放，避免暴晒", "Dry clean, store on a hanger, keep out of the sun");
  private static final Care WIPE =
      new Care("用软湿布擦拭，阴凉处风干", "Wipe with a soft damp cloth, dry in the shade");
  private static final Care DISHWASHER = new Care("可用洗碗机，忌钢丝球", "Dishwasher safe, no steel wool");
  private static final Care RINSE =
      new Care("温水冲洗后擦干，不可用洗碗机", "Rinse warm and dry, not for the dishwasher");
  private static final Care KEEP_DRY =
      new Care("断电后用干布擦拭，不可水洗", "Unplug, wipe with a dry cloth, keep away from water");

  private Catalogue() {}

  /** All goods, in the order in which the shop shows them. */
  public static List<Product> products() {
    List<Product> all = new ArrayList<>();
    all.addAll(clothes());
    all.addAll(shoes());
    all.addAll(home());
    all.addAll(kitchen());
    all.addAll(electronics());
    return List.copyOf(all);
  }

  private static List<Product> clothes() {
    Stuff linen = new Stuff("55% 亚麻，45% 粘胶纤维", "55% linen, 45% viscose", HAND_WASH);
    Stuff cotton = new Stuff("100% 新疆长绒棉", "100% long-staple cotton", MACHINE_WASH);
    Stuff silk = new Stuff("100% 桑蚕丝", "100% mulberry silk", DRY_CLEAN);
    Stuff wool = new Stuff("70% 羊毛，30% 羊绒", "70% wool, 30% cashmere", DRY_CLEAN);
    Stuff denim = new Stuff("98% 棉，2% 氨纶", "98% cotton, 2% elastane", MACHINE_WASH);
    Stuff shell = new Stuff("面料 100% 锦纶，填充 90% 白鹅绒", "Nylon shell, 90% goose down", HAND_WASH);
    return List.of(
        clothing(1001, "亚麻方领连衣裙", "Linen square-neck dress", 32900, linen, 6, 14, 9, 3),
        clothing(1002, "真丝印花半身裙", "Printed silk skirt", 45900, silk, 4, 7, 5, 0),
        clothing(1003, "长绒棉圆领 T 恤", "Long-staple cotton T-shirt", 9900, cotton, 40, 62, 58, 31),
        clothing(1004, "羊绒混纺开衫", "Cashmere-blend cardigan", 59900, wool, 5, 8, 2, 0),
        clothing(1005, "高腰直筒牛仔裤", "High-rise straight jeans", 25900, denim, 11, 17, 13, 8),
        clothing(1006, "轻薄鹅绒羽绒服", "Light goose-down jacket", 69900, shell, 3, 9, 12, 6),
        clothing(1007, "府绸翻领衬衫", "Poplin shirt", 18900, cotton, 12, 20, 18, 9));
  }

  private static List<Product> shoes() {
    Stuff canvas = new Stuff("帆布鞋面，橡胶底", "Canvas upper, rubber sole", WIPE);
    Stuff leather = new Stuff("头层牛皮，橡胶底", "Full-grain leather, rubber sole", WIPE);
    Stuff mesh = new Stuff("透气网面，EVA 中底", "Breathable mesh, EVA midsole", WIPE);
    return List.of(
        shoe(2001, "云感缓震跑步鞋", "Cushioned running shoes", 39900, mesh, 4, 8, 10, 12, 7, 5),
        shoe(2002, "手工缝制乐福鞋", "Hand-stitched loafers", 45900, leather, 2, 5, 6, 4, 3, 0),
        shoe(2003, "经典帆布鞋", "Classic canvas sneakers", 15900, canvas, 15, 22, 19, 20, 16, 11),
        shoe(2004, "居家软底拖鞋", "Soft house slippers", 4900, mesh, 30, 30, 28, 26, 22, 18));
  }

  private static List<Product> home() {
    Stuff cotton = new Stuff("100% 全棉 60 支贡缎", "100% cotton sateen, 60s", MACHINE_WASH);
    Stuff down = new Stuff("95% 白鹅绒，全棉防绒面料", "95% goose down, cotton shell", DRY_CLEAN);
    Stuff wood = new Stuff("白蜡木，环保木蜡油", "Ash wood, natural oil", WIPE);
    Stuff ceramic = new Stuff("高温陶瓷", "Stoneware", RINSE);
    Stuff latex = new Stuff("93% 天然乳胶，天丝外套", "93% natural latex, lyocell cover", HAND_WASH);
    return List.of(
        bed(3001, "贡缎四件套", "Sateen bedding set", 49900, cotton, 14, 9),
        bed(3002, "鹅绒冬被", "Goose-down winter duvet", 129900, down, 6, 4),
        single(3003, Category.HOME, "天然乳胶枕", "Natural latex pillow", 19900, latex, 36),
        single(3004, Category.HOME, "白蜡木落地灯", "Ash floor lamp", 36900, wood, 8),
        single(3005, Category.HOME, "粗陶花瓶", "Stoneware vase", 12900, ceramic, 21),
        single(3006, Category.HOME, "藤编收纳篮", "Rattan storage basket", 8900, wood, 27));
  }

  private static List<Product> kitchen() {
    Stuff iron = new Stuff("铸铁，珐琅涂层", "Enamelled cast iron", RINSE);
    Stuff steel = new Stuff("316 不锈钢", "316 stainless steel", DISHWASHER);
    Stuff porcelain = new Stuff("骨瓷，釉下彩", "Bone china, underglaze colour", DISHWASHER);
    Stuff acacia = new Stuff("整块相思木", "Solid acacia wood", RINSE);
    return List.of(
        single(4001, Category.KITCHEN, "珐琅铸铁锅 24cm", "Enamel casserole 24 cm", 42900, iron, 10),
        single(4002, Category.KITCHEN, "真空保温杯 480ml", "Vacuum flask 480 ml", 15900, steel, 54),
        single(4003, Category.KITCHEN, "青花骨瓷餐具 16 件", "Bone china set, 16", 29900, porcelain, 7),
        single(4004, Category.KITCHEN, "相思木砧板", "Acacia cutting board", 13900, acacia, 19),
        single(4005, Category.KITCHEN, "手冲咖啡壶套装", "Pour-over coffee set", 21900, steel, 16));
  }

  private static List<Product> electronics() {
    Stuff abs = new Stuff("ABS 外壳，食品级硅胶", "ABS body, food-grade silicone", KEEP_DRY);
    Stuff metal = new Stuff("铝合金机身", "Aluminium body", KEEP_DRY);
    return List.of(
        single(5001, Category.ELECTRONICS, "静音加湿器 4L", "Quiet humidifier 4 l", 23900, abs, 13),
        single(5002, Category.ELECTRONICS, "降噪蓝牙耳机", "Noise-cancelling earbuds", 35900, abs, 25),
        single(
            5003, Category.ELECTRONICS, "20000mAh 充电宝", "Power bank 20,000 mAh", 16900, metal, 33),
        single(5004, Category.ELECTRONICS, "护眼台灯", "Eye-care desk lamp", 25900, metal, 0),
        single(5005, Category.ELECTRONICS, "便携挂烫机", "Travel steamer", 19900, abs, 17));
  }

  private static Product clothing(
      int number, String name, String nameEn, int priceFen, Stuff stuff, int... stock) {
    String[] sizes = {"S", "M", "L", "XL"};
    String[] fits = {
      "身高 155–160 cm，体重 43–50 kg",
      "身高 160–166 cm，体重 50–56 kg",
      "身高 164–170 cm，体重 56–63 kg",
      "身高 168–175 cm，体重 63–71 kg"
    };
    List<SizeStock> rows = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      rows.add(new SizeStock(sizes[i], stock[i], fits[i]));
    }
    String description = name + "，版型正常；介于两个尺码之间时建议选大一码。";
    return product(number, Category.CLOTHES, name, nameEn, priceFen, stuff, rows, description);
  }

  private static Product shoe(
      int number, String name, String nameEn, int priceFen, Stuff stuff, int... stock) {
    List<SizeStock> rows = new ArrayList<>();
    for (int i = 0; i < stock.length; i++) {
      int size = 36 + i;
      double footCm = 23.0 + i * 0.5;
      rows.add(new SizeStock(Integer.toString(size), stock[i], "脚长 " + footCm + " cm"));
    }
    String description = name + "，标准码；脚背高或脚宽建议选大一码。";
    return product(number, Category.SHOES, name, nameEn, priceFen, stuff, rows, description);
  }

  private static Product bed(
      int number, String name, String nameEn, int priceFen, Stuff stuff, int smaller, int larger) {
    List<SizeStock> rows =
        List.of(
            new SizeStock("1.5m", smaller, "适合 1.5 m 宽的床"),
            new SizeStock("1.8m", larger, "适合 1.8 m 宽的床"));
    String description = name + "，出厂前已水洗定型，首次使用前建议过水。";
    return product(number, Category.HOME, name, nameEn, priceFen, stuff, rows, description);
  }

  private static Product single(
      int number,
      Category category,
      String name,
      String nameEn,
      int priceFen,
      Stuff stuff,
      int stock) {
    List<SizeStock> rows = List.of(new SizeStock(Product.ONE_SIZE, stock, null));
    String description =
        switch (category) {
          case ELECTRONICS -> name + "，整机保修一年，7 天无理由退货（未拆封）。";
          case KITCHEN -> name + "，通过食品接触材料检测。";
          case HOME, CLOTHES, SHOES -> name + "，云溪生活设计师款。";
        };
    return product(number, category, name, nameEn, priceFen, stuff, rows, description);
  }

  private static Product product(
      int number,
      Category category,
      String name,
      String nameEn,
      int priceFen,
      Stuff stuff,
      List<SizeStock> sizes,
      String description) {
    String productId = "p-" + number;
    return new Product(
        productId,
        SHOP_ID,
        name,
        nameEn,
        category,
        priceFen,
        sizes,
        stuff.material(),
        stuff.materialEn(),
        stuff.care().zh(),
        stuff.care().en(),
        description,
        "/demo-shop/images/" + productId + ".svg");
  }

  private record Care(String zh, String en) {}

  private record Stuff(String material, String materialEn, Care care) {}
}
