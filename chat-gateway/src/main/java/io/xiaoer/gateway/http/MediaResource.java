package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.media.Addresses;
import io.xiaoer.gateway.media.MediaRefusal;
import io.xiaoer.gateway.media.MediumKind;
import io.xiaoer.gateway.media.StoredMedium;
import io.xiaoer.gateway.media.StoredMedium.Variant;
import io.xiaoer.gateway.media.Uploads;
import io.xiaoer.gateway.mongo.MediaRegistry;
import io.xiaoer.gateway.mongo.Transcripts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Media of a conversation: taking them in, and telling where they can be read. */
@Path("/chat/api/conversations/{id}/media")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "media", description = "Pictures, voice, films and files.")
public class MediaResource {
  private static final int MOST_ADDRESSES = 50;

  private final Uploads uploads;
  private final MediaRegistry registry;
  private final Addresses addresses;
  private final Transcripts transcripts;
  private final Caller caller;

  MediaResource(
      Uploads uploads,
      MediaRegistry registry,
      Addresses addresses,
      Transcripts transcripts,
      Caller caller) {
    this.uploads = uploads;
    this.registry = registry;
    this.addresses = addresses;
    this.transcripts = transcripts;
    this.caller = caller;
  }

  /**
   * Where a medium can be read, from the root of the host.
   *
   * @param thumbnailUrl a small JPEG of it, where there is one
   * @param expiresAt until when the addresses are good
   */
  public record Address(String id, String url, @Nullable String thumbnailUrl, Instant expiresAt) {}

  /** Where media can be read. */
  public record AddressList(List<Address> addresses) {}

  /** Takes a medium in. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Roles.CUSTOMER, Roles.GUEST, Roles.AGENT})
  @Operation(
      operationId = "uploadMedium",
      summary = "Takes a medium in; post it by what comes back",
      description =
          "Role: the customer or guest whose conversation it is; the agent who serves it now. The"
              + " body is the file's bytes. What it is, is told by the bytes. The answer goes into"
              + " the content of a message as it is, with its seal.")
  @APIResponse(responseCode = "200", description = "It is kept; the same uploadId again: the same.")
  @APIResponse(responseCode = "404", description = "No such conversation, or not the caller's.")
  @APIResponse(
      responseCode = "413",
      description = "`medium-too-large`: more bytes than its kind may have.")
  @APIResponse(
      responseCode = "415",
      description = "`medium-type-not-allowed`: not taken as this kind.")
  @APIResponse(
      responseCode = "422",
      description = "`medium-broken`, `medium-too-many-pixels`, `medium-too-long`.")
  @APIResponse(responseCode = "429", description = "`medium-quota`, `medium-conversation-full`.")
  public Medium upload(
      @PathParam("id") String id,
      @QueryParam("kind") @Parameter(description = "image, voice, video or file.")
          @Nullable String kind,
      @QueryParam("uploadId") @Parameter(description = "The uploader's own id of it.")
          @Nullable String uploadId,
      @QueryParam("name") @Parameter(description = "File name.") @Nullable String name,
      @QueryParam("durationMillis")
          @Parameter(description = "Length of voice or film, taken where the bytes do not tell.")
          @Nullable String durationMillis,
      InputStream bytes)
      throws IOException, MediaRefusal {
    MediumKind as =
        MediumKind.of(kind == null ? "" : kind)
            .orElseThrow(() -> Refusals.badParameter("kind is none of image, voice, video, file"));
    if (uploadId == null || uploadId.isBlank() || uploadId.length() > Limits.ID_CHARS) {
      throw Refusals.badParameter("uploadId is missing or too long");
    }
    if (name != null && name.length() > Limits.FILE_NAME_CHARS) {
      throw Refusals.badParameter("name is too long");
    }
    Known known = find(id).orElseThrow(Refusals::unknownConversation);
    Author uploader = uploader(known).orElseThrow(Refusals::unknownConversation);
    Long millis =
        durationMillis == null
            ? null
            : Numbers.read("durationMillis", durationMillis, 0, 0, Limits.MEDIUM_MILLIS);
    return uploads.take(new Uploads.Offered(known, uploader, uploadId, as, name, millis), bytes);
  }

  /** Where media of the conversation can be read. */
  @GET
  @RolesAllowed({Roles.CUSTOMER, Roles.GUEST, Roles.AGENT, Roles.SUPERVISOR})
  @Operation(
      operationId = "addressMedia",
      summary = "Signed addresses of short life for media of the conversation",
      description =
          "Role: whoever may read the conversation's events. Media that are not of this"
              + " conversation, or are gone, are left out.")
  @APIResponse(responseCode = "200", description = "Addresses, from the root of the host.")
  @APIResponse(responseCode = "404", description = "No such conversation, or not the caller's.")
  public AddressList addresses(
      @PathParam("id") String id,
      @QueryParam("ids") @Parameter(description = "At most 50 ids, separated by commas.")
          @Nullable String ids) {
    List<String> wanted =
        ids == null || ids.isBlank() ? List.of() : Arrays.stream(ids.split(",")).toList();
    if (wanted.size() > MOST_ADDRESSES
        || wanted.stream().anyMatch(one -> one.length() > Limits.ID_CHARS)) {
      throw Refusals.badParameter(
          "ids has more than " + MOST_ADDRESSES + " ids, or one that is too long");
    }
    if (find(id).filter(caller::mayRead).isEmpty()) {
      throw Refusals.unknownConversation();
    }
    Instant until = addresses.expiry();
    return new AddressList(
        wanted.stream()
            .distinct()
            .map(registry::find)
            .flatMap(Optional::stream)
            .filter(medium -> medium.conversationId().equals(id))
            .map(medium -> address(medium, until))
            .toList());
  }

  private Address address(StoredMedium medium, Instant until) {
    String id = medium.medium().id();
    return new Address(
        id,
        addresses.of(id, Variant.ORIGINAL, until),
        medium.bytes(Variant.THUMBNAIL) > 0 ? addresses.of(id, Variant.THUMBNAIL, until) : null,
        until);
  }

  private Optional<Known> find(String id) {
    return id.length() > Limits.ID_CHARS ? Optional.empty() : transcripts.find(id);
  }

  /** As whom the caller may bring something, if he may. */
  private Optional<Author> uploader(Known known) {
    if (caller.isOwnerOf(known)) {
      return Optional.of(caller.visitor().author());
    }
    return caller.isAgent()
        ? known.served().filter(agent -> agent.id().equals(caller.id())).map(MediaResource::author)
        : Optional.empty();
  }

  private static Author author(Agent agent) {
    return new Author(Author.Kind.AGENT, agent.id(), agent.displayName());
  }
}
