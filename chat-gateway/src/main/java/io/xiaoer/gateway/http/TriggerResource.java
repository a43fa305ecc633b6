package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.mongo.Triggers;
import io.xiaoer.gateway.mongo.Triggers.OfShop;
import io.xiaoer.gateway.proactive.Caps;
import io.xiaoer.gateway.proactive.Trigger;
import io.xiaoer.rest.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The shop's rules for offering help unasked. */
@Path("/chat/api/triggers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "triggers", description = "When help is offered unasked.")
public class TriggerResource {
  private static final int MOST = 50;

  private final Triggers triggers;
  private final Caller caller;
  private final Clock clock;
  private final String shopId;

  TriggerResource(Triggers triggers, Caller caller, Clock clock, GatewayConfig config) {
    this.triggers = triggers;
    this.caller = caller;
    this.clock = clock;
    this.shopId = config.shop().id();
  }

  /** Rules in the place of those of a version. */
  public record Wish(
      @Nullable Integer version, @Nullable List<Trigger> triggers, @Nullable Caps caps) {}

  /** The shop's rules. */
  @GET
  @RolesAllowed({Roles.SUPERVISOR, Roles.MERCHANT})
  @Operation(
      operationId = "getTriggers",
      summary = "When customers are offered help unasked, and how often at most",
      description = "Role: supervisor of the desk, merchant of the shop.")
  public OfShop get() {
    check();
    return triggers.of(shopId);
  }

  /** Changes the shop's rules. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.SUPERVISOR, Roles.MERCHANT})
  @Operation(
      operationId = "putTriggers",
      summary = "Puts rules in the place of the shop's; in force at once",
      description = "Role: supervisor of the desk, merchant of the shop.")
  @APIResponse(responseCode = "200", description = "The rules as they are kept.")
  @APIResponse(responseCode = "400", description = "`bad-parameter`: too many, or an id twice.")
  @APIResponse(responseCode = "409", description = "`other-version`: somebody was faster.")
  public OfShop put(@Nullable Wish wish) {
    check();
    if (wish == null || wish.version() == null || wish.triggers() == null) {
      throw Refusals.badParameter("version or triggers are missing");
    }
    List<Trigger> wanted = wish.triggers();
    if (wanted.size() > MOST
        || wanted.stream().map(Trigger::id).distinct().count() < wanted.size()) {
      throw Refusals.badParameter("more than " + MOST + " triggers, or one id twice");
    }
    OfShop next =
        new OfShop(
            wish.version() + 1,
            wanted,
            wish.caps() == null ? Caps.USUAL : wish.caps(),
            caller.id(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (!triggers.put(shopId, next)) {
      throw new ProblemException(
          Status.CONFLICT, "other-version", "somebody else has changed them, read them again");
    }
    return next;
  }

  private void check() {
    if (!caller.isOfDesk(shopId)) {
      throw new ProblemException(Status.FORBIDDEN, "forbidden", "not of this desk");
    }
  }
}
