package io.xiaoer.local.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** The identity provider's own sign-in page. */
final class Keycloak {
  private static final String DEMO_PASSWORD = "xiaoer-demo";

  private Keycloak() {}

  static void signIn(Page page, String user) {
    page.locator("#username").fill(user);
    page.locator("#password").fill(DEMO_PASSWORD);
    page.locator("#kc-login").click();
  }

  /**
   * A member of staff signs in at level 2, as for a reveal or an erasure: his password, and his
   * password again.
   *
   * @return an access token
   */
  static String stepUp(Page page, String url, String user) {
    String console = url + "/desk/";
    String verifier = "a-verifier-of-at-least-forty-three-characters-for-this-test";
    page.route(console + "?*", route -> route.fulfill(new Route.FulfillOptions().setBody("here")));
    page.navigate(
        url
            + "/auth/realms/xiaoer/protocol/openid-connect/auth?client_id=staff-console"
            + "&response_type=code&scope=openid&acr_values=2&code_challenge_method=S256"
            + "&code_challenge="
            + challenge(verifier)
            + "&redirect_uri="
            + URLEncoder.encode(console, StandardCharsets.UTF_8));
    signIn(page, user);
    page.locator("#password").fill(DEMO_PASSWORD);
    page.locator("#kc-login").click();
    page.waitForURL(address -> address.contains("code="));
    String code = page.url().replaceAll(".*[?&]code=([^&]+).*", "$1");
    return Api.token(
        url,
        Map.of(
            "grant_type", "authorization_code",
            "client_id", "staff-console",
            "code", code,
            "redirect_uri", console,
            "code_verifier", verifier));
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
