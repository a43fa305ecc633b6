package io.xiaoer.ticket.http;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.xiaoer.rest.Desks;
import io.xiaoer.ticket.TicketConfig;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what he may see. Agents and supervisors belong to desks (groups {@code
 * /desks/SHOP}) and see those shops only; officers and analysts are the platform's and see any.
 */
@RequestScoped
class Caller {
  private static final Set<String> OF_THE_PLATFORM = Set.of("officer", "analyst");

  private final SecurityIdentity identity;
  private final JsonWebToken token;
  private final TicketConfig config;

  Caller(SecurityIdentity identity, JsonWebToken token, TicketConfig config) {
    this.identity = identity;
    this.token = token;
    this.config = config;
  }

  /** His id at the identity provider. */
  String id() {
    return token.getSubject();
  }

  /** Whether he may see what other agents did. */
  boolean seesOthers() {
    return identity.hasRole("supervisor") || identity.hasRole("analyst");
  }

  /**
   * The shop he asks for, or the one he is shown if he names none.
   *
   * @throws ForbiddenException if it is not his to see
   */
  String shop(@Nullable String asked) {
    boolean ofThePlatform = OF_THE_PLATFORM.stream().anyMatch(identity::hasRole);
    return Desks.shop(token, asked, ofThePlatform, config.platformShop());
  }
}
