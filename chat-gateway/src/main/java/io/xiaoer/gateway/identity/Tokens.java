package io.xiaoer.gateway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Customer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells from a token who is there. */
@Singleton
public class Tokens {
  private static final Logger LOG = Logger.getLogger(Tokens.class);
  private static final Duration WITHIN = Duration.ofSeconds(10);
  private static final int JWT_PARTS = 3;

  /** The claim with a customer's standing: {@code VIP} or {@code STANDARD}. */
  private static final String TIER = "tier";

  private final TenantIdentityProvider provider;
  private final GuestTokens guests;

  /**
   * Verifies tokens.
   *
   * @param provider knows the identity provider's keys
   * @param guests knows this gateway's own
   */
  public Tokens(TenantIdentityProvider provider, GuestTokens guests) {
    this.provider = provider;
    this.guests = guests;
  }

  /**
   * Verifies a token: signature, issuer, audience, end and role. May wait for the identity
   * provider's keys.
   */
  public Admission admit(String token) {
    if (isGuestToken(token)) {
      return guests
          .verify(token)
          .<Admission>map(Admission.Admitted::new)
          .orElseGet(Admission.Invalid::new);
    }
    try {
      return admitted(
          provider.authenticate(new AccessTokenCredential(token)).await().atMost(WITHIN));
    } catch (AuthenticationFailedException invalid) {
      return new Admission.Invalid();
    } catch (CompletionException | io.smallrye.mutiny.TimeoutException failed) {
      if (failed.getCause() instanceof AuthenticationFailedException) {
        return new Admission.Invalid();
      }
      LOG.warnf("tokens cannot be verified now: %s", failed.getClass().getSimpleName());
      return new Admission.Unknown();
    }
  }

  /** Whether a token says that this gateway made it; nothing is verified by this. */
  static boolean isGuestToken(String token) {
    String[] parts = token.split("\\.", JWT_PARTS + 1);
    if (parts.length != JWT_PARTS) {
      return false;
    }
    try {
      JsonNode claims = Codec.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
      return claims != null && GuestTokens.ISSUER.equals(claims.path("iss").asText());
    } catch (IOException | IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static Admission admitted(SecurityIdentity identity) {
    if (!identity.hasRole(Roles.CUSTOMER)) {
      return new Admission.Forbidden();
    }
    return identity.getPrincipal() instanceof JsonWebToken token
        ? new Admission.Admitted(visitor(token))
        : new Admission.Invalid();
  }

  /** The signed-in customer of a verified token. */
  public static Visitor visitor(JsonWebToken token) {
    String name = token.getClaim("name");
    String shown = name == null || name.isBlank() ? token.getName() : name;
    String fitting =
        shown.length() > Limits.NAME_CHARS ? shown.substring(0, Limits.NAME_CHARS) : shown;
    return new Visitor(
        new Customer(token.getSubject(), fitting, tier(token.getClaim(TIER))),
        Instant.ofEpochSecond(token.getExpirationTime()));
  }

  /** Standard, unless the shop says otherwise: a word that is not known raises nobody. */
  private static Customer.Tier tier(@Nullable Object claim) {
    return Customer.Tier.VIP.name().equals(claim) ? Customer.Tier.VIP : Customer.Tier.STANDARD;
  }
}
