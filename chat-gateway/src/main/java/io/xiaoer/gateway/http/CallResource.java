package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.gateway.calls.IceServers;
import io.xiaoer.gateway.core.Call;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.core.Ids;
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
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the browsers of a call's two parties need to find each other. */
@Path("/chat/api/conversations/{id}/calls/{callId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "calls", description = "Calls between customer and agent.")
public class CallResource {
  private final Transcripts transcripts;
  private final IceServers servers;
  private final Caller caller;
  private final Clock clock;

  CallResource(Transcripts transcripts, IceServers servers, Caller caller, Clock clock) {
    this.transcripts = transcripts;
    this.servers = servers;
    this.caller = caller;
    this.clock = clock;
  }

  /** Servers and credentials for a call that is on. */
  @GET
  @Path("/ice-servers")
  @RolesAllowed({Roles.CUSTOMER, Roles.GUEST, Roles.AGENT})
  @Operation(
      operationId = "getIceServers",
      summary = "STUN and TURN servers for a call that is on, with credentials that end",
      description =
          "Role: the two parties of the call, once both have agreed to it. An `RTCConfiguration`"
              + " as browsers take it.")
  @APIResponse(responseCode = "200", description = "Servers, and how they are to be used.")
  @APIResponse(
      responseCode = "404",
      description = "No such call is on, or the caller has no part in it (`no-call`).")
  public IceServers.Access iceServers(
      @PathParam("id") String id, @PathParam("callId") String callId) {
    Known known = id.length() > Limits.ID_CHARS ? null : transcripts.find(id).orElse(null);
    Author.Kind side = known == null ? null : side(known, callId);
    if (known == null || side == null) {
      throw new ProblemException(
          Status.NOT_FOUND, "no-call", "no call of yours with this id is on");
    }
    return servers.access(Ids.relayUser(known.id(), callId, side), clock.instant());
  }

  private Author.@Nullable Kind side(Known known, String callId) {
    Call call = known.floor().call();
    if (call == null || !call.isOn() || !call.id().equals(callId)) {
      return null;
    }
    if (caller.isOwnerOf(known)) {
      return Author.Kind.CUSTOMER;
    }
    boolean his =
        caller.isAgent()
            && known.served().filter(agent -> agent.id().equals(caller.id())).isPresent();
    return his ? Author.Kind.AGENT : null;
  }
}
