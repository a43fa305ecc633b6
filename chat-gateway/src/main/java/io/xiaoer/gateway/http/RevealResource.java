package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Screening.Masked.Kind;
import io.xiaoer.gateway.PrivacyConfig;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.mongo.Transcripts;
import io.xiaoer.gateway.vault.Vault.Opened;
import io.xiaoer.rest.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was masked, for those who may see it. */
@Path("/chat/api/conversations/{id}/reveals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "reveals", description = "Masked originals, and who has seen them.")
public class RevealResource {
  private final Transcripts transcripts;
  private final Reveals reveals;
  private final Caller caller;
  private final StepUp stepUp;
  private final PrivacyConfig.Reveal config;

  RevealResource(
      Transcripts transcripts,
      Reveals reveals,
      Caller caller,
      StepUp stepUp,
      PrivacyConfig config) {
    this.transcripts = transcripts;
    this.reveals = reveals;
    this.caller = caller;
    this.stepUp = stepUp;
    this.config = config.reveal();
  }

  /** Which original, and why it must be seen. */
  public record Wish(String sealedId, String reason) {}

  /** The original, and how long a page shows it. */
  public record Shown(Kind kind, String original, long seconds) {}

  /** Reveals one original. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.OFFICER})
  @Operation(
      operationId = "reveal",
      summary = "Shows what was masked, after a step-up login",
      description =
          "Role: supervisor of the conversation's desk; officer; the agent who serves it, where the"
              + " installation says so. Needs a login of the level `acr` 2 within the last five minutes"
              + " (both configurable). Every reveal is noted.")
  @APIResponse(
      responseCode = "200",
      description = "The original.",
      content = @Content(schema = @Schema(implementation = Shown.class)))
  @APIResponse(
      responseCode = "401",
      description =
          "`step-up-required`: sign in again with the `acr_values` and `max_age` of the header"
              + " WWW-Authenticate (RFC 9470).")
  @APIResponse(responseCode = "404", description = "No such conversation or original.")
  @APIResponse(responseCode = "410", description = "`erased`: its key was destroyed.")
  public Response reveal(@PathParam("id") String id, @Nullable Wish wish) {
    Wish asked = checked(wish);
    Known known = id.length() > Limits.ID_CHARS ? null : transcripts.find(id).orElse(null);
    if (known == null || !maySee(known)) {
      throw Refusals.unknownConversation();
    }
    stepUp.check(caller.token());
    return switch (reveals.open(known, asked, caller)) {
      case Opened.Original(Kind kind, String text) ->
          Response.ok(new Shown(kind, text, config.shownFor().toSeconds()))
              .header(HttpHeaders.CACHE_CONTROL, "no-store")
              .build();
      case Opened.Unknown _ ->
          throw new ProblemException(
              Status.NOT_FOUND, "unknown-original", "nothing was sealed under this id");
      case Opened.Erased _ ->
          throw new ProblemException(Status.GONE, "erased", "the key of this person was destroyed");
    };
  }

  private boolean maySee(Known known) {
    Agent serving = known.served().orElse(null);
    boolean serves = serving != null && caller.isAgent() && serving.id().equals(caller.id());
    return caller.isSupervisorOf(known.shopId()) || caller.isOfficer() || config.agents() && serves;
  }

  private static Wish checked(@Nullable Wish wish) {
    if (wish == null
        || wish.sealedId() == null
        || wish.sealedId().isBlank()
        || wish.sealedId().length() > Limits.ID_CHARS
        || !Reasons.suffices(wish.reason())) {
      throw new ProblemException(
          Status.BAD_REQUEST, "bad-request", "sealedId and " + Reasons.WANTED + " are required");
    }
    return wish;
  }
}
