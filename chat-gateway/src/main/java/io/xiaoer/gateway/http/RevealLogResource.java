package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.mongo.RevealLog;
import io.xiaoer.gateway.mongo.RevealLog.Look;
import io.xiaoer.rest.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who has seen what was masked, and who was handed what is held about whom. */
@Path("/chat/api/reveals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "reveals")
public class RevealLogResource {
  private static final int LISTED = 50;
  private static final int MOST_LISTED = 200;

  private final RevealLog log;
  private final Caller caller;
  private final String deskId;

  RevealLogResource(RevealLog log, Caller caller, GatewayConfig config) {
    this.log = log;
    this.caller = caller;
    this.deskId = config.shop().id();
  }

  /** Who has seen what, newest first; {@code next} is the `before` of the next page. */
  public record Seen(List<Look> reveals, @Nullable String next) {}

  /** Who has seen what. */
  @GET
  @RolesAllowed({Roles.SUPERVISOR, Roles.OFFICER})
  @Operation(
      operationId = "listReveals",
      summary = "Who has seen what was masked, and who was handed an export, newest first",
      description =
          "Role: supervisor of the desk; officer. `before`: the id of the last one seen. An entry"
              + " with `customerId` is an export of all that is held about that customer; every"
              + " other one is a look at the original `sealedId`.")
  public Seen reveals(
      @QueryParam("before") @Nullable String before, @QueryParam("limit") @Nullable String limit) {
    if (!caller.isOfficer() && !caller.isSupervisorOf(deskId)) {
      throw new ProblemException(Status.FORBIDDEN, "forbidden", "not a supervisor of this desk");
    }
    int most = (int) Numbers.read("limit", limit, LISTED, 1, MOST_LISTED);
    List<Look> found = log.of(deskId, before, most);
    return new Seen(found, found.size() < most ? null : found.getLast().id());
  }
}
