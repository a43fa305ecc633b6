package io.xiaoer.local.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;

/** The customer page in a customer's hands, in Chinese. */
final class CustomerPage {
  private final Page page;
  private final String url;
  private final Path output;

  CustomerPage(Page page, String url, Path output) {
    this.page = page;
    this.url = url;
    this.output = output;
  }

  Page page() {
    return page;
  }

  /** Opens the suite's front page, which leads here, and signs in through Keycloak. */
  CustomerPage signIn(String user) {
    page.navigate(url + "/");
    button("登录后咨询").click();
    Keycloak.signIn(page, user);
    assertThat(button("咨询客服")).isVisible();
    return this;
  }

  CustomerPage goOnAsGuest() {
    page.navigate(url + "/");
    button("以访客身份继续").click();
    assertThat(button("咨询客服")).isVisible();
    return this;
  }

  /** Begins a conversation at the help centre and waits for the bot's greeting. */
  CustomerPage askForHelp() {
    button("咨询客服").click();
    assertThat(messagesOf("BOT").first()).isVisible();
    return this;
  }

  /** Begins a conversation at one of his orders. */
  CustomerPage askAboutOrder(String orderId) {
    page.navigate(url + "/chat/?entrance=order&ref=" + orderId);
    assertThat(messagesOf("BOT").first()).isVisible();
    return this;
  }

  CustomerPage say(String text) {
    Locator input = page.getByLabel("输入消息");
    input.fill(text);
    input.press("Enter");
    return this;
  }

  /** Says something and waits until the log has it. */
  CustomerPage sayAndSee(String text) {
    say(text);
    assertThat(messagesOf("CUSTOMER").filter(withText(text)).last())
        .hasAttribute("data-seq", java.util.regex.Pattern.compile("\\d+"));
    return this;
  }

  CustomerPage askForPerson() {
    button("找人工").click();
    return this;
  }

  Locator messagesOf(String author) {
    return page.locator("[data-testid=message][data-author=" + author + "]");
  }

  Locator queueBanner() {
    return page.getByTestId("queue-banner");
  }

  Locator agentName() {
    return page.getByTestId("agent-name");
  }

  Locator orderCards() {
    return page.getByTestId("order-card");
  }

  Locator rating() {
    return page.getByTestId("rating");
  }

  CustomerPage rate(int stars, boolean solved, String comment) {
    rating().locator("input[name=stars][value='" + stars + "']").check(force());
    rating().getByLabel(solved ? "解决了" : "没解决", labelled()).check();
    rating().locator("textarea").fill(comment);
    rating().locator("button[type=submit]").click();
    assertThat(rating()).hasAttribute("data-rated", "true");
    return this;
  }

  /** Ends the conversation though nothing is solved. */
  CustomerPage leaveUnsolved() {
    button("结束对话").click();
    button("还没解决，也先结束").click();
    assertThat(rating()).isVisible();
    return this;
  }

  /** Presses one of the answers that the bot suggests. */
  CustomerPage choose(String label) {
    page.getByTestId("quick-reply").getByText(label, exactly()).click();
    return this;
  }

  /** The conversation's id, from the address. */
  String conversationId() {
    page.waitForURL(address -> address.contains("conversation="));
    return page.url().replaceAll(".*[?&]conversation=([^&]+).*", "$1");
  }

  CustomerPage screenshot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(output.resolve("screenshots/" + name + ".png")));
    return this;
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Locator.CheckOptions force() {
    return new Locator.CheckOptions().setForce(true);
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static Locator.GetByLabelOptions labelled() {
    return new Locator.GetByLabelOptions().setExact(true);
  }
}
