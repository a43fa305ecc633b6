package io.xiaoer.gateway.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real server on this machine, which the names of the test lead to. */
class SafeFetchTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final InetAddress PRIVATE = InetAddress.ofLiteral("10.1.2.3");
  private static final int PAGE_BYTES = 1_000;

  private final Vertx vertx = Vertx.vertx();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> lookedUp = new CopyOnWriteArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private final Map<String, InetAddress[]> names =
      Map.of(
          "shop.example", new InetAddress[] {HERE},
          "inside.example", new InetAddress[] {PRIVATE},
          "both.example", new InetAddress[] {HERE, PRIVATE});
  private HttpServer server;
  private SafeFetch fetch;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/page", http -> answer(http, 200, "text/html; charset=utf-8", "<p>"));
    server.createContext("/long", http -> answer(http, 200, "text/html", "x".repeat(100_000)));
    server.createContext("/data", http -> answer(http, 200, "application/json", "{}"));
    server.createContext("/silent", _ -> await());
    server.createContext("/there", http -> moved(http, "/page"));
    server.createContext("/round", http -> moved(http, "/round"));
    server.createContext("/inside", http -> moved(http, "http://inside.example/page"));
    server.createContext("/file", http -> moved(http, "file:///etc/passwd"));
    server.createContext("/port", http -> moved(http, "http://shop.example:25/page"));
    server.start();
    int port = server.getAddress().getPort();
    SafeFetch.Rules rules =
        new SafeFetch.Rules(
            name -> {
              lookedUp.add(name);
              return names.get(name);
            },
            address -> address.equals(HERE),
            allowed -> allowed == port);
    fetch = new SafeFetch(vertx, rules, Duration.ofSeconds(2), 3, "test");
  }

  @AfterEach
  void stop() {
    never.countDown();
    fetch.close();
    server.stop(0);
    vertx.close();
  }

  @Test
  void aPageIsFetchedFromTheAddressThatWasCheckedUnderItsName() throws IOException {
    SafeFetch.Fetched page = get("/page");
    assertThat(page.mediaType()).isEqualTo("text/html");
    assertThat(page.charset()).isEqualTo("utf-8");
    assertThat(new String(page.bytes(), StandardCharsets.UTF_8)).isEqualTo("<p>");
    assertThat(asked).containsExactly("shop.example:" + server.getAddress().getPort());
    assertThat(lookedUp).containsExactly("shop.example");
  }

  @Test
  void aRedirectIsFollowedAndNotForEver() throws IOException {
    assertThat(get("/there").uri().getPath()).isEqualTo("/page");
    assertRefused("/round", "more than 3 redirects");
  }

  @Test
  void noRedirectLeadsInside() {
    assertRefused("/inside", "not a usual port");
    assertRefused("/file", "neither http nor https");
    assertRefused("/port", "not a usual port");
  }

  @Test
  void aNameWithOneAddressInsideIsNotReachedAtAll() {
    for (String host : List.of("inside.example", "both.example")) {
      assertThatThrownBy(() -> get(host, "/page")).hasMessage("not on the public internet");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void theRealRulesReachNothingOfThisMachine() {
    try (SafeFetch strict =
        new SafeFetch(vertx, SafeFetch.Rules.PUBLIC, Duration.ofSeconds(2), 3, "test")) {
      for (String url :
          List.of(
              "http://127.0.0.1/",
              "http://localhost/",
              "http://[::1]/",
              "http://[::ffff:127.0.0.1]/",
              "http://169.254.169.254/latest/meta-data",
              "http://2130706433/",
              "http://0x7f.1/")) {
        assertThatThrownBy(() -> strict.get(URI.create(url), _ -> true, PAGE_BYTES))
            .as(url)
            .isInstanceOf(IOException.class);
      }
      assertThatThrownBy(() -> strict.get(URI.create("http://1.1.1.1:22/"), _ -> true, 1))
          .hasMessage("not a usual port");
      assertThatThrownBy(() -> strict.get(URI.create("http://a:b@1.1.1.1/"), _ -> true, 1))
          .hasMessage("no plain host");
    }
  }

  @Test
  void whatIsLongIsCutAndWhatIsSlowIsLeft() throws IOException {
    assertThat(get("/long").bytes()).hasSize(PAGE_BYTES);
    assertRefused("/silent", "");
  }

  @Test
  void whatIsNoPageIsNotRead() {
    assertRefused("/data", "status 200, type application/json");
    assertRefused("/nothing", "status 404, type text/html");
  }

  private void assertRefused(String path, String why) {
    assertThatThrownBy(() -> get(path)).isInstanceOf(IOException.class).hasMessageContaining(why);
  }

  private SafeFetch.Fetched get(String path) throws IOException {
    return get("shop.example", path);
  }

  private SafeFetch.Fetched get(String host, String path) throws IOException {
    return fetch.get(
        URI.create("http://" + host + ":" + server.getAddress().getPort() + path),
        "text/html"::equals,
        PAGE_BYTES);
  }

  private void await() {
    try {
      never.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange http, int status, String type, String body) throws IOException {
    asked.add(http.getRequestHeaders().getFirst("Host"));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().set("Content-Type", type);
    http.sendResponseHeaders(status, bytes.length);
    try (http) {
      http.getResponseBody().write(bytes);
    }
  }

  private static void moved(HttpExchange http, String to) throws IOException {
    http.getResponseHeaders().set("Location", to);
    http.sendResponseHeaders(302, -1);
    http.close();
  }
}
