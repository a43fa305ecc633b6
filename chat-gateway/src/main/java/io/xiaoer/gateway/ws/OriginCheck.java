package io.xiaoer.gateway.ws;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.xiaoer.gateway.GatewayConfig;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets sockets come from the suite's own pages only, because browsers do not ask before they open a
 * socket across origins; and only as many as the node has room for.
 */
@Singleton
public class OriginCheck implements HttpUpgradeCheck {
  private final Set<String> allowed;
  private final Sessions sessions;

  OriginCheck(GatewayConfig config, Sessions sessions) {
    Set<String> origins = new HashSet<>(config.moreOrigins().orElse(List.of()));
    origins.add(config.publicUrl());
    this.allowed = Set.copyOf(origins);
    this.sessions = sessions;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    String origin = context.httpRequest().getHeader(HttpHeaders.ORIGIN);
    if (origin == null || !allowed.contains(origin)) {
      return CheckResult.rejectUpgrade(HttpURLConnection.HTTP_FORBIDDEN);
    }
    return sessions.hasRoom()
        ? CheckResult.permitUpgrade()
        : CheckResult.rejectUpgrade(HttpURLConnection.HTTP_UNAVAILABLE);
  }
}
