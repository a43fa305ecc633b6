package io.xiaoer.gateway.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.Limits;
import io.xiaoer.gateway.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/**
 * Everything that is held about a person, for himself and for the officer who answers his request.
 */
@Path("/chat/api")
@Produces(ExportResource.ZIP)
@RunOnVirtualThread
@Tag(name = "export", description = "Everything that is held about a person.")
public class ExportResource {
  static final String ZIP = "application/zip";

  private static final Logger LOG = Logger.getLogger(ExportResource.class);

  private final ExportWriter writer;
  private final Caller caller;
  private final StepUp stepUp;
  private final MeterRegistry meters;

  ExportResource(ExportWriter writer, Caller caller, StepUp stepUp, MeterRegistry meters) {
    this.writer = writer;
    this.caller = caller;
    this.stepUp = stepUp;
    this.meters = meters;
  }

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
    return zip(caller.id(), true);
  }

  /** A customer's, for the officer who answers his request. */
  @GET
  @Path("/customers/{id}/export")
  @RolesAllowed(Roles.OFFICER)
  @Operation(
      operationId = "exportCustomer",
      summary = "Everything that is held about a customer, as a zip of JSON",
      description =
          "Role: officer, after a step-up login as for a reveal. Without the originals of what was"
              + " masked: those are revealed one by one.")
  @APIResponse(responseCode = "200", description = "The zip; empty of conversations if unknown.")
  @APIResponse(responseCode = "401", description = "`step-up-required`.")
  public Response customer(@PathParam("id") String id) {
    if (id.isBlank() || id.length() > Limits.ID_CHARS) {
      throw Refusals.badParameter("no customer has this id");
    }
    stepUp.check(caller.token());
    LOG.infof("officer %s exports what is held about customer %s", caller.id(), id);
    return zip(id, false);
  }

  private Response zip(String customerId, boolean own) {
    meters.counter("gateway.exports", "by", own ? "customer" : "officer").increment();
    StreamingOutput body = out -> writer.write(customerId, own, out);
    return Response.ok(body)
        .type(ZIP)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"xiaoer-export.zip\"")
        .build();
  }
}
