package io.xiaoer.ticket.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.ReportReason;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.Personal;
import io.xiaoer.contracts.ticket.TicketEvent.ReportOpened;
import io.xiaoer.ticket.mongo.TicketLists;
import io.xiaoer.ticket.mongo.TicketLists.ListedReport;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The cases that customers' reports of messages opened. */
@Path("/api/reports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "officer"})
@APIResponse(
    responseCode = "400",
    description = "A parameter is out of bounds.",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "401",
    description = "There is no valid access token.",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "403",
    description = "Roles or desks do not allow it.",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "503",
    description = "The store does not answer.",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
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
  public Reports list(
      @Parameter(description = "The shop; else the caller's own.")
          @QueryParam("shop")
          @Size(min = 1, max = 100)
          @Nullable String shop,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
      @Parameter(description = "The `next` of the page before.")
          @QueryParam("before")
          @PositiveOrZero
          @Nullable Long before) {
    List<ListedReport> found = lists.reports(caller.shop(shop), before, limit);
    @Nullable Long next =
        found.isEmpty() || found.getLast().number() == 0 ? null : found.getLast().number();
    return cipher.decrypt(new Reports(found.stream().map(ReportsResource::view).toList(), next));
  }

  private static Report view(ListedReport listed) {
    ReportOpened report = listed.report();
    return new Report(
        listed.ticketId(),
        report.shopId(),
        report.conversationId(),
        report.messageSeq(),
        report.customer(),
        report.agentId(),
        report.reason(),
        report.comment(),
        listed.openedAt(),
        report.dueAt());
  }
}
