package io.xiaoer.analytics.http;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.xiaoer.analytics.InsightConfig;
import io.xiaoer.rest.Desks;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what he may see. Supervisors belong to desks (groups {@code /desks/SHOP}) and see
 * those shops only; analysts are the platform's and see any.
 */
@RequestScoped
class Caller {
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
    return Desks.shop(token, asked, identity.hasRole("analyst"), config.platformShop());
  }
}
