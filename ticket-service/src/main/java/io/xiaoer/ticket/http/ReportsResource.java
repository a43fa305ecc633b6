package io.xiaoer.ticket.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.ReportReason;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.Personal;
import io.xiaoer.contracts.ticket.TicketEvent.ReportOpened;
import io.xiaoer.ticket.mongo.TicketLists;
import io.xiaoer.ticket.mongo.TicketLists.Entry;
import io.xiaoer.ticket.mongo.TicketLists.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The cases that customers' reports of messages opened. */
@Path("/api/reports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "officer"})
@RunOnVirtualThread
public class ReportsResource {
  private final TicketLists lists;
  private final BodyCipher cipher;
  private final Caller caller;

  ReportsResource(TicketLists lists, BodyCipher cipher, Caller caller) {
    this.lists = lists;
    this.cipher = cipher;
    this.caller = caller;
  }

  /**
   * A page of reports.
   *
   * @param reports newest first
   * @param next what to give as {@code before} to read on; absent at the end
   */
  public record Reports(List<Report> reports, @Nullable Long next) {}

  /**
   * A message that was reported.
   *
   * @param id the ticket's id
   * @param shopId the shop that must settle it
   * @param conversationId where it was said
   * @param messageSeq the message's number there
   * @param customer who reported it
   * @param agentId the agent who served last; absent where the bot served alone
   * @param reason why
   * @param comment his words, if any
   * @param openedAt when it was opened
   * @param dueAt until when he must have an answer
   */
  public record Report(
      String id,
      String shopId,
      String conversationId,
      long messageSeq,
      Customer customer,
      @Nullable String agentId,
      ReportReason reason,
      @Nullable @Personal String comment,
      Instant openedAt,
      Instant dueAt) {}

  /** Reports of a shop, newest first. */
  @GET
  @Operation(summary = "Reported messages of a shop, newest first.")
  public Reports list(@BeanParam @Valid Wanted wanted) {
    Page<ReportOpened> page =
        lists.reports(caller.shop(wanted.shop()), wanted.before(), wanted.limit());
    return cipher.decrypt(new Reports(page.shownAs(ReportsResource::view), page.next()));
  }

  private static Report view(Entry<ReportOpened> listed) {
    ReportOpened report = listed.event();
    return new Report(
        listed.ticketId(),
        report.shopId(),
        report.conversationId(),
        report.messageSeq(),
        report.customer(),
        report.agentId(),
        report.reason(),
        report.comment(),
        listed.time(),
        report.dueAt());
  }
}
