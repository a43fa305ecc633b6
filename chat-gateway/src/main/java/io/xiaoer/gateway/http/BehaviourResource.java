package io.xiaoer.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.behaviour.Deed;
import io.xiaoer.gateway.behaviour.Intake;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.proactive.Offers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes in what customers did in the shop's app. */
@Path("/chat/api/behaviour")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "behaviour", description = "What customers do in the shop's app, by consent.")
public class BehaviourResource {
  private static final int ID_CHARS = 100;

  private final Intake intake;
  private final Offers offers;
  private final Caller caller;
  private final SecurityIdentity identity;

  BehaviourResource(Intake intake, Offers offers, Caller caller, SecurityIdentity identity) {
    this.intake = intake;
    this.offers = offers;
    this.caller = caller;
    this.identity = identity;
  }

  /**
   * A report.
   *
   * @param customerId whose deeds; only the shop's own service names somebody, everybody else
   *     reports his own
   * @param consent version of the text by which the customer agreed to be profiled
   * @param deeds at most a hundred, each with {@code id}, {@code at} and {@code what}
   */
  public record Reported(
      @Nullable String customerId, @Nullable String consent, @Nullable List<JsonNode> deeds) {}

  /** Takes in a report. */
  @POST
  @RolesAllowed({Roles.CUSTOMER, Roles.GUEST, Roles.SERVICE})
  @Operation(
      operationId = "reportBehaviour",
      summary = "Report what a customer did in the app",
      description =
          "A customer or guest reports his own deeds, the shop's service those of anybody. Each deed"
              + " that is not taken in is named with a code: unknown-kind, invalid-deed, too-old,"
              + " in-the-future, unknown-shop, no-consent. The same id twice is the same deed."
              + " Deeds may lead to an offer of help on the customer's open sockets.")
  @APIResponse(responseCode = "200", description = "What became of each deed.")
  @APIResponse(
      responseCode = "400",
      description = "No deeds, more than a hundred, or not whose (`bad-parameter`).")
  @APIResponse(responseCode = "503", description = "Report it again (`try-again`).")
  public Intake.Taken report(Reported report) {
    if (report.deeds() == null || report.deeds().isEmpty() || report.deeds().size() > Deed.MOST) {
      throw Refusals.badParameter("deeds: 1 to " + Deed.MOST);
    }
    String customerId = whose(report);
    Intake.Readable readable = Intake.read(report.deeds());
    Intake.Taken taken = intake.take(customerId, report.consent(), readable);
    if (taken.accepted() > 0) {
      offers.noticed(customerId, report.consent(), taken.of(readable.deeds()));
    }
    return taken;
  }

  private String whose(Reported report) {
    if (!identity.hasRole(Roles.SERVICE)) {
      return caller.id();
    }
    String named = report.customerId();
    if (named == null || named.isBlank() || named.length() > ID_CHARS) {
      throw Refusals.badParameter("customerId is missing or too long");
    }
    return named;
  }
}
