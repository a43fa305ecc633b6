package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.Limits;
import io.xiaoer.gateway.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is held about a person, for himself and for the officer who answers his request.
 */
@Path("/chat/api")
@Produces(ExportResource.ZIP)
@RunOnVirtualThread
@Tag(name = "export", description = "Everything that is held about a person.")
public class ExportResource {
  static final String ZIP = "application/zip";

  private final Exports exports;
  private final Caller caller;
  private final StepUp stepUp;

  ExportResource(Exports exports, Caller caller, StepUp stepUp) {
    this.exports = exports;
    this.caller = caller;
    this.stepUp = stepUp;
  }

  /** Why an officer needs what is held about somebody. */
  public record Wish(@Nullable String reason) {}

  /** The caller's own. */
  @GET
  @Path("/export")
  @RolesAllowed({Roles.CUSTOMER, Roles.GUEST})
  @Operation(
      operationId = "exportOwn",
      summary = "Everything that is held about the caller, as a zip of JSON",
      description = "Role: customer or guest.")
  @APIResponse(responseCode = "200", description = "The zip.")
  public Response own() {
    return zip(exports.own(caller));
  }

  /** A customer's, for the officer who answers his request. */
  @POST
  @Path("/customers/{id}/export")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OFFICER)
  @Operation(
      operationId = "exportCustomer",
      summary = "Everything that is held about a customer, as a zip of JSON",
      description =
          "Role: officer, after a step-up login as for a reveal, with a reason. Without the"
              + " originals of what was masked: those are revealed one by one. Every export is"
              + " noted beside the reveals.")
  @APIResponse(responseCode = "200", description = "The zip.")
  @APIResponse(responseCode = "400", description = "`bad-parameter`: no such id, or no reason.")
  @APIResponse(responseCode = "401", description = "`step-up-required`.")
  @APIResponse(responseCode = "404", description = "`unknown-customer`: nothing is held.")
  public Response customer(@PathParam("id") String id, @Nullable Wish wish) {
    if (id.isBlank() || id.length() > Limits.ID_CHARS) {
      throw Refusals.badParameter("no customer has this id");
    }
    String reason = wish == null ? null : wish.reason();
    if (reason == null || !Reasons.suffices(reason)) {
      throw Refusals.badParameter(Reasons.WANTED + " is required");
    }
    stepUp.check(caller.token());
    return zip(exports.of(id, reason, caller));
  }

  private static Response zip(StreamingOutput body) {
    return Response.ok(body)
        .type(ZIP)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"xiaoer-export.zip\"")
        .build();
  }
}
