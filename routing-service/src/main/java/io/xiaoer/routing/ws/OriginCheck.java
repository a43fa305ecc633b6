package io.xiaoer.routing.ws;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.xiaoer.routing.RoutingConfig;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes sockets only from the suite's own pages: other sites cannot use an agent's browser. */
@ApplicationScoped
public class OriginCheck implements HttpUpgradeCheck {
  private static final int FORBIDDEN = 403;
  private static final int FULL = 503;

  private final String origin;
  private final int connections;
  private final Hub hub;

  OriginCheck(RoutingConfig config, Hub hub) {
    String url = config.publicUrl();
    this.origin = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.connections = config.socket().connections();
    this.hub = hub;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    if (!origin.equalsIgnoreCase(context.httpRequest().getHeader("Origin"))) {
      return CheckResult.rejectUpgrade(FORBIDDEN);
    }
    return hub.size() >= connections
        ? CheckResult.rejectUpgrade(FULL)
        : CheckResult.permitUpgrade();
  }
}
