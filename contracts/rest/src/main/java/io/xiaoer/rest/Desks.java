package io.xiaoer.rest;

import io.quarkus.security.ForbiddenException;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The desks that somebody works at: his groups {@code /desks/SHOP} at the identity provider. A desk
 * has its shop's id.
 */
public final class Desks {
  private static final String GROUP = "/desks/";

  private Desks() {}

  /** Those of a token's bearer, sorted. */
  public static SortedSet<String> of(JsonWebToken token) {
    SortedSet<String> desks = new TreeSet<>();
    Set<String> groups = token.getGroups();
    if (groups != null) {
      groups.stream()
          .filter(group -> group.startsWith(GROUP))
          .map(group -> group.substring(GROUP.length()))
          .forEach(desks::add);
    }
    return desks;
  }

  /**
   * The shop that somebody asks for, or the one he is shown if he names none: his first, or for the
   * platform's own people {@code platformShop}.
   *
   * @param ofThePlatform whether he may see any shop
   * @throws ForbiddenException if it is not his to see
   */
  public static String shop(
      JsonWebToken token, @Nullable String asked, boolean ofThePlatform, String platformShop) {
    SortedSet<String> own = of(token);
    if (asked != null && (ofThePlatform || own.contains(asked))) {
      return asked;
    }
    if (asked == null && !own.isEmpty()) {
      return own.first();
    }
    if (asked == null && ofThePlatform) {
      return platformShop;
    }
    throw new ForbiddenException("not a desk of the caller");
  }
}
