package io.xiaoer.local.shop.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.local.shop.core.Shelf.Reservation;
import io.xiaoer.local.shop.model.Product;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class GoodsTest {

  @Test
  void aPieceThatIsPutAsideLeavesTheStockAndComesBack() {
    Shelf full = new Shelf(0, Catalogue.products().getFirst(), List.of());
    Shelf less = full.reserve("ex-1", "L");
    assertThat(less.reserved()).containsExactly(new Reservation("ex-1", "L"));
    assertThat(stock(less, "L")).isEqualTo(stock(full, "L") - 1);
    assertThat(less.release("ex-2")).isEqualTo(less);
    assertThat(less.release("ex-1")).isEqualTo(full);
  }

  @Test
  void partOfAChineseNameFindsTheProduct() {
    assertThat(names("亚麻裙子", 5)).startsWith("亚麻方领连衣裙");
    assertThat(names("连衣裙", 5)).startsWith("亚麻方领连衣裙");
    assertThat(names("保温杯", 5)).startsWith("真空保温杯 480ml");
  }

  @Test
  void anEnglishWordFindsTheProduct() {
    assertThat(names("running shoes", 1)).containsExactly("云感缓震跑步鞋");
  }

  @Test
  void noWordsListTheShopAndStrangeWordsFindNothing() {
    assertThat(names(" ", 7)).hasSize(7);
    assertThat(names("拖拉机", 7)).isEmpty();
  }

  @Test
  void everyProductHasAPictureThatIsXmlAndDiffersInColour() throws Exception {
    for (Product product : Catalogue.products()) {
      String svg = ProductPicture.svg(product);
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)));
      assertThat(document.getElementsByTagName("title").item(0).getTextContent())
          .isEqualTo(product.name());
    }
    assertThat(Catalogue.products()).extracting(ProductPicture::svg).doesNotHaveDuplicates();
  }

  private static List<String> names(String query, int limit) {
    return ProductSearch.find(Catalogue.products(), query, limit).stream()
        .map(Product::name)
        .toList();
  }

  private static int stock(Shelf shelf, String size) {
    return shelf.product().size(size).orElseThrow().stock();
  }
}
