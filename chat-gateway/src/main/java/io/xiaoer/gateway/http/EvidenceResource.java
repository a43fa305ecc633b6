package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.Limits;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.evidence.Evidence;
import io.xiaoer.gateway.evidence.EvidenceFile;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.mongo.Transcripts;
import io.xiaoer.rest.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The evidence of an event's way. */
@Path("/chat/api/conversations/{id}/events/{seq}/evidence")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "audit", description = "Messages accepted = displayed + waiting + failed.")
public class EvidenceResource {
  private final Transcripts transcripts;
  private final EvidenceFile file;
  private final Caller caller;

  EvidenceResource(Transcripts transcripts, EvidenceFile file, Caller caller) {
    this.transcripts = transcripts;
    this.file = file;
    this.caller = caller;
  }

  /** The evidence of one event. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.OFFICER})
  @Operation(
      operationId = "getEvidence",
      summary = "The way of an event: ids, places in the log, hash chain, receipts, repetitions",
      description =
          "Role: supervisor of the desk; officer; the agent who serves the conversation or served"
              + " it last. Contains nothing of what was said.")
  @APIResponse(responseCode = "200", description = "The evidence; the chain is verified anew.")
  @APIResponse(responseCode = "404", description = "No such event, or not for the caller.")
  @APIResponse(responseCode = "503", description = "`try-again`: the log does not answer now.")
  public Evidence evidence(@PathParam("id") String id, @PathParam("seq") String number) {
    long seq = Numbers.read("seq", number, 1, 1, Long.MAX_VALUE);
    @Nullable Known known =
        id.length() > Limits.ID_CHARS ? null : transcripts.find(id).orElse(null);
    boolean may = known != null && (caller.isOfficer() || caller.mayRead(known));
    if (!may || seq > known.lastSeq()) {
      throw new ProblemException(
          Status.NOT_FOUND, "unknown-event", "no event of a conversation of yours has this number");
    }
    return file.of(known, seq);
  }
}
