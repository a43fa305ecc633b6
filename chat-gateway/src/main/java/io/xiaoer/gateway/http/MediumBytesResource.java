package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.Limits;
import io.xiaoer.gateway.media.Addresses;
import io.xiaoer.gateway.media.MediaBytes;
import io.xiaoer.gateway.media.StoredMedium;
import io.xiaoer.gateway.media.StoredMedium.Variant;
import io.xiaoer.gateway.mongo.MediaRegistry;
import io.xiaoer.rest.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of media, for whoever has a signed address. Whatever the bytes are, a browser runs
 * nothing of them: their type is the sniffed one and must not be guessed anew, the sandbox allows
 * no script, and what is no picture, sound or film is saved and not shown.
 */
@Path(Addresses.PATH)
@RunOnVirtualThread
@Tag(name = "media", description = "Pictures, voice, films and files.")
public class MediumBytesResource {
  private static final String POLICY =
      "default-src 'none'; style-src 'none'; frame-ancestors 'none'; sandbox";

  private final MediaRegistry registry;
  private final MediaBytes bytes;
  private final Addresses addresses;

  MediumBytesResource(MediaRegistry registry, MediaBytes bytes, Addresses addresses) {
    this.registry = registry;
    this.bytes = bytes;
    this.addresses = addresses;
  }

  /** The bytes, or a range of them. */
  @GET
  @Path("/{id}/{variant}")
  @PermitAll
  @Operation(
      operationId = "readMedium",
      summary = "The bytes of a medium, by a signed address",
      description = "No token; the address is the permission. One range of bytes can be asked for.")
  @APIResponse(responseCode = "200", description = "All bytes.")
  @APIResponse(responseCode = "206", description = "The range that was asked for.")
  @APIResponse(responseCode = "304", description = "The caller has them already.")
  @APIResponse(responseCode = "403", description = "`address-expired`: ask for a new address.")
  @APIResponse(responseCode = "404", description = "`unknown-medium`: it is gone.")
  @APIResponse(responseCode = "416", description = "There is no such range.")
  public Response bytes(
      @PathParam("id") String id,
      @PathParam("variant") @Parameter(description = "original or thumbnail.") String variant,
      @QueryParam("until") @Nullable String until,
      @QueryParam("signature") @Nullable String signature,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-None-Match") @Nullable String known) {
    Variant which = variant(variant);
    long seconds = Numbers.read("until", until, 0, 0, Long.MAX_VALUE);
    if (signature == null
        || id.length() > Limits.ID_CHARS
        || !addresses.isGood(id, which, seconds, signature)) {
      throw new ProblemException(Status.FORBIDDEN, "address-expired", "ask for a new address");
    }
    StoredMedium medium =
        registry
            .find(id)
            .filter(found -> found.bytes(which) > 0)
            .orElseThrow(
                () -> new ProblemException(Status.NOT_FOUND, "unknown-medium", "it is gone"));
    String tag = "\"" + medium.key(which) + "\"";
    if (tag.equals(known)) {
      return Response.notModified().header(HttpHeaders.ETAG, tag).build();
    }
    return answer(medium, which, tag, ByteRange.of(range, medium.bytes(which)));
  }

  private Response answer(StoredMedium medium, Variant which, String tag, ByteRange range) {
    long whole = medium.bytes(which);
    ResponseBuilder response =
        switch (range) {
          case ByteRange.Whole _ ->
              Response.ok(bytes.open(medium, which)).header(HttpHeaders.CONTENT_LENGTH, whole);
          case ByteRange.Part(long from, long to) ->
              Response.status(Status.PARTIAL_CONTENT)
                  .entity(bytes.open(medium, which, from, to - from + 1))
                  .header(HttpHeaders.CONTENT_LENGTH, to - from + 1)
                  .header("Content-Range", "bytes " + from + "-" + to + "/" + whole);
          case ByteRange.None _ ->
              Response.status(Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                  .header("Content-Range", "bytes */" + whole);
        };
    return response
        .type(medium.mediaType(which))
        .header(HttpHeaders.ETAG, tag)
        .header("Accept-Ranges", "bytes")
        .header("Content-Security-Policy", POLICY)
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(medium))
        .build();
  }

  /** What a browser cannot play is saved under its name (RFC 6266). */
  private static String disposition(StoredMedium medium) {
    String how =
        switch (medium.kind()) {
          case IMAGE, VOICE, VIDEO -> "inline";
          case FILE -> "attachment";
        };
    String name =
        URLEncoder.encode(medium.medium().name(), StandardCharsets.UTF_8).replace("+", "%20");
    return how + "; filename*=UTF-8''" + name;
  }

  private static Variant variant(String word) {
    for (Variant variant : Variant.values()) {
      if (variant.name().toLowerCase(Locale.ROOT).equals(word)) {
        return variant;
      }
    }
    throw new ProblemException(Status.NOT_FOUND, "unknown-medium", "no such variant");
  }
}
