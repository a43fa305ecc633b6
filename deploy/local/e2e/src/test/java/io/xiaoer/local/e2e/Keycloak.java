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

  /** Signs in at level 2, as for a reveal, an export or an erasure: his password, once more. */
  static void passwordAgain(Page page) {
    page.locator("#password").fill(DEMO_PASSWORD);
    page.locator("#kc-login").click();
  }
}
