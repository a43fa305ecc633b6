package io.xiaoer.ticket.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.Personal;
import io.xiaoer.contracts.ticket.TicketEvent.RatingRecorded;
import io.xiaoer.ticket.mongo.TicketLists;
import io.xiaoer.ticket.mongo.TicketLists.Entry;
import io.xiaoer.ticket.mongo.TicketLists.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What customers said of finished conversations. */
@Path("/api/ratings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "analyst"})
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
  public Ratings list(@BeanParam @Valid Wanted wanted) {
    String shopId = caller.shop(wanted.shop());
    Page<RatingRecorded> page =
        caller.seesOthers()
            ? lists.ratings(shopId, wanted.before(), wanted.limit())
            : lists.ratings(shopId, caller.id(), wanted.before(), wanted.limit());
    return cipher.decrypt(new Ratings(page.shownAs(RatingsResource::view), page.next()));
  }

  private static Rating view(Entry<RatingRecorded> listed) {
    RatingRecorded rating = listed.event();
    return new Rating(
        listed.ticketId(),
        rating.shopId(),
        rating.conversationId(),
        rating.agentId(),
        rating.stars(),
        rating.solved(),
        rating.comment(),
        listed.time());
  }
}
