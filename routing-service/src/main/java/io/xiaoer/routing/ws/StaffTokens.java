package io.xiaoer.routing.ws;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.TimeoutException;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.rest.Desks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Verifies access tokens against the identity provider's keys: signature, issuer, audience, time,
 * then role and desk.
 */
@ApplicationScoped
public class StaffTokens {
  /** What a token is worth. */
  public sealed interface Verdict {
    /**
     * Somebody of the staff.
     *
     * @param staff who
     */
    record Known(Staff staff) implements Verdict {}

    /** Not a token, or not one for this service, or one that has ended. */
    record Invalid() implements Verdict {}

    /**
     * A good token of somebody who has no business here.
     *
     * @param reason why, for developers
     */
    record Forbidden(String reason) implements Verdict {}

    /** Nobody can tell now: the identity provider does not answer. */
    record Unknown() implements Verdict {}
  }

  private static final Logger LOG = Logger.getLogger(StaffTokens.class);
  private static final Duration PROVIDER_TIME = Duration.ofSeconds(5);
  private static final String SKILLS = "/skills/";

  /** Supervisors may always take complaints. */
  private static final String COMPLAINTS = "complaints";

  private final TenantIdentityProvider provider;

  StaffTokens(TenantIdentityProvider provider) {
    this.provider = provider;
  }

  /** Verifies a token. Blocks while keys are fetched, at most some seconds. */
  public Verdict verify(String token) {
    try {
      SecurityIdentity identity =
          provider.authenticate(new AccessTokenCredential(token)).await().atMost(PROVIDER_TIME);
      return judged(identity);
    } catch (AuthenticationFailedException refused) {
      return new Verdict.Invalid();
    } catch (CompletionException | TimeoutException failed) {
      if (failed.getCause() instanceof AuthenticationFailedException) {
        return new Verdict.Invalid();
      }
      LOG.warnf("tokens cannot be verified now: %s", failed.getClass().getSimpleName());
      return new Verdict.Unknown();
    }
  }

  private static Verdict judged(SecurityIdentity identity) {
    boolean supervisor = identity.hasRole("supervisor");
    if (!supervisor && !identity.hasRole("agent")) {
      return new Verdict.Forbidden("needs role agent or supervisor");
    }
    if (!(identity.getPrincipal() instanceof JsonWebToken jwt)) {
      return new Verdict.Invalid();
    }
    Set<String> desks = Desks.of(jwt);
    Set<String> skills = new TreeSet<>();
    if (jwt.getGroups() != null) {
      for (String group : jwt.getGroups()) {
        if (group.startsWith(SKILLS)) {
          skills.add(group.substring(SKILLS.length()));
        }
      }
    }
    if (supervisor) {
      skills.add(COMPLAINTS);
    }
    if (desks.size() != 1 || skills.size() > Limits.SKILLS) {
      return new Verdict.Forbidden("must belong to exactly one desk");
    }
    Agent agent = new Agent(jwt.getSubject(), name(jwt));
    Instant expires = Instant.ofEpochSecond(jwt.getExpirationTime());
    return new Verdict.Known(new Staff(agent, desks.iterator().next(), skills, expires));
  }

  private static String name(JsonWebToken jwt) {
    String name = jwt.getClaim("name");
    String shown = name == null || name.isBlank() ? jwt.getName() : name;
    return shown.length() > Limits.NAME_CHARS ? shown.substring(0, Limits.NAME_CHARS) : shown;
  }
}
