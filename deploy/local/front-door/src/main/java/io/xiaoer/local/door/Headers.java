package io.xiaoer.local.door;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which headers pass the door. */
final class Headers {

  /**
   * RFC 9110, section 7.6.1: these speak of one connection, not of the message. Expect is answered
   * by the door, before the backend is asked.
   */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "expect",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** What a client says about the way here is not believed: the door is the first hop. */
  private static final Set<String> WRITTEN_BY_THE_DOOR =
      Set.of(
          "forwarded",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-port",
          "x-forwarded-prefix",
          "x-forwarded-proto",
          "x-real-ip");

  private Headers() {}

  /** Copies what is meant for the other end. */
  static void copy(MultiMap from, MultiMap to) {
    Set<String> dropped = new HashSet<>(HOP_BY_HOP);
    for (String value : from.getAll("Connection")) {
      for (String name : value.split(",")) {
        dropped.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    from.forEach(
        entry -> {
          if (!dropped.contains(entry.getKey().toLowerCase(Locale.ROOT))) {
            to.add(entry.getKey(), entry.getValue());
          }
        });
  }

  /** Says who asked, and for which address; the backend sees the client's own Host as well. */
  static void forwarded(HttpServerRequest request, MultiMap to) {
    WRITTEN_BY_THE_DOOR.forEach(to::remove);
    String host = request.getHeader("Host");
    if (host != null) {
      to.set("X-Forwarded-Host", host);
    }
    to.set("X-Forwarded-Proto", "http");
    to.set("X-Forwarded-For", request.remoteAddress().hostAddress());
    to.set("X-Forwarded-Port", Integer.toString(request.localAddress().port()));
  }

  static boolean asksForWebSocket(HttpServerRequest request) {
    String upgrade = request.getHeader("Upgrade");
    String connection = request.getHeader("Connection");
    return "websocket".equalsIgnoreCase(upgrade)
        && connection != null
        && connection.toLowerCase(Locale.ROOT).contains("upgrade");
  }
}
