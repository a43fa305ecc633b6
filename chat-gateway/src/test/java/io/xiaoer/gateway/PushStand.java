package io.xiaoer.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Stands where browsers' push services and a shop's webhook stand: takes everything, and answers as
 * a test wishes.
 */
public final class PushStand implements QuarkusTestResourceLifecycleManager {
  /** Base64 of the secret with which the webhook is signed. */
  public static final String SECRET = "dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHktdGVzdHM=";

  /** The example pair of RFC 8291. */
  public static final String PUBLIC_KEY =
      "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";

  private static final String PRIVATE_KEY = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
  private static final List<Call> CALLS = new CopyOnWriteArrayList<>();
  private static final Map<String, Integer> ANSWERS = new ConcurrentHashMap<>();
  private static volatile int port;

  private @Nullable HttpServer server;

  /** Something that came. */
  public record Call(String path, Map<String, List<String>> headers, byte[] body) {
    /** The only value of a header. */
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow()
          .getValue()
          .getFirst();
    }
  }

  /** What came at a path. */
  public static List<Call> calls(String path) {
    return CALLS.stream().filter(call -> call.path().equals(path)).toList();
  }

  /** From now on a path is answered with this status. */
  public static void answer(String path, int status) {
    ANSWERS.put(path, status);
  }

  /** The address of a path. */
  public static String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", PushStand::take);
    server.start();
    port = server.getAddress().getPort();
    return Map.of(
        "gateway.push.services",
        "http://127.0.0.1:" + port,
        "gateway.push.after",
        "PT1S",
        "gateway.push.vapid.public-key",
        PUBLIC_KEY,
        "gateway.push.vapid.private-key",
        PRIVATE_KEY,
        "gateway.push.vapid.subject",
        "mailto:tests@shop.example",
        "gateway.push.webhook.url",
        url("/webhook"),
        "gateway.push.webhook.secret",
        SECRET);
  }

  private static void take(HttpExchange http) throws IOException {
    String path = http.getRequestURI().getPath();
    CALLS.add(
        new Call(path, Map.copyOf(http.getRequestHeaders()), http.getRequestBody().readAllBytes()));
    http.sendResponseHeaders(ANSWERS.getOrDefault(path, 201), -1);
    http.close();
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }
}
