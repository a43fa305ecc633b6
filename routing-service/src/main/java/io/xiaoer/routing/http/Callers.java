package io.xiaoer.routing.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.xiaoer.rest.Desks;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What a caller's token says of him. */
final class Callers {
  private Callers() {}

  static String id(SecurityIdentity caller) {
    return caller.getPrincipal() instanceof JsonWebToken jwt
        ? jwt.getSubject()
        : caller.getPrincipal().getName();
  }

  static Set<String> desks(SecurityIdentity caller) {
    return caller.getPrincipal() instanceof JsonWebToken jwt ? Desks.of(jwt) : Set.of();
  }

  static boolean isSupervisorOf(SecurityIdentity caller, String deskId) {
    return caller.hasRole("supervisor") && desks(caller).contains(deskId);
  }
}
