package io.xiaoer.gateway.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;

/**
 * Guests' tokens as bearer tokens of REST calls. Every other token is left to the identity
 * provider's mechanism.
 */
@ApplicationScoped
public class GuestAuthentication implements HttpAuthenticationMechanism {
  /** The attribute of the security identity that holds the {@link Visitor}. */
  public static final String VISITOR = "xiaoer.visitor";

  private static final String BEARER = "Bearer ";

  /** Before the identity provider's mechanism, which would refuse a token it did not issue. */
  private static final int PRIORITY = DEFAULT_PRIORITY + 1_000;

  private final GuestTokens guests;

  GuestAuthentication(GuestTokens guests) {
    this.guests = guests;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.startsWith(BEARER)) {
      return Uni.createFrom().nullItem();
    }
    String token = header.substring(BEARER.length());
    if (!Tokens.isGuestToken(token)) {
      return Uni.createFrom().nullItem();
    }
    return guests
        .verify(token)
        .map(visitor -> Uni.createFrom().item(identity(visitor)))
        .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
  }

  private static SecurityIdentity identity(Visitor visitor) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(visitor.customer().id()))
        .addRole(Roles.GUEST)
        .addAttribute(VISITOR, visitor)
        .build();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom()
        .item(new ChallengeData(HttpURLConnection.HTTP_UNAUTHORIZED, "WWW-Authenticate", "Bearer"));
  }

  @Override
  public int getPriority() {
    return PRIORITY;
  }
}
