package io.xiaoer.gateway.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.gateway.PrivacyConfig;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.mongo.Consents;
import io.xiaoer.gateway.mongo.Consents.Answer;
import io.xiaoer.gateway.mongo.Consents.Purpose;
import io.xiaoer.gateway.mongo.Visits;
import io.xiaoer.rest.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a customer agrees to: asked for by the page, recorded by version. */
@Path("/chat/api/consent")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "consent", description = "What a customer agrees to.")
public class ConsentResource {
  private final Consents consents;
  private final Visits visits;
  private final Caller caller;
  private final Clock clock;
  private final MeterRegistry meters;
  private final String version;

  ConsentResource(
      Consents consents,
      Visits visits,
      Caller caller,
      Clock clock,
      MeterRegistry meters,
      PrivacyConfig config) {
    this.consents = consents;
    this.visits = visits;
    this.caller = caller;
    this.clock = clock;
    this.meters = meters;
    this.version = config.consentVersion();
  }

  /**
   * What may be agreed to and what was answered.
   *
   * @param version version of the words that are shown now
   * @param purposes every purpose
   */
  public record State(String version, List<Line> purposes) {}

  /**
   * A purpose.
   *
   * @param purpose to what
   * @param answered whether he has answered these words; if not, he is to be asked
   * @param granted whether it is allowed now; never without an answer to these words
   * @param at when he answered last
   */
  public record Line(Purpose purpose, boolean answered, boolean granted, @Nullable Instant at) {}

  /** The answers to some purposes, to the words of a version. */
  public record Wish(@Nullable String version, @Nullable Map<Purpose, Boolean> granted) {}

  /** What may be agreed to and what he has answered. */
  @GET
  @RolesAllowed({Roles.CUSTOMER, Roles.GUEST})
  @Operation(
      operationId = "getConsent",
      summary = "What the caller may agree to and what he has answered",
      description =
          "Role: customer or guest. Who has not answered the present words is to be asked.")
  public State get() {
    return state();
  }

  /** Records answers. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.CUSTOMER, Roles.GUEST})
  @Operation(
      operationId = "putConsent",
      summary = "Records the caller's answers; a withdrawal counts at once",
      description = "Role: customer or guest. Purposes that are left out keep their answer.")
  @APIResponse(responseCode = "200", description = "The state after it.")
  @APIResponse(
      responseCode = "409",
      description = "`other-version`: the words have changed; read them again.")
  public State put(@Nullable Wish wish) {
    if (wish == null || wish.granted() == null || wish.granted().isEmpty()) {
      throw new ProblemException(Status.BAD_REQUEST, "bad-request", "granted is missing");
    }
    if (!version.equals(wish.version())) {
      throw new ProblemException(
          Status.CONFLICT, "other-version", "the words have changed, read them again");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    consents.record(
        caller.id(),
        wish.granted().entrySet().stream()
            .map(one -> new Answer(one.getKey(), version, Boolean.TRUE.equals(one.getValue()), now))
            .toList());
    if (Boolean.FALSE.equals(wish.granted().get(Purpose.PROACTIVE))) {
      visits.forget(caller.id());
    }
    wish.granted()
        .forEach(
            (purpose, granted) ->
                meters
                    .counter(
                        "gateway.consents",
                        "purpose",
                        purpose.name(),
                        "granted",
                        Boolean.TRUE.equals(granted) ? "yes" : "no")
                    .increment());
    return state();
  }

  private State state() {
    Map<Purpose, Answer> answers = consents.of(caller.id());
    return new State(
        version, Arrays.stream(Purpose.values()).map(one -> line(one, answers.get(one))).toList());
  }

  private Line line(Purpose purpose, @Nullable Answer answer) {
    boolean answered = answer != null && answer.version().equals(version);
    return new Line(
        purpose, answered, answered && answer.granted(), answer == null ? null : answer.at());
  }
}
