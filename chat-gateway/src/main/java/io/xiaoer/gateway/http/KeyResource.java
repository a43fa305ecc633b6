package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.encryption.LentKeys;
import io.xiaoer.gateway.PrivacyConfig;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.safety.Erasure;
import io.xiaoer.gateway.safety.Erasure.Erased;
import io.xiaoer.gateway.vault.SubjectKeys;
import io.xiaoer.rest.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The keys of persons: lent to services, wrapped anew, renewed, destroyed. */
@Path("/chat/api/keys")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "keys", description = "Keys of persons.")
public class KeyResource {
  private static final Logger LOG = Logger.getLogger(KeyResource.class);

  private final SubjectKeys keys;
  private final Erasure erasure;
  private final Caller caller;
  private final StepUp stepUp;
  private final Set<String> borrowers;

  KeyResource(
      SubjectKeys keys, Erasure erasure, Caller caller, StepUp stepUp, PrivacyConfig config) {
    this.keys = keys;
    this.erasure = erasure;
    this.caller = caller;
    this.stepUp = stepUp;
    this.borrowers = config.keyBorrowers();
  }

  /** How many keys were wrapped anew. */
  public record Rewrapped(int keys) {}

  /** Whether something was done; if not, it was so already, or there is no key. */
  public record Done(boolean done) {}

  /** Whose keys are needed. */
  public record Wish(@Nullable List<String> ids) {}

  /** Tink keysets in their binary form, by the key's id; those that were destroyed are absent. */
  public record Lent(Map<String, byte[]> keysets) {}

  /** Lends keys of persons to a service of the suite. */
  @POST
  @Path("/loans")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.SERVICE)
  @Operation(
      operationId = "lendKeys",
      summary = "Lends keys of persons to a service that reads or writes words of conversations",
      description =
          "Role: service, of the clients that are named in the configuration. At most 100 at once; made where there are none. A service holds a key in"
              + " memory only, and no longer than a minute.")
  @APIResponse(
      responseCode = "400",
      description = "`bad-parameter`: no ids, too many, or no key's.")
  @APIResponse(responseCode = "503", description = "The master key cannot be used now.")
  public Response lend(@Nullable Wish wish) {
    if (!borrowers.contains(String.valueOf(caller.token().<Object>getClaim(Claims.azp.name())))) {
      throw new ProblemException(Status.FORBIDDEN, "forbidden", "this client borrows no keys");
    }
    List<String> ids = wish == null ? null : wish.ids();
    if (ids == null || ids.isEmpty() || ids.size() > LentKeys.MOST_AT_ONCE) {
      throw Refusals.badParameter("1 to " + LentKeys.MOST_AT_ONCE + " ids are needed");
    }
    Map<String, byte[]> keysets = new LinkedHashMap<>();
    for (String id : ids) {
      if (id == null || !id.startsWith(Ids.subjectKey("")) || id.length() > Limits.ID_CHARS) {
        throw Refusals.badParameter("no person has this key");
      }
      keys.lend(id).ifPresent(keyset -> keysets.put(id, keyset));
    }
    return Response.ok(new Lent(keysets)).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

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

  /** Erases a customer. */
  @DELETE
  @Path("/customers/{id}")
  @RolesAllowed(Roles.OFFICER)
  @Operation(
      operationId = "eraseCustomer",
      summary = "Erases a customer: destroys his key, deletes his media and masked originals",
      description =
          "Role: officer, after a step-up login as for a reveal. His words and name, wherever they"
              + " lie, can never be read again; he never gets another key. Figures stay as they are."
              + " `./xiaoer prove-erasure` proves it. Safe to repeat.")
  @APIResponse(responseCode = "401", description = "`step-up-required`.")
  public Erased erase(@PathParam("id") String id) {
    String subject = subject(id);
    stepUp.check(caller.token());
    Erased erased = erasure.erase(id);
    LOG.infof("officer %s erased %s", caller.id(), subject);
    return erased;
  }

  private static String subject(String customerId) {
    if (customerId.isBlank() || customerId.length() > Limits.ID_CHARS) {
      throw Refusals.badParameter("no customer has this id");
    }
    return Ids.subjectKey(customerId);
  }
}
