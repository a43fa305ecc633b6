package io.xiaoer.local.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;

/** The staff console in a member of staff's hands, in Chinese. */
final class Console {
  private final Page page;
  private final String url;
  private final Path output;

  Console(Page page, String url, Path output) {
    this.page = page;
    this.url = url;
    this.output = output;
  }

  Page page() {
    return page;
  }

  /** Signs in through Keycloak and waits for the workbench. */
  Console signIn(String user) {
    page.navigate(url + "/desk/");
    Keycloak.signIn(page, user);
    assertThat(button("退出登录")).isVisible();
    return this;
  }

  Console goOnline() {
    return presence("在线", "ONLINE");
  }

  Console goOffline() {
    return presence("离线", "OFFLINE");
  }

  private Console presence(String label, String value) {
    Locator presence = page.getByTestId("presence");
    presence.getByText(label, new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(presence).hasAttribute("data-presence", value);
    return this;
  }

  /** The cards of conversations that are offered. */
  Locator offers() {
    return page.getByTestId("offer");
  }

  /** Takes the conversation of a customer that is offered. */
  Console accept(String customer) {
    offers()
        .filter(new Locator.FilterOptions().setHasText(customer))
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("接受"))
        .click();
    return this;
  }

  Console openConversationOf(String customer) {
    page.getByTestId("conversation-item")
        .filter(new Locator.FilterOptions().setHasText(customer))
        .first()
        .click();
    return this;
  }

  Console say(String text) {
    Locator composer = page.getByTestId("composer");
    composer.fill(text);
    composer.press("Enter");
    return this;
  }

  /** Messages of one author in the open conversation. */
  Locator messagesOf(String author) {
    return page.locator("[data-testid=message][data-author=" + author + "]");
  }

  Locator customerPanel() {
    return page.getByTestId("customer-panel");
  }

  Console resolve() {
    button("结束会话").click();
    button("确认结束").click();
    return this;
  }

  Console open(String path) {
    page.navigate(url + "/desk/" + path);
    return this;
  }

  Locator queueRows() {
    return page.getByTestId("queue-row");
  }

  Locator body() {
    return page.locator("body");
  }

  /** An officer wants what is held about a customer, and is told to sign in once more. */
  Console wantDataOf(String customer, String reason) {
    open("safety").page.getByRole(AriaRole.TAB).getByText("客户资料").click();
    field("客户编号").fill(customer);
    field("理由").fill(reason);
    button("下载").click();
    assertThat(button("再次登录")).isVisible();
    return this;
  }

  /** The officer signs in once more and finds everything as he left it. */
  Download downloadAfterSigningInAgain() {
    button("再次登录").click();
    Keycloak.passwordAgain(page);
    return page.waitForDownload(() -> button("下载").click());
  }

  /** The officer erases the same customer, and is sure. */
  Console eraseHim() {
    button("抹除").click();
    page.getByRole(AriaRole.TOOLTIP).getByRole(AriaRole.BUTTON).last().click();
    assertThat(page.getByText("已抹除。")).isVisible();
    return this;
  }

  Console screenshot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(output.resolve("screenshots/" + name + ".png")));
    return this;
  }

  private Locator field(String name) {
    return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name));
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
