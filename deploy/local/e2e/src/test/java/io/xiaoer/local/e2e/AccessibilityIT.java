package io.xiaoer.local.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every view of the customer page, in both languages and every look, on a phone. */
@ExtendWith(Suite.Extension.class)
class AccessibilityIT {
  private static final Map<String, Map<String, String>> WORDS =
      Map.of(
          "zh-CN",
          Map.of(
              "guest",
              "以访客身份继续",
              "ask",
              "咨询客服",
              "more",
              "更多",
              "display",
              "显示设置",
              "done",
              "好了",
              "person",
              "找人工",
              "end",
              "结束对话",
              "leave",
              "还没解决，也先结束"),
          "en",
          Map.of(
              "guest",
              "Continue as guest",
              "ask",
              "Ask us",
              "more",
              "More",
              "display",
              "Display",
              "done",
              "Done",
              "person",
              "Talk to a person",
              "end",
              "End conversation",
              "leave",
              "Not solved, end it anyway"));

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void axeFindsNothingInAnyViewInAnyLook(String language, Browsers browsers, Suite suite) {
    Map<String, String> words = WORDS.get(language);
    Page page = browsers.phonePage(language);
    page.navigate(suite.url() + "/");
    assertThat(button(page, words.get("guest"))).isVisible();
    Axe.findsNothing(page, language + " welcome");

    button(page, words.get("guest")).click();
    assertThat(page.locator(".good").first()).isVisible();
    Axe.findsNothing(page, language + " start");

    button(page, words.get("more")).click();
    Axe.findsNothing(page, language + " menu");
    button(page, words.get("display")).click();
    Axe.findsNothing(page, language + " display");
    button(page, words.get("done")).click();

    button(page, words.get("ask")).click();
    assertThat(page.locator("[data-testid=message][data-author=BOT]").first()).isVisible();
    page.locator("#message-input").fill("亚麻衬衫 linen shirt");
    page.keyboard().press("Enter");
    assertThat(page.locator("[data-testid=message][data-author=BOT]").nth(1)).isVisible();
    Axe.findsNothing(page, language + " conversation");

    button(page, words.get("person")).click();
    assertThat(page.getByTestId("queue-banner")).isVisible();
    page.context().setOffline(true);
    assertThat(page.getByTestId("connection-banner")).isVisible();
    Axe.findsNothing(page, language + " waiting, offline");
    page.context().setOffline(false);
    assertThat(page.getByTestId("connection-banner")).isHidden();

    button(page, words.get("end")).click();
    Axe.findsNothing(page, language + " leave");
    button(page, words.get("leave")).click();
    assertThat(page.getByTestId("rating")).isVisible();
    Axe.findsNothing(page, language + " rating");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
  }
}
