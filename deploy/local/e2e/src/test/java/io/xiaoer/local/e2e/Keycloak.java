package io.xiaoer.local.e2e;

import com.microsoft.playwright.Page;

/** The identity provider's own sign-in page. */
final class Keycloak {
  private static final String DEMO_PASSWORD = "xiaoer-demo";

  private Keycloak() {}

  static void signIn(Page page, String user) {
    page.locator("#username").fill(user);
    page.locator("#password").fill(DEMO_PASSWORD);
    page.locator("#kc-login").click();
  }
}
