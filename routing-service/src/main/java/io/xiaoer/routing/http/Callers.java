package io.xiaoer.routing.http;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What a caller's token says of him. */
final class Callers {
  private static final String DESKS = "/desks/";

  private Callers() {}

  static String id(SecurityIdentity caller) {
    return caller.getPrincipal() instanceof JsonWebToken jwt
        ? jwt.getSubject()
        : caller.getPrincipal().getName();
  }

  static Set<String> desks(SecurityIdentity caller) {
    Set<String> desks = new TreeSet<>();
    if (caller.getPrincipal() instanceof JsonWebToken jwt && jwt.getGroups() != null) {
      jwt.getGroups().stream()
          .filter(group -> group.startsWith(DESKS))
          .map(group -> group.substring(DESKS.length()))
          .forEach(desks::add);
    }
    return desks;
  }

  static boolean isSupervisorOf(SecurityIdentity caller, String deskId) {
    return caller.hasRole("supervisor") && desks(caller).contains(deskId);
  }
}
