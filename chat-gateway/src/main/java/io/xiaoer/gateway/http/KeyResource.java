package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.Limits;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.vault.SubjectKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** The keys of persons: wrapped anew, renewed, destroyed. No key ever leaves by this. */
@Path("/chat/api/keys")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "keys", description = "Keys of persons.")
public class KeyResource {
  private static final Logger LOG = Logger.getLogger(KeyResource.class);

  private final SubjectKeys keys;
  private final Caller caller;
  private final StepUp stepUp;

  KeyResource(SubjectKeys keys, Caller caller, StepUp stepUp) {
    this.keys = keys;
    this.caller = caller;
    this.stepUp = stepUp;
  }

  /** How many keys were wrapped anew. */
  public record Rewrapped(int keys) {}

  /** Whether something was done; if not, it was so already, or there is no key. */
  public record Done(boolean done) {}

  /** Wraps keys anew after the master key was changed. */
  @POST
  @Path("/rewrap")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "rewrapKeys",
      summary = "Wraps every key anew that an older master key in the file wraps",
      description = "Role: operator. Goes through all keys; may be asked again at any time.")
  public Rewrapped rewrap() {
    return new Rewrapped(keys.rewrap());
  }

  /** Gives a customer a new key for what is sealed from now on. */
  @POST
  @Path("/customers/{id}/rotate")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "rotateKey",
      summary = "A new key for a customer; what the old one sealed stays readable",
      description = "Role: operator.")
  public Done rotate(@PathParam("id") String id) {
    return new Done(keys.rotate(subject(id)));
  }

  /** Destroys a customer's key. */
  @DELETE
  @Path("/customers/{id}")
  @RolesAllowed(Roles.OFFICER)
  @Operation(
      operationId = "destroyKey",
      summary = "Destroys a customer's key: what is sealed with it can never be opened again",
      description =
          "Role: officer, after a step-up login as for a reveal. Sealed are the originals of what was"
              + " masked; the masked conversations stay. He never gets another key.")
  @APIResponse(responseCode = "401", description = "`step-up-required`.")
  public Done destroy(@PathParam("id") String id) {
    String subject = subject(id);
    stepUp.check(caller.token());
    boolean done = keys.destroy(subject);
    LOG.infof("officer %s destroyed the key %s", caller.id(), subject);
    return new Done(done);
  }

  private static String subject(String customerId) {
    if (customerId.isBlank() || customerId.length() > Limits.ID_CHARS) {
      throw new ProblemException(Status.BAD_REQUEST, "bad-parameter", "no customer has this id");
    }
    return Ids.subjectKey(customerId);
  }
}
