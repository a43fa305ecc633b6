package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.mongo.CustomerLists;
import io.xiaoer.gateway.mongo.TranscriptSearch;
import io.xiaoer.gateway.mongo.TranscriptSearch.Found;
import io.xiaoer.gateway.mongo.TranscriptSearch.Place;
import io.xiaoer.gateway.mongo.Transcripts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Looks for words in conversations. */
@Path("/chat/api/search")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "conversations", description = "History.")
public class SearchResource {
  private static final int MESSAGES = 20;
  private static final int MOST_MESSAGES = 100;
  private static final int WORDS_CHARS = 100;
  private static final String PLACE = ":";

  private final Transcripts transcripts;
  private final CustomerLists lists;
  private final Caller caller;
  private final BodyCipher cipher;

  SearchResource(Transcripts transcripts, CustomerLists lists, Caller caller, BodyCipher cipher) {
    this.transcripts = transcripts;
    this.lists = lists;
    this.caller = caller;
    this.cipher = cipher;
  }

  /**
   * What was found.
   *
   * @param messages newest first
   * @param next what to give as {@code from} to go on; absent where everything was looked at
   */
  public record Results(List<Result> messages, @Nullable String next) {}

  /** A message that holds the words, as it says now. */
  public record Result(
      String conversationId, long seq, Instant time, Author author, String words) {}

  /** Looks for words. */
  @GET
  @RolesAllowed({Roles.CUSTOMER, Roles.GUEST, Roles.AGENT, Roles.SUPERVISOR})
  @Operation(
      operationId = "searchMessages",
      summary = "Messages with these words, newest first, as they are after edits",
      description =
          "Role: customer or guest, in his own conversations; with `conversation`, whoever may"
              + " read its events. A call looks at a bounded number of events.")
  public Results search(
      @QueryParam("q") @Parameter(description = "1 to 100 characters.") @Nullable String words,
      @QueryParam("conversation") @Parameter(description = "Only in this one; staff must name it.")
          @Nullable String conversation,
      @QueryParam("from") @Parameter(description = "`next` of the call before.")
          @Nullable String from,
      @QueryParam("limit") @Parameter(description = "1 to 100, default 20.")
          @Nullable String limit) {
    return search(conversation == null ? own() : one(conversation), words, from, limit);
  }

  private List<String> own() {
    if (!caller.isCustomer()) {
      throw Refusals.badParameter("conversation must be named");
    }
    return lists.of(caller.id(), CustomerLists.CONVERSATIONS);
  }

  private List<String> one(String id) {
    Known known = id.length() > Limits.ID_CHARS ? null : transcripts.find(id).orElse(null);
    if (known == null || !caller.mayRead(known)) {
      throw Refusals.unknownConversation();
    }
    return List.of(id);
  }

  private Results search(
      List<String> conversations,
      @Nullable String words,
      @Nullable String from,
      @Nullable String limit) {
    if (words == null || words.isBlank() || words.length() > WORDS_CHARS) {
      throw Refusals.badParameter("q must have 1 to " + WORDS_CHARS + " characters");
    }
    int most = (int) Numbers.read("limit", limit, MESSAGES, 1, MOST_MESSAGES);
    Found found =
        new TranscriptSearch(transcripts, cipher)
            .search(conversations, words.strip(), place(conversations, from), most);
    List<Result> messages =
        IntStream.range(0, found.messages().size()).mapToObj(i -> result(found, i)).toList();
    Place next = found.next();
    return new Results(
        messages, next == null ? null : next.conversationId() + PLACE + next.before());
  }

  private static Result result(Found found, int index) {
    var event = found.messages().get(index);
    return new Result(
        event.subject(),
        event.facts().seq(),
        event.time(),
        ((MessagePosted) event.data()).author(),
        found.words().get(index));
  }

  private static @Nullable Place place(List<String> conversations, @Nullable String from) {
    if (from == null || from.isBlank()) {
      return null;
    }
    int colon = from.lastIndexOf(PLACE);
    String id = colon < 0 ? "" : from.substring(0, colon);
    if (!conversations.contains(id)) {
      throw Refusals.badParameter("from is not what a call before has given");
    }
    return new Place(id, Numbers.read("from", from.substring(colon + 1), 1, 1, Long.MAX_VALUE));
  }
}
