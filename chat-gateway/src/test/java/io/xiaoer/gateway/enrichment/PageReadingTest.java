package io.xiaoer.gateway.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoer.contracts.conversation.Content;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageReadingTest {
  @Test
  void aPageIsReadByItsOpenGraph() throws IOException {
    assertThat(
            read(
                """
                <html><head><title>T</title>
                <meta property="og:title" content="亚麻衬衫">
                <meta property="og:description" content="透气，
                  免烫">
                <meta property="og:image" content="/a.jpg"></head></html>
                """))
        .contains(new PageReading("亚麻衬衫", "透气， 免烫", URI.create("https://shop.example/a.jpg")));
  }

  @Test
  void elseByItsTitleAndWithoutOneThereIsNothing() throws IOException {
    assertThat(read("<title>退换规则</title>")).contains(new PageReading("退换规则", null, null));
    assertThat(read("<p>hello")).isEmpty();
  }

  @Test
  void tricksWithDirectionAndEndlessTitlesAreGone() throws IOException {
    PageReading page = read("<title>a\u202Eb\u0007" + "x".repeat(999) + "</title>").orElseThrow();
    assertThat(page.title()).startsWith("a b x").hasSize(300).endsWith("…");
  }

  @Test
  void aPageInAnOlderEncodingIsRead() throws IOException {
    byte[] bytes = "<meta charset=gb18030><title>退货</title>".getBytes(Charset.forName("GB18030"));
    assertThat(
            PageReading.of(
                new SafeFetch.Fetched(
                    URI.create("https://shop.example/"), "text/html", "no-such", bytes)))
        .contains(new PageReading("退货", null, null));
  }

  @Test
  void linksAreFoundInChineseAndEnglishSentences() {
    assertThat(
            Links.in(
                new Content.Text(
                    "看这个https://shop.example/p/1?a=b，还有 (http://b.example/x). 再看https://shop.example/p/1?a=b")))
        .isEqualTo(List.of("https://shop.example/p/1?a=b", "http://b.example/x"));
    assertThat(Links.in(new Content.Text("javascript:alert(1) ftp://a.example 没有"))).isEmpty();
    assertThat(Links.in(new Content.Text("http://a.b/1 http://a.b/2 http://a.b/3 http://a.b/4")))
        .hasSize(3);
    assertThat(Links.in(new Content.Link("https://a.example", null)))
        .containsExactly("https://a.example");
  }

  private static Optional<PageReading> read(String html) throws IOException {
    return PageReading.of(
        new SafeFetch.Fetched(
            URI.create("https://shop.example/p"),
            "text/html",
            "utf-8",
            html.getBytes(StandardCharsets.UTF_8)));
  }
}
