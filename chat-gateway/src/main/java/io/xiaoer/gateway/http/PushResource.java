package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.mongo.Subscription;
import io.xiaoer.gateway.mongo.Subscriptions;
import io.xiaoer.gateway.push.Endpoints;
import io.xiaoer.gateway.push.Notices;
import io.xiaoer.rest.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Browsers that want to be called when the shop has answered and nobody is looking. */
@Path("/chat/api/push-subscriptions")
@RolesAllowed({Roles.CUSTOMER, Roles.GUEST})
@RunOnVirtualThread
@Tag(name = "push", description = "Notifications of a browser.")
public class PushResource {
  private final Subscriptions subscriptions;
  private final Endpoints endpoints;
  private final Notices notices;
  private final Caller caller;
  private final Clock clock;

  PushResource(
      Subscriptions subscriptions,
      Endpoints endpoints,
      Notices notices,
      Caller caller,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.endpoints = endpoints;
    this.notices = notices;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * What a browser's Push API gives, and the page's language.
   *
   * @param endpoint address at the browser's push service
   * @param keys of the browser
   * @param locale BCP 47 tag
   */
  public record NewSubscription(
      @NotBlank @Size(max = 1_000) String endpoint,
      @NotNull @Valid Keys keys,
      @NotBlank @Size(max = 35) String locale) {}

  /**
   * Keys of a browser, Base64url.
   *
   * @param p256dh its public key
   * @param auth its secret
   */
  public record Keys(
      @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{87}=?") String p256dh,
      @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{22}(==)?") String auth) {}

  /** Keeps a browser. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "subscribeToPush",
      summary = "Call this browser when an answer is not seen",
      description = "Role: customer or guest. The newest ten browsers of a person are kept.")
  @APIResponse(responseCode = "204", description = "It will be called.")
  @APIResponse(
      responseCode = "400",
      description =
          "Not a subscription (`bad-parameter`), or at a push service that is not allowed"
              + " (`unknown-push-service`).")
  @APIResponse(responseCode = "409", description = "Push is not set up here (`push-is-off`).")
  public void subscribe(@NotNull @Valid NewSubscription asked) {
    if (notices.publicKey().isEmpty()) {
      throw new ProblemException(Status.CONFLICT, "push-is-off", "push is not set up here");
    }
    if (!endpoints.allows(asked.endpoint())) {
      throw new ProblemException(
          Status.BAD_REQUEST, "unknown-push-service", "not a push service that is allowed here");
    }
    if (!endpoints.isKey(asked.keys().p256dh())) {
      throw Refusals.badParameter("p256dh is no key");
    }
    subscriptions.add(
        caller.id(),
        new Subscription(
            asked.endpoint(),
            asked.keys().p256dh(),
            asked.keys().auth(),
            asked.locale(),
            clock.instant()));
  }

  /** Forgets a browser. */
  @DELETE
  @Operation(
      operationId = "unsubscribeFromPush",
      summary = "Call this browser no more",
      description = "Role: customer or guest.")
  @APIResponse(responseCode = "204", description = "It is forgotten, also if it was not known.")
  public void unsubscribe(
      @QueryParam("endpoint")
          @NotBlank
          @Size(max = 1_000)
          @Parameter(description = "As it was subscribed.", required = true)
          String endpoint) {
    subscriptions.remove(caller.id(), endpoint);
  }
}
