package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.mongo.Alerts;
import io.xiaoer.gateway.mongo.LinkLists;
import io.xiaoer.gateway.mongo.LinkLists.Hosts;
import io.xiaoer.gateway.privacy.LinkRules;
import io.xiaoer.rest.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Flagged and reported messages, and the shop's lists of hosts. */
@Path("/chat/api")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "safety", description = "Flags, reports and lists of hosts.")
public class SafetyResource {
  private static final int LISTED = 50;
  private static final int MOST_LISTED = 200;
  private static final int MOST_HOSTS = 1_000;
  private static final int CURSOR_CHARS = 200;

  private final Alerts alerts;
  private final LinkLists lists;
  private final Caller caller;
  private final BodyCipher cipher;
  private final Clock clock;
  private final String shopId;

  SafetyResource(
      Alerts alerts,
      LinkLists lists,
      Caller caller,
      BodyCipher cipher,
      Clock clock,
      GatewayConfig config) {
    this.alerts = alerts;
    this.lists = lists;
    this.caller = caller;
    this.cipher = cipher;
    this.clock = clock;
    this.shopId = config.shop().id();
  }

  /** Messages that a supervisor should look at; {@code next} is the `before` of the next page. */
  public record Listing(List<Alerts.Alert> alerts, @Nullable String next) {}

  /** Hosts that the shop trusts, and hosts that it blocks. */
  public record HostLists(@Nullable List<String> allowed, @Nullable List<String> blocked) {}

  /** Flagged and reported messages. */
  @GET
  @Path("/alerts")
  @RolesAllowed({Roles.SUPERVISOR, Roles.OFFICER})
  @Operation(
      operationId = "listAlerts",
      summary = "Flagged and reported messages, newest first",
      description = "Role: supervisor of the desk; officer. `before`: the id of the last one seen.")
  public Listing alerts(
      @QueryParam("before") @Nullable String before, @QueryParam("limit") @Nullable String limit) {
    if (!caller.isOfficer() && !caller.isSupervisorOf(shopId)) {
      throw forbidden();
    }
    if (before != null && before.length() > CURSOR_CHARS) {
      throw Refusals.badParameter("before is no alert's id");
    }
    int most = (int) Numbers.read("limit", limit, LISTED, 1, MOST_LISTED);
    List<Alerts.Alert> found = cipher.decrypt(alerts.of(shopId, before, most));
    return new Listing(found, found.size() < most ? null : found.getLast().id());
  }

  /** The shop's lists of hosts. */
  @GET
  @Path("/link-lists")
  @RolesAllowed({Roles.SUPERVISOR, Roles.MERCHANT, Roles.OFFICER})
  @Operation(
      operationId = "getLinkLists",
      summary = "Hosts that the shop trusts and blocks",
      description = "Role: supervisor of the desk, merchant of the shop, officer.")
  public Hosts lists() {
    checkShop();
    return lists.of(shopId);
  }

  /** Changes the shop's lists of hosts. */
  @PUT
  @Path("/link-lists")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.SUPERVISOR, Roles.MERCHANT, Roles.OFFICER})
  @Operation(
      operationId = "putLinkLists",
      summary = "Puts lists of hosts in the place of the shop's; in force within ten seconds",
      description = "Role: supervisor of the desk, merchant of the shop, officer.")
  @APIResponse(responseCode = "200", description = "The lists as they are kept.")
  @APIResponse(responseCode = "400", description = "`bad-host`: one of them is no host.")
  public Hosts put(@Nullable HostLists wished) {
    checkShop();
    HostLists given = wished == null ? new HostLists(null, null) : wished;
    Hosts hosts =
        new Hosts(
            hosts(given.allowed()),
            hosts(given.blocked()),
            caller.id(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    lists.put(shopId, hosts);
    return hosts;
  }

  private void checkShop() {
    if (!caller.isOfficer() && !caller.isOfDesk(shopId)) {
      throw forbidden();
    }
  }

  private static List<String> hosts(@Nullable List<String> given) {
    List<String> hosts = given == null ? List.of() : given;
    if (hosts.size() > MOST_HOSTS) {
      throw new ProblemException(
          Status.BAD_REQUEST, "bad-host", "more than " + MOST_HOSTS + " hosts");
    }
    return hosts.stream().map(SafetyResource::host).distinct().toList();
  }

  private static String host(@Nullable String given) {
    if (given == null || given.length() > 255 || given.contains("/")) {
      throw new ProblemException(Status.BAD_REQUEST, "bad-host", "one of them is no host");
    }
    return LinkRules.ascii(given)
        .orElseThrow(
            () -> new ProblemException(Status.BAD_REQUEST, "bad-host", "one of them is no host"));
  }

  private static ProblemException forbidden() {
    return new ProblemException(Status.FORBIDDEN, "forbidden", "not of this desk");
  }
}
