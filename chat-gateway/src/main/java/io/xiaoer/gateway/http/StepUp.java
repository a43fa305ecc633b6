package io.xiaoer.gateway.http;

import io.quarkus.security.UnauthorizedException;
import io.xiaoer.gateway.PrivacyConfig;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Asks for a fresh login of a higher level (RFC 9470): the token's {@code acr} must be the one that
 * is configured, and its {@code auth_time} not long ago. Quarkus' own annotation does the same, but
 * its refusal is no problem+json, and its values are fixed when the service is built.
 */
@Singleton
class StepUp {
  private final PrivacyConfig.Reveal config;
  private final Clock clock;

  StepUp(PrivacyConfig config, Clock clock) {
    this.config = config.reveal();
    this.clock = clock;
  }

  /** Ends the request with 401 {@code step-up-required} unless the login is good enough. */
  void check(JsonWebToken token) {
    if (!config.acr().equals(token.getClaim(Claims.acr.name())) || !isFresh(token)) {
      throw new Required(config.acr(), config.within().toSeconds());
    }
  }

  private boolean isFresh(JsonWebToken token) {
    return token.getClaim(Claims.auth_time.name()) instanceof Number seconds
        && Instant.ofEpochSecond(seconds.longValue())
            .plus(config.within())
            .isAfter(clock.instant());
  }

  /** The login is not good enough. */
  static final class Required extends UnauthorizedException {
    private static final long serialVersionUID = 1L;

    private final String acr;
    private final long maxAgeSeconds;

    Required(String acr, long maxAgeSeconds) {
      super("a fresh login of level " + acr + " is required");
      this.acr = acr;
      this.maxAgeSeconds = maxAgeSeconds;
    }

    String challenge() {
      return "Bearer error=\"insufficient_user_authentication\", acr_values=\"%s\", max_age=\"%d\""
          .formatted(acr, maxAgeSeconds);
    }
  }
}
