package io.xiaoer.local.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A phone on the move: a slow network, and none at all. */
@ExtendWith(Suite.Extension.class)
class LossyNetworkIT {
  private static final Pattern IN_THE_LOG = Pattern.compile("\\d+");

  /** A slow mobile network: there and back, in milliseconds, and 400 kbit in a second. */
  private static final int LATENCY_MILLIS = 400;

  private static final int BYTES_PER_SECOND = 50_000;

  @Test
  void onASlowNetworkThePageOpensAndTalks(Browsers browsers) {
    CustomerPage customer = browsers.phone("zh-CN");
    slow(customer.page());
    customer.goOnAsGuest();
    Map<String, Number> part = largestPart(customer.page());
    double bytes = part.get("encodedBodySize").doubleValue();
    assertThat(bytes).isLessThan(part.get("decodedBodySize").doubleValue() / 2);
    assertThat(part.get("duration").doubleValue()).isGreaterThan(900 * bytes / BYTES_PER_SECOND);
    customer.askForHelp().sayAndSee("在吗");
    assertThat(customer.messagesOf("BOT").nth(1)).isVisible();
  }

  @Test
  void aPageThatIsOpenedWithoutANetworkTakesAMessageAndSendsItLater(Browsers browsers) {
    CustomerPage customer = browsers.phone("zh-CN").goOnAsGuest().askForHelp();
    Page page = customer.page();
    page.waitForFunction("() => navigator.serviceWorker.controller !== null");
    customer.sayAndSee("在吗");

    page.context().setOffline(true);
    page.reload();
    assertThat(page.getByTestId("connection-banner")).isVisible();
    customer.say("没有网络时写的");
    page.reload();
    assertThat(customer.messagesOf("CUSTOMER").getByText("没有网络时写的")).isVisible();
    page.context().setOffline(false);

    shows(customer.messagesOf("CUSTOMER"), List.of("在吗", "没有网络时写的"));
    assertThat(customer.messagesOf("CUSTOMER").last()).hasAttribute("data-seq", IN_THE_LOG);
    assertThat(keptByTheWorker(page))
        .isNotEmpty()
        .noneMatch(path -> path.matches(".*/(conversations|orders|guests|products).*"));
  }

  private static void shows(Locator messages, List<String> words) {
    assertThat(messages.locator("p:not(.message-who)")).hasText(words.toArray(String[]::new));
  }

  /** Everything that the page loads, and its sockets. */
  private static void slow(Page page) {
    JsonObject conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", LATENCY_MILLIS);
    conditions.addProperty("downloadThroughput", BYTES_PER_SECOND);
    conditions.addProperty("uploadThroughput", BYTES_PER_SECOND);
    page.context().newCDPSession(page).send("Network.emulateNetworkConditions", conditions);
  }

  /** The page's largest part: bytes on the wire, bytes unpacked, and how long it took. */
  private static Map<String, Number> largestPart(Page page) {
    @SuppressWarnings("unchecked")
    Map<String, Number> part =
        (Map<String, Number>)
            page.evaluate(
                """
                () => performance.getEntriesByType('resource')
                  .map(({ encodedBodySize, decodedBodySize, duration }) => ({ encodedBodySize, decodedBodySize, duration }))
                  .sort((a, b) => b.decodedBodySize - a.decodedBodySize)[0]
                """);
    return part;
  }

  @SuppressWarnings("unchecked")
  private static List<String> keptByTheWorker(Page page) {
    return (List<String>)
        page.evaluate(
            """
            async () => {
              const caches = await Promise.all((await window.caches.keys()).map(name => window.caches.open(name)));
              const kept = await Promise.all(caches.map(cache => cache.keys()));
              return kept.flat().map(request => new URL(request.url).pathname);
            }
            """);
  }
}
