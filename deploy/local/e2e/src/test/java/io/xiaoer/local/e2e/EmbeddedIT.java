package io.xiaoer.local.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The customer page in a shop's own page, which lives at another origin and has styles of its own.
 */
@ExtendWith(Suite.Extension.class)
class EmbeddedIT {
  private static final String HOSTILE =
      "* { visibility: hidden !important; font-size: 3px !important }"
          + " iframe, div, aside, button { display: none !important }";

  private static final String OFFER = "凑单满减，需要帮您算一下吗？";

  private HttpServer shop;
  private HttpServer stranger;

  @BeforeEach
  void openShops(Suite suite) throws IOException {
    int port = URI.create(Suite.SHOP_ORIGIN).getPort();
    shop = shop(port, suite.url());
    stranger = shop(port + 1, suite.url());
  }

  @AfterEach
  void closeShops() {
    shop.stop(0);
    stranger.stop(0);
  }

  @Test
  void oneScriptTagPutsTheConversationIntoAShopsPageWhateverItsStylesSay(Browsers browsers) {
    Page page = visit(browsers, "/");
    button(page, "联系客服").click();
    FrameLocator chat = page.frameLocator("iframe");
    chat.getByRole(AriaRole.BUTTON, named("以访客身份继续")).click();
    assertThat(said(chat, "BOT").first()).isVisible();
    chat.locator("#message-input").fill("在吗");
    chat.locator("#message-input").press("Enter");
    assertThat(said(chat, "CUSTOMER").last()).hasAttribute("data-seq", Pattern.compile("\\d+"));

    button(page, "收起客服").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("iframe")).isHidden();
    assertThat(button(page, "联系客服")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("iframe")).isVisible();

    page.navigate(Suite.SHOP_ORIGIN + "/another");
    assertThat(said(page.frameLocator("iframe"), "CUSTOMER").getByText("在吗")).isVisible();
  }

  @Test
  void axeFindsNothingInAShopsPageWithIt(Browsers browsers) {
    Page page = visit(browsers, "/plain");
    Locator bubble = button(page, "联系客服");
    assertThat(bubble).isVisible();
    Axe.findsNothing(page, "bubble");
    bubble.click();
    assertThat(page.frameLocator("iframe").getByRole(AriaRole.BUTTON).first()).isVisible();
    Axe.findsNothing(page, "opened");
  }

  @Test
  void aCustomerSignsInInAWindowOfItsOwn(Browsers browsers) {
    Page page = visit(browsers, "/");
    button(page, "联系客服").click();
    FrameLocator chat = page.frameLocator("iframe");
    Page window = page.waitForPopup(() -> chat.getByRole(AriaRole.BUTTON, named("登录后咨询")).click());
    Keycloak.signIn(window, "wang-wei");
    assertThat(said(chat, "BOT").first()).isVisible();
    page.waitForCondition(window::isClosed);
  }

  @Test
  void whatHeDoesInTheShopLeadsToAnOfferThereOnceHeHasAgreed(Suite suite, Browsers browsers) {
    Api supervisor = Api.as(suite.url(), "zhou-jie");
    offerHelp(
        supervisor,
        "{\"id\":\"dear-cart\",\"enabled\":true,\"kind\":\"CART_VALUE\",\"least\":50000,"
            + "\"textZh\":\""
            + OFFER
            + "\",\"textEn\":\"Shall we help?\"}");
    Page page = visit(browsers, "/start");
    page.evaluate("() => Xiaoer.cart({ product: 'p-1001', quantity: 4, priceFen: 12900 })");
    button(page, "联系客服").click();
    FrameLocator chat = page.frameLocator("iframe");
    chat.getByRole(AriaRole.BUTTON, named("以访客身份继续")).click();
    Locator consent = chat.getByTestId("consent");
    consent.getByRole(AriaRole.CHECKBOX).first().check();
    consent.getByRole(AriaRole.CHECKBOX).last().check();
    consent.getByRole(AriaRole.BUTTON).first().click();
    assertThat(chat.getByTestId("offer")).containsText(OFFER);

    button(page, "收起客服").click();
    button(page, OFFER).click();
    assertThat(said(chat, "BOT").first()).isVisible();
    assertThat(button(page, OFFER)).isHidden();
    offerHelp(supervisor, "");
  }

  @Test
  void nobodyElseMayFrameThePage(Browsers browsers) {
    Page page = browsers.phonePage("zh-CN");
    page.navigate("http://localhost:" + stranger.getAddress().getPort() + "/");
    button(page, "联系客服").click();
    page.waitForCondition(
        () -> page.frames().stream().anyMatch(one -> one.url().startsWith("chrome-error:")));
  }

  private static void offerHelp(Api supervisor, String rule) {
    int version = supervisor.get("/chat/api/triggers").get("version").asInt();
    supervisor.put(
        "/chat/api/triggers", "{\"version\":" + version + ",\"triggers\":[" + rule + "]}");
  }

  private static Page visit(Browsers browsers, String path) {
    Page page = browsers.phonePage("zh-CN");
    page.setViewportSize(1200, 800);
    page.navigate(Suite.SHOP_ORIGIN + path);
    return page;
  }

  /** A shop's page with styles that would spoil everything that they reach. */
  private static HttpServer shop(int port, String service) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          byte[] html =
              """
              <!doctype html><html lang="zh-CN"><head><title>店</title><style>%s</style></head>
              <body><main><h1>亚麻衬衫</h1></main><script src="%s/chat/embed.js" %s></script></body></html>
              """
                  .formatted(
                      path.equals("/plain") ? "" : HOSTILE,
                      service,
                      path.equals("/start") ? "data-page=\"home\"" : "data-entrance=\"help\"")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, html.length);
          try (var body = exchange.getResponseBody()) {
            body.write(html);
          }
        });
    server.start();
    return server;
  }

  private static Locator said(FrameLocator chat, String author) {
    return chat.locator("[data-testid=message][data-author=" + author + "]");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static FrameLocator.GetByRoleOptions named(String name) {
    return new FrameLocator.GetByRoleOptions().setName(name);
  }
}
