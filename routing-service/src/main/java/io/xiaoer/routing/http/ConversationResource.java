package io.xiaoer.routing.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.desk.Why;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.routing.core.Desk;
import io.xiaoer.routing.core.Served;
import io.xiaoer.routing.core.Waiting;
import io.xiaoer.routing.kafka.DeskView;
import io.xiaoer.routing.kafka.Reasons;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What stands beside a conversation. */
@Path("/api/conversations/{conversationId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor"})
@RunOnVirtualThread
@Tag(name = "Conversations")
@APIResponse(responseCode = "403", description = "Somebody else serves it (`not-yours`).")
@APIResponse(responseCode = "404", description = "No desk remembers it (`unknown-conversation`).")
public class ConversationResource {
  /**
   * Why a conversation went where it went.
   *
   * @param conversationId which
   * @param agentId to whom it was offered last
   * @param agentName his name
   * @param offeredAt when
   * @param policyVersion by which rules
   * @param why what the desk saw
   */
  public record Explanation(
      String conversationId,
      String agentId,
      String agentName,
      Instant offeredAt,
      String policyVersion,
      Why why) {}

  private record Subject(String deskId, Customer customer, @Nullable String agentId) {}

  private final DeskView view;
  private final ShopPanel shop;
  private final BodyCipher cipher;
  private final SecurityIdentity caller;

  ConversationResource(DeskView view, ShopPanel shop, BodyCipher cipher, SecurityIdentity caller) {
    this.view = view;
    this.shop = shop;
    this.cipher = cipher;
    this.caller = caller;
  }

  /** The customer, his orders and his coupons, from the shop. */
  @GET
  @Path("/customer")
  @Operation(
      operationId = "getConversationCustomer",
      summary = "The customer of a conversation, with orders and coupons",
      description =
          "For the agent who serves it or served it last, and for supervisors of its desk.")
  @APIResponse(responseCode = "200", description = "What the shop knows.")
  @APIResponse(responseCode = "503", description = "The shop does not answer (`shop-unavailable`).")
  public CustomerPanel customer(
      @PathParam("conversationId") @NotBlank @Size(max = Limits.ID_CHARS) String conversationId) {
    checkReady();
    Subject subject = subject(conversationId);
    boolean own = Callers.id(caller).equals(subject.agentId());
    if (!own && !Callers.isSupervisorOf(caller, subject.deskId())) {
      throw Refusals.notYours();
    }
    return shop.panel(cipher.decrypt(subject.customer()));
  }

  /** Why it went to whom. */
  @GET
  @Path("/why")
  @Operation(operationId = "getConversationWhy", summary = "Why a conversation went to its agent")
  @APIResponse(responseCode = "200", description = "What the desk saw when it decided.")
  public Explanation why(
      @PathParam("conversationId") @NotBlank @Size(max = Limits.ID_CHARS) String conversationId) {
    checkReady();
    Reasons.Reason reason = view.reason(conversationId);
    if (reason == null) {
      throw Refusals.notFound();
    }
    if (!Callers.desks(caller).contains(reason.deskId())) {
      throw Refusals.notYours();
    }
    return new Explanation(
        reason.conversationId(),
        reason.agent().id(),
        reason.agent().displayName(),
        reason.offeredAt(),
        reason.policyVersion(),
        reason.why());
  }

  private void checkReady() {
    if (!view.isReady()) {
      throw Refusals.notReady();
    }
  }

  private Subject subject(String conversationId) {
    for (Desk desk : view.desks()) {
      Served served = desk.served().get(conversationId);
      if (served != null) {
        return new Subject(desk.id(), served.customer(), served.agentId());
      }
      Waiting waiting = desk.line().find(conversationId);
      if (waiting != null) {
        return new Subject(desk.id(), waiting.customer(), null);
      }
    }
    Reasons.Reason last = view.reason(conversationId);
    if (last == null) {
      throw Refusals.notFound();
    }
    return new Subject(last.deskId(), last.customer(), last.served() ? last.agent().id() : null);
  }
}
