package io.xiaoer.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.media.Addresses;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The ways to the page, and the headers of everything: where the page may connect, who may frame
 * it, what may be cached.
 */
@Singleton
public class PageRoutes {
  private static final String PAGE = "/chat/";

  /**
   * Where a sign-in in a window of its own ends: it has to find the embedded page that opened it.
   */
  private static final String SIGNED_IN = "/chat/signed-in.html";

  /** The page itself may ask for microphone and camera: for voice messages and calls. */
  private static final String TALKS = "camera=(self), geolocation=(), microphone=(self)";

  private static final String TALKS_NOT = "camera=(), geolocation=(), microphone=()";
  private static final int EARLY = 100;
  private static final int BEFORE_FILES_AND_REST = -100;

  private final String policy;

  PageRoutes(
      GatewayConfig config, @ConfigProperty(name = "quarkus.oidc.token.issuer") String issuer) {
    URI identity = URI.create(issuer);
    String origin = identity.getScheme() + "://" + identity.getAuthority();
    this.policy =
        "default-src 'self'; connect-src 'self' "
            + origin
            + "; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'; font-src 'self'"
            + " data:; frame-src 'self' "
            + origin
            + "; object-src 'none'; base-uri 'self'; form-action 'self' "
            + origin
            + "; frame-ancestors "
            + config.shop().embedOrigins().map(shops -> String.join(" ", shops)).orElse("'none'");
  }

  void headers(@Observes Filters filters) {
    filters.register(this::addHeaders, EARLY);
  }

  void routes(@Observes Router router) {
    router.get().order(BEFORE_FILES_AND_REST).handler(PageRoutes::page);
    String asyncApi = resource("META-INF/resources/asyncapi.json");
    if (!asyncApi.isEmpty()) {
      router
          .get("/chat/asyncapi.json")
          .handler(
              context ->
                  context
                      .response()
                      .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                      .end(asyncApi));
    }
  }

  /** The page has routes of its own below /chat/; each of them is the same document. */
  private static void page(RoutingContext context) {
    String path = context.normalizedPath();
    if (path.equals("/") || path.equals("/chat")) {
      redirect(context, PAGE);
    } else if (isPage(path) && !path.equals(PAGE)) {
      context.reroute(PAGE);
    } else {
      context.next();
    }
  }

  private static boolean isPage(String path) {
    boolean file = path.lastIndexOf('.') > path.lastIndexOf('/');
    return path.startsWith(PAGE)
        && !file
        && !path.startsWith("/chat/api/")
        && !path.startsWith("/chat/q/")
        && !path.equals("/chat/ws");
  }

  private void addHeaders(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers.set("Content-Security-Policy", policy);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    String path = context.normalizedPath();
    headers.set("Permissions-Policy", isPage(path) ? TALKS : TALKS_NOT);
    if (!path.equals(SIGNED_IN)) {
      headers.set("Cross-Origin-Opener-Policy", "same-origin");
    }
    context.addHeadersEndHandler(
        _ ->
            headers.set(
                HttpHeaders.CACHE_CONTROL, caching(path, context.response().getStatusCode())));
    context.next();
  }

  /** The page's parts carry a hash of their content in their names; the page itself does not. */
  private static String caching(String path, int status) {
    if (path.startsWith("/chat/assets/")) {
      return "public, max-age=31536000, immutable";
    }
    if (path.startsWith(Addresses.PATH) && status < HttpURLConnection.HTTP_BAD_REQUEST) {
      // An address never shows other bytes; it is secret, so no cache that others share keeps them.
      return "private, max-age=600, immutable";
    }
    return path.startsWith("/chat/api") ? "no-store" : "no-cache";
  }

  private static void redirect(RoutingContext context, String to) {
    context
        .response()
        .setStatusCode(HttpURLConnection.HTTP_MOVED_TEMP)
        .putHeader(HttpHeaders.LOCATION, to)
        .end();
  }

  private static String resource(String name) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = loader.getResourceAsStream(name)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
