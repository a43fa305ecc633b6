package io.xiaoer.gateway.http;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.identity.GuestAuthentication;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.identity.Tokens;
import io.xiaoer.gateway.identity.Visitor;
import io.xiaoer.rest.Desks;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls. */
@RequestScoped
class Caller {
  private final SecurityIdentity identity;

  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The id of the person, whatever his role. */
  String id() {
    return identity.getAttribute(GuestAuthentication.VISITOR) instanceof Visitor guest
        ? guest.customer().id()
        : token().getSubject();
  }

  /** The customer or guest. */
  Visitor visitor() {
    return identity.getAttribute(GuestAuthentication.VISITOR) instanceof Visitor guest
        ? guest
        : Tokens.visitor(token());
  }

  boolean isAgent() {
    return identity.hasRole(Roles.AGENT);
  }

  /** Whether he is a supervisor of this desk, which has the shop's id. */
  boolean isSupervisorOf(String deskId) {
    return identity.hasRole(Roles.SUPERVISOR) && isOfDesk(deskId);
  }

  /** Whether he may read a conversation: his own, one that he serves or served last, his desk's. */
  boolean mayRead(Known known) {
    boolean serves =
        isAgent() && known.servedLast() != null && known.servedLast().id().equals(id());
    return isSupervisorOf(known.shopId()) || serves || isOwnerOf(known);
  }

  /** Whether the conversation is his own. */
  boolean isOwnerOf(Known known) {
    return isCustomer() && known.customer().id().equals(id());
  }

  /** Whether he belongs to this desk, which has the shop's id. */
  boolean isOfDesk(String deskId) {
    return Desks.of(token()).contains(deskId);
  }

  /** Whether he handles complaints and privacy requests, for all desks. */
  boolean isOfficer() {
    return identity.hasRole(Roles.OFFICER);
  }

  /** Whether he runs the suite, for all desks. */
  boolean isOperator() {
    return identity.hasRole(Roles.OPERATOR);
  }

  /** His name, as others see it. */
  String name() {
    String name = token().getClaim("name");
    return name == null || name.isBlank() ? token().getName() : name;
  }

  boolean isCustomer() {
    return identity.hasRole(Roles.CUSTOMER) || identity.hasRole(Roles.GUEST);
  }

  /** The verified token; ends the request if he is a guest. */
  JsonWebToken token() {
    if (identity.getPrincipal() instanceof JsonWebToken token) {
      return token;
    }
    throw new UnauthorizedException();
  }
}
