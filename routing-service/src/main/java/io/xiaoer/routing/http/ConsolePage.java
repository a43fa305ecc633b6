package io.xiaoer.routing.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.xiaoer.routing.RoutingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Serves the staff console as one page: paths that are neither a file nor an interface lead to it,
 * so that its own addresses can be opened. Puts the security headers on every answer.
 */
@ApplicationScoped
class ConsolePage {
  /** Before the static files and REST. */
  private static final int EARLY = -100;

  /** The console itself may ask for microphone and camera, for calls. */
  private static final String TALKS = "camera=(self), microphone=(self), geolocation=()";

  private static final String TALKS_NOT = "camera=(), microphone=(), geolocation=()";

  private final String root;
  private final String policy;

  ConsolePage(
      RoutingConfig config, @ConfigProperty(name = "quarkus.http.root-path") String rootPath) {
    this.root = rootPath.endsWith("/") ? rootPath.substring(0, rootPath.length() - 1) : rootPath;
    this.policy = policy(origin(config.publicUrl()), origin(config.oidcIssuer()));
  }

  /**
   * What the page may do. Its own origin covers REST, sockets and the identity provider behind the
   * same front door; one that lives elsewhere is named. The component library makes style elements.
   */
  private static String policy(String own, String identity) {
    String elsewhere = own.equals(identity) ? "" : " " + identity;
    return "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
        + " img-src 'self' data:; media-src 'self'; font-src 'self'; manifest-src 'self';"
        + (" connect-src 'self'" + elsewhere + ";")
        + (" form-action 'self'" + elsewhere + ";")
        + " base-uri 'none'; frame-ancestors 'none'";
  }

  private static String origin(String url) {
    URI address = URI.create(url);
    return address.getScheme() + "://" + address.getAuthority();
  }

  void routes(@Observes Router router) {
    router.route().order(EARLY - 1).handler(this::secure);
    router.get().order(EARLY).handler(this::page);
  }

  private void secure(RoutingContext request) {
    request
        .response()
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "same-origin")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Permissions-Policy", talks(request) ? TALKS : TALKS_NOT)
        .putHeader("Content-Security-Policy", policy);
    if (request.normalizedPath().startsWith(root + "/api/")) {
      request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    request.next();
  }

  private boolean talks(RoutingContext request) {
    String path = request.normalizedPath();
    return path.equals(root + "/") || path.equals(root + "/index.html");
  }

  private void page(RoutingContext request) {
    String path = request.normalizedPath();
    if (path.equals(root)) {
      request.redirect(root + "/");
      return;
    }
    String rest = path.substring(root.length());
    boolean file = rest.lastIndexOf('.') > rest.lastIndexOf('/');
    if (rest.equals("/") || rest.equals("/index.html")) {
      request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      request.next();
    } else if (rest.startsWith("/assets/")) {
      // Vite names them after their content.
      request
          .response()
          .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
      request.next();
    } else if (file || rest.startsWith("/api/") || rest.equals("/ws") || rest.startsWith("/q/")) {
      request.next();
    } else {
      request.reroute(root + "/");
    }
  }
}
