package io.xiaoer.ticket.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.Personal;
import io.xiaoer.ticket.mongo.TicketLists;
import io.xiaoer.ticket.mongo.TicketLists.ListedRating;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What customers said of finished conversations. */
@Path("/api/ratings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "analyst"})
@APIResponse(
    responseCode = "400",
    description = "A parameter is out of bounds.",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "401",
    description = "There is no valid access token.",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "403",
    description = "Roles or desks do not allow it.",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "503",
    description = "The store does not answer.",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@RunOnVirtualThread
public class RatingsResource {
  private final TicketLists lists;
  private final BodyCipher cipher;
  private final Caller caller;

  RatingsResource(TicketLists lists, BodyCipher cipher, Caller caller) {
    this.lists = lists;
    this.cipher = cipher;
    this.caller = caller;
  }

  /**
   * A page of ratings.
   *
   * @param ratings newest first
   * @param next what to give as {@code before} to read on; absent at the end
   */
  public record Ratings(List<Rating> ratings, @Nullable Long next) {}

  /**
   * A rating.
   *
   * @param ticketId its ticket
   * @param shopId the shop that served
   * @param conversationId which conversation
   * @param agentId who served last; absent where the bot served alone
   * @param stars 1 to 5
   * @param solved the customer's answer to "is it solved?"
   * @param comment his words
   * @param recordedAt when it was recorded
   */
  public record Rating(
      String ticketId,
      String shopId,
      String conversationId,
      @Nullable String agentId,
      int stars,
      boolean solved,
      @Nullable @Personal String comment,
      Instant recordedAt) {}

  /** Ratings of a shop, newest first; an agent gets those of his own conversations. */
  @GET
  @Operation(summary = "Ratings of a shop, newest first; an agent gets only his own.")
  public Ratings list(
      @Parameter(description = "The shop; else the caller's own.")
          @QueryParam("shop")
          @Size(min = 1, max = 100)
          @Nullable String shop,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
      @Parameter(description = "The `next` of the page before.")
          @QueryParam("before")
          @PositiveOrZero
          @Nullable Long before) {
    String shopId = caller.shop(shop);
    List<ListedRating> found =
        caller.seesOthers()
            ? lists.ratings(shopId, before, limit)
            : lists.ratings(shopId, caller.id(), before, limit);
    @Nullable Long next =
        found.isEmpty() || found.getLast().number() == 0 ? null : found.getLast().number();
    return cipher.decrypt(new Ratings(found.stream().map(RatingsResource::view).toList(), next));
  }

  private static Rating view(ListedRating listed) {
    return new Rating(
        listed.ticketId(),
        listed.rating().shopId(),
        listed.rating().conversationId(),
        listed.rating().agentId(),
        listed.rating().stars(),
        listed.rating().solved(),
        listed.rating().comment(),
        listed.recordedAt());
  }
}
