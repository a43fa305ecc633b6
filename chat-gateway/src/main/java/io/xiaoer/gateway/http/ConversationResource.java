package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.Personal;
import io.xiaoer.contracts.socket.LoggedEvent;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.fanout.CustomerView;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.mongo.CustomerLists;
import io.xiaoer.gateway.mongo.StoredEvent;
import io.xiaoer.gateway.mongo.Summary;
import io.xiaoer.gateway.mongo.Transcripts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Conversations as they were. */
@Path("/chat/api/conversations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "conversations", description = "History.")
public class ConversationResource {
  private static final int LISTED = 20;
  private static final int MOST_LISTED = 100;
  private static final int PAGE_EVENTS = 100;
  private static final int MOST_EVENTS = 500;

  private final Transcripts transcripts;
  private final CustomerLists lists;
  private final Caller caller;
  private final BodyCipher cipher;

  ConversationResource(
      Transcripts transcripts, CustomerLists lists, Caller caller, BodyCipher cipher) {
    this.transcripts = transcripts;
    this.lists = lists;
    this.caller = caller;
    this.cipher = cipher;
  }

  /** A customer's conversations. */
  public record Listing(List<Line> conversations) {}

  /** A conversation in a list. */
  public record Line(
      String id,
      Entrance entrance,
      Instant openedAt,
      long lastSeq,
      boolean closed,
      boolean rated,
      @Nullable @Personal String preview) {
    static Line of(Summary summary) {
      Known state = summary.state();
      return new Line(
          state.id(),
          state.entrance(),
          state.openedAt(),
          state.lastSeq(),
          state.closed(),
          state.rated(),
          summary.preview());
    }
  }

  /** A page of history. */
  public record EventPage(List<LoggedEvent> events, long lastSeq) {}

  /** The caller's own conversations, newest first. */
  @GET
  @RolesAllowed({Roles.CUSTOMER, Roles.GUEST})
  @Operation(
      operationId = "listConversations",
      summary = "The caller's own conversations, newest first",
      description = "Role: customer or guest.")
  public Listing list(
      @QueryParam("limit") @Parameter(description = "1 to 100, default 20.")
          @Nullable String limit) {
    int most = (int) Numbers.read("limit", limit, LISTED, 1, MOST_LISTED);
    List<String> ids = lists.of(caller.id(), most);
    Map<String, Summary> summaries = transcripts.summaries(ids);
    return new Listing(
        ids.stream()
            .map(summaries::get)
            .filter(Objects::nonNull)
            .map(Line::of)
            .map(cipher::decrypt)
            .toList());
  }

  /** A page of a conversation's events. */
  @GET
  @Path("/{id}/events")
  @RolesAllowed({Roles.CUSTOMER, Roles.GUEST, Roles.AGENT, Roles.SUPERVISOR})
  @Operation(
      operationId = "listEvents",
      summary = "A conversation's events after or before a number, in order",
      description =
          "Role: the customer or guest whose it is; the agent who serves it or served it last;"
              + " a supervisor of its desk.")
  @APIResponse(responseCode = "200", description = "Events; `lastSeq` is the conversation's.")
  @APIResponse(responseCode = "404", description = "No such conversation, or not the caller's.")
  public EventPage events(
      @PathParam("id") String id,
      @QueryParam("after") @Parameter(description = "0 (default) for all.") @Nullable String after,
      @QueryParam("before")
          @Parameter(description = "Instead of `after`: the latest events before this number.")
          @Nullable String before,
      @QueryParam("limit") @Parameter(description = "1 to 500, default 100.")
          @Nullable String limit) {
    long from = Numbers.read("after", after, 0, 0, Long.MAX_VALUE);
    int most = (int) Numbers.read("limit", limit, PAGE_EVENTS, 1, MOST_EVENTS);
    Known known = id.length() > Limits.ID_CHARS ? null : transcripts.find(id).orElse(null);
    if (known == null || !caller.mayRead(known)) {
      throw Refusals.unknownConversation();
    }
    boolean own = caller.isOwnerOf(known);
    List<StoredEvent> stored =
        before == null
            ? transcripts.after(id, from, most)
            : transcripts.before(
                id,
                Math.min(Numbers.read("before", before, 1, 1, Long.MAX_VALUE), known.lastSeq() + 1),
                most);
    List<LoggedEvent> events =
        stored.stream()
            .map(one -> LoggedEvent.of(cipher.decrypt(one.event())))
            .map(event -> own ? CustomerView.of(event) : event)
            .toList();
    return new EventPage(events, known.lastSeq());
  }
}
