package io.xiaoer.ticket.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.Personal;
import io.xiaoer.contracts.ticket.TicketEvent;
import io.xiaoer.contracts.ticket.TicketEvent.CaseOpened;
import io.xiaoer.ticket.core.DuePolicy;
import io.xiaoer.ticket.core.Ticket;
import io.xiaoer.ticket.mongo.TicketLists;
import io.xiaoer.ticket.mongo.TicketLists.Entry;
import io.xiaoer.ticket.mongo.TicketLists.Page;
import io.xiaoer.ticket.mongo.TicketStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The cases that unsolved conversations opened. */
@Path("/api/cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "officer"})
@RunOnVirtualThread
public class CasesResource {
  private final TicketLists lists;
  private final TicketStore store;
  private final BodyCipher cipher;
  private final Caller caller;

  CasesResource(TicketLists lists, TicketStore store, BodyCipher cipher, Caller caller) {
    this.lists = lists;
    this.store = store;
    this.cipher = cipher;
    this.caller = caller;
  }

  /**
   * A page of cases.
   *
   * @param cases newest first
   * @param next what to give as {@code before} to read on; absent at the end
   */
  public record Cases(List<Case> cases, @Nullable Long next) {}

  /**
   * A case.
   *
   * @param id the ticket's id
   * @param shopId the shop that must settle it
   * @param conversationId where it began
   * @param customer whose it is
   * @param openedAt when it was opened
   * @param dueAt until when he must have an answer
   */
  public record Case(
      String id,
      String shopId,
      String conversationId,
      Customer customer,
      Instant openedAt,
      Instant dueAt) {}

  /**
   * A case with what led to it.
   *
   * @param opened the case
   * @param duePolicy the version of the policy that gave {@code dueAt}
   * @param rating what the customer said
   */
  public record CaseInFull(Case opened, @Nullable String duePolicy, Answer rating) {}

  /**
   * What the customer said.
   *
   * @param stars 1 to 5
   * @param solved his answer to "is it solved?"
   * @param comment his words
   * @param agentId who served last
   */
  public record Answer(
      int stars, boolean solved, @Nullable @Personal String comment, @Nullable String agentId) {}

  /** Cases of a shop, newest first. */
  @GET
  @Operation(summary = "Cases of a shop, newest first.")
  public Cases list(@BeanParam @Valid Wanted wanted) {
    Page<CaseOpened> page =
        lists.cases(caller.shop(wanted.shop()), wanted.before(), wanted.limit());
    return cipher.decrypt(new Cases(page.shownAs(CasesResource::view), page.next()));
  }

  /** One case. */
  @GET
  @Path("/{id}")
  @Operation(summary = "One case, with the rating that led to it.")
  @APIResponse(responseCode = "200", description = "The case.")
  @APIResponse(responseCode = "404", description = "There is no such case.")
  public CaseInFull get(@PathParam("id") @Size(min = 1, max = 100) String id) {
    Ticket ticket = store.find(id).orElseThrow(NotFoundException::new);
    Envelope.OfEvent<TicketEvent> opening = ticket.opening().orElseThrow(NotFoundException::new);
    if (!(opening.data() instanceof CaseOpened opened)
        || !(ticket.events().getFirst().data() instanceof TicketEvent.RatingRecorded rating)) {
      throw new IllegalStateException(id + " begins with another event than its rating");
    }
    caller.shop(opened.shopId());
    return cipher.decrypt(
        new CaseInFull(
            view(id, opening.time(), opened),
            opening.facts().versions().get(DuePolicy.NAME),
            new Answer(rating.stars(), rating.solved(), rating.comment(), rating.agentId())));
  }

  private static Case view(Entry<CaseOpened> listed) {
    return view(listed.ticketId(), listed.time(), listed.event());
  }

  private static Case view(String id, Instant openedAt, CaseOpened opened) {
    return new Case(
        id, opened.shopId(), opened.conversationId(), opened.customer(), openedAt, opened.dueAt());
  }
}
