package io.xiaoer.analytics.http;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.xiaoer.analytics.InsightConfig;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what he may see. Supervisors belong to desks (groups {@code /desks/SHOP}) and see
 * those shops only; analysts are the platform's and see any.
 */
@RequestScoped
class Caller {
  private static final String DESKS = "/desks/";

  private final SecurityIdentity identity;
  private final JsonWebToken token;
  private final InsightConfig config;

  Caller(SecurityIdentity identity, JsonWebToken token, InsightConfig config) {
    this.identity = identity;
    this.token = token;
    this.config = config;
  }

  /**
   * The shop he asks for, or the one he is shown if he names none.
   *
   * @throws ForbiddenException if it is not his to see
   */
  String shop(@Nullable String asked) {
    List<String> own = desks();
    boolean ofThePlatform = identity.hasRole("analyst");
    if (asked == null) {
      if (!own.isEmpty()) {
        return own.getFirst();
      }
      if (ofThePlatform) {
        return config.platformShop();
      }
    } else if (ofThePlatform || own.contains(asked)) {
      return asked;
    }
    throw new ForbiddenException("not a desk of the caller");
  }

  private List<String> desks() {
    Set<String> groups = token.getGroups();
    return groups == null
        ? List.of()
        : groups.stream()
            .filter(group -> group.startsWith(DESKS))
            .map(group -> group.substring(DESKS.length()))
            .sorted()
            .toList();
  }
}
