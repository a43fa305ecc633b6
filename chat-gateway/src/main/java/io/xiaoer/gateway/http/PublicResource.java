package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.core.Policy;
import io.xiaoer.gateway.enrichment.EnrichmentConfig;
import io.xiaoer.gateway.identity.GuestTokens;
import io.xiaoer.gateway.limits.Denial;
import io.xiaoer.gateway.limits.Gate;
import io.xiaoer.gateway.media.MediaConfig;
import io.xiaoer.gateway.push.Notices;
import io.xiaoer.rest.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What needs no token. */
@Path("/chat/api")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "public", description = "Needs no token.")
public class PublicResource {
  private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

  private final GatewayConfig config;
  private final MediaConfig media;
  private final EnrichmentConfig.Speech speech;
  private final GuestTokens guests;
  private final Notices notices;
  private final AddressLimit limit;
  private final Policy policy;
  private final Clock clock;
  private final Gate gate;
  private final String authority;

  PublicResource(
      GatewayConfig config,
      MediaConfig media,
      EnrichmentConfig enrichment,
      GuestTokens guests,
      Policy policy,
      Notices notices,
      Clock clock,
      Gate gate,
      @ConfigProperty(name = "quarkus.oidc.token.issuer") String authority) {
    this.config = config;
    this.media = media;
    this.speech = enrichment.speech();
    this.guests = guests;
    this.policy = policy;
    this.clock = clock;
    this.notices = notices;
    this.limit = new AddressLimit(config.guest().tokensPerMinute(), clock);
    this.gate = gate;
    this.authority = authority;
  }

  /**
   * What the page needs to know before anybody signs in.
   *
   * @param guest whether one may write without signing in
   * @param opensAt when people are there again; absent while some are
   * @param calls whether customers and agents can call each other
   * @param transcripts whether somebody puts voice messages into words
   * @param pushKey with which browsers subscribe to notifications; absent where there are none
   */
  public record PageConfiguration(
      Oidc oidc,
      ShopName shop,
      boolean guest,
      @Nullable Instant opensAt,
      MediaLimits media,
      boolean calls,
      boolean transcripts,
      @Nullable String pushKey) {}

  /** The most that an upload may have: bytes, and for voice also milliseconds. */
  public record MediaLimits(
      long imageBytes, long voiceBytes, long voiceMillis, long videoBytes, long fileBytes) {}

  /** Where and as which client the page signs in. */
  public record Oidc(String authority, String clientId) {}

  /** The shop. */
  public record ShopName(String id, String name) {}

  /** A new guest. */
  public record NewGuest(String token, Instant expiresAt, Customer customer) {}

  /** What the page needs to know. */
  @GET
  @Path("/configuration")
  @Operation(
      operationId = "getConfiguration",
      summary = "What the page needs to know before anybody signs in",
      description = "Public.")
  public PageConfiguration configuration() {
    return new PageConfiguration(
        new Oidc(authority, config.pageClientId()),
        new ShopName(config.shop().id(), config.shop().name()),
        true,
        policy.hours().opensAfter(clock.instant()).orElse(null),
        new MediaLimits(
            media.imageBytes(),
            media.voiceBytes(),
            media.voiceLength().toMillis(),
            media.videoBytes(),
            media.fileBytes()),
        policy.calls().offered(),
        speech.url().isPresent() || speech.voskModel().isPresent(),
        notices.publicKey().orElse(null));
  }

  /** Makes a guest. */
  @POST
  @Path("/guests")
  @Operation(
      operationId = "createGuest",
      summary = "A token for somebody who does not sign in",
      description = "Public; limited per address and minute.")
  @APIResponse(responseCode = "200", description = "The guest and his token.")
  @APIResponse(responseCode = "403", description = "The address is blocked (`blocked`).")
  @APIResponse(
      responseCode = "429",
      description = "Too many from this address (`too-many-guests`).")
  public NewGuest guest(
      HttpServerRequest request,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
          @Parameter(description = "In which language the guest is named: zh (default) or en.")
          @Nullable String languages) {
    if (gate.blocksGuests(String.valueOf(request.remoteAddress().hostAddress()))) {
      throw new ProblemException(
          Status.FORBIDDEN, Denial.BLOCKED.code(), "guests of this address are blocked");
    }
    if (!limit.admits(request.remoteAddress().hostAddress())) {
      throw new ProblemException(
          Status.TOO_MANY_REQUESTS, "too-many-guests", "too many guests from this address");
    }
    GuestTokens.Issued issued = guests.issue(language(languages));
    return new NewGuest(issued.token(), issued.visitor().expiresAt(), issued.visitor().customer());
  }

  /** The first language of the page's that guests are named in; Chinese if there is none. */
  static Locale language(@Nullable String wished) {
    if (wished == null) {
      return Locale.CHINESE;
    }
    try {
      Locale spoken = Locale.lookup(Locale.LanguageRange.parse(wished), SPOKEN);
      return spoken == null ? Locale.CHINESE : spoken;
    } catch (IllegalArgumentException unreadable) {
      return Locale.CHINESE;
    }
  }
}
