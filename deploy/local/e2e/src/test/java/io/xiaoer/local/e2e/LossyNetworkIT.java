package io.xiaoer.local.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A phone on the move: a slow network, cuts while frames are under way, and none at all. */
@ExtendWith(Suite.Extension.class)
class LossyNetworkIT {
  /** Repeats a run: -De2e.seed=…. */
  private static final long SEED = Long.getLong("e2e.seed", System.nanoTime());

  private static final Pattern IN_THE_LOG = Pattern.compile("\\d+");
  private static final int MESSAGES = 12;

  /** A connection lives for so many frames of both directions, at most. */
  private static final int FRAMES = 20;

  /** So often, and then the network holds: how long a test may take must not be up to chance. */
  private static final int MOST_CUTS = 15;

  /** A slow mobile network: there and back, in milliseconds, and 400 kbit in a second. */
  private static final int LATENCY_MILLIS = 400;

  private static final int BYTES_PER_SECOND = 50_000;

  @Test
  void whatIsWrittenOnANetworkThatCutsAllTheTimeArrivesOnceAndInOrder(
      Suite suite, Browsers browsers) {
    System.out.println("e2e.seed=" + SEED);
    Cuts cuts = new Cuts(new Random(SEED));
    Console agent = browsers.desk("zh-CN").signIn("xiao-chen").goOnline();
    CustomerPage customer = browsers.phone("zh-CN");
    customer.page().routeWebSocket("**/chat/ws", cuts::pass);
    customer.signIn("zhao-lei").askForHelp().askForPerson();
    agent.accept("赵磊").openConversationOf("赵磊");
    assertThat(customer.agentName()).hasText("陈晓");
    List<String> written = new ArrayList<>();
    List<String> answered = new ArrayList<>();
    for (int i = 1; i <= MESSAGES; i++) {
      written.add("消息 " + i);
      customer.say("消息 " + i);
      if (i % 3 == 0) {
        answered.add("回答 " + i);
        agent.say("回答 " + i);
        assertThat(agent.messagesOf("AGENT").last()).containsText("回答 " + i);
      }
    }

    shows(customer.messagesOf("AGENT"), answered);
    shows(agent.messagesOf("CUSTOMER"), written);
    shows(customer.messagesOf("CUSTOMER"), written);
    assertThat(customer.messagesOf("CUSTOMER").last()).hasAttribute("data-seq", IN_THE_LOG);
    assertThat(cuts.made).as("cuts with seed %d", SEED).isGreaterThan(2);
    JsonNode events = log(suite, customer.conversationId());
    assertThat(events.findValuesAsText("seq"))
        .isEqualTo(IntStream.rangeClosed(1, events.size()).mapToObj(Integer::toString).toList());
    assertThat(wordsOfCustomer(events)).as("seed %d", SEED).isEqualTo(written);
    agent.resolve().goOffline();
  }

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

  private static JsonNode log(Suite suite, String conversationId) {
    return Api.as(suite.url(), "zhao-lei")
        .get("/chat/api/conversations/" + conversationId + "/events?after=0&limit=100")
        .get("events");
  }

  private static List<String> wordsOfCustomer(JsonNode events) {
    List<String> words = new ArrayList<>();
    for (JsonNode event : events) {
      if (event.at("/data/author/kind").asText().equals("CUSTOMER")
          && event.at("/data/content/kind").asText().equals("text")) {
        words.add(event.at("/data/content/text").asText());
      }
    }
    return words;
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

  /**
   * Lets frames pass until one of them is the last of its connection: it, and whatever was under
   * way, is lost, and nobody knows what the other side has had.
   */
  private static final class Cuts {
    private final Random chance;
    private int made;

    Cuts(Random chance) {
      this.chance = chance;
    }

    void pass(WebSocketRoute page) {
      WebSocketRoute gateway = page.connectToServer();
      int[] left = {made < MOST_CUTS ? 1 + chance.nextInt(FRAMES) : Integer.MAX_VALUE};
      page.onMessage(frame -> pass(left, page, gateway, () -> gateway.send(frame.text())));
      gateway.onMessage(frame -> pass(left, page, gateway, () -> page.send(frame.text())));
    }

    private void pass(int[] left, WebSocketRoute page, WebSocketRoute gateway, Runnable on) {
      left[0]--;
      if (left[0] > 0) {
        on.run();
      } else if (left[0] == 0) {
        made++;
        gateway.close();
        page.close(new WebSocketRoute.CloseOptions().setCode(1011));
      }
    }
  }
}
