package io.xiaoer.routing.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
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

  private final String root;
  private final String policy;

  ConsolePage(
      RoutingConfig config, @ConfigProperty(name = "quarkus.http.root-path") String rootPath) {
    this.root = rootPath.endsWith("/") ? rootPath.substring(0, rootPath.length() - 1) : rootPath;
    URI issuer = URI.create(config.oidcIssuer());
    String identity = issuer.getScheme() + "://" + issuer.getAuthority();
    String socket = config.publicUrl().replaceFirst("^http", "ws");
    this.policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: https:; font-src 'self' data:; object-src 'none';"
            + " connect-src 'self' "
            + identity
            + " "
            + socket
            + ";"
            + " frame-src 'self' "
            + identity
            + "; frame-ancestors 'self';"
            + " form-action 'self' "
            + identity
            + "; base-uri 'self'";
  }

  void routes(@Observes Router router) {
    router.route().order(EARLY - 1).handler(this::secure);
    router.route(HttpMethod.GET, root + "/*").order(EARLY).handler(this::page);
  }

  private void secure(RoutingContext request) {
    request
        .response()
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "same-origin")
        .putHeader("X-Frame-Options", "SAMEORIGIN")
        .putHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        .putHeader("Content-Security-Policy", policy);
    if (request.normalizedPath().startsWith(root + "/api/")) {
      request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    request.next();
  }

  private void page(RoutingContext request) {
    String path = request.normalizedPath();
    if (path.equals(root)) {
      request.redirect(root + "/");
      return;
    }
    String rest = path.substring(root.length());
    boolean ours = rest.startsWith("/api") || rest.startsWith("/ws") || rest.startsWith("/q/");
    boolean file = rest.lastIndexOf('.') > rest.lastIndexOf('/');
    if (ours || file || rest.equals("/")) {
      if (rest.equals("/")) {
        request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
      }
      request.next();
    } else {
      request.reroute(root + "/");
    }
  }
}
