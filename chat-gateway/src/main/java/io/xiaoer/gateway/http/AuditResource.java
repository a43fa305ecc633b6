package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.Topics;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.audit.Break;
import io.xiaoer.gateway.audit.Equation;
import io.xiaoer.gateway.audit.Ledger;
import io.xiaoer.gateway.audit.LedgerState;
import io.xiaoer.gateway.audit.Origin;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.kafka.AuditState;
import io.xiaoer.gateway.kafka.Sequencer;
import io.xiaoer.gateway.mongo.AuditBreaks;
import io.xiaoer.gateway.mongo.AuditBreaks.Acknowledged;
import io.xiaoer.gateway.mongo.AuditBreaks.Noted;
import io.xiaoer.gateway.mongo.Ledgers;
import io.xiaoer.rest.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The conservation audit: the equation, and what does not fit. */
@Path("/chat/api/audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "audit", description = "Messages accepted = displayed + waiting + failed.")
public class AuditResource {
  private static final int LISTED = 50;
  private static final int MOST_LISTED = 200;
  private static final int CURSOR_CHARS = 300;
  private static final int PARTITIONS =
      Topics.ALL.stream()
          .filter(topic -> topic.name().equals(Topics.CONVERSATION_COMMANDS))
          .mapToInt(Topics.Topic::partitions)
          .findFirst()
          .orElseThrow();

  private final Ledgers ledgers;
  private final AuditBreaks breaks;
  private final AuditState state;
  private final Caller caller;
  private final Clock clock;
  private final Supplier<String> topicId;
  private final String shopId;

  AuditResource(
      Ledgers ledgers,
      AuditBreaks breaks,
      AuditState state,
      Caller caller,
      Sequencer.Rules rules,
      GatewayConfig config) {
    this.ledgers = ledgers;
    this.breaks = breaks;
    this.state = state;
    this.caller = caller;
    this.clock = rules.clock();
    this.topicId = rules.topicId();
    this.shopId = config.shop().id();
  }

  /** The equation of one entrance of one shop; `difference` is zero while it holds. */
  public record Row(
      String shopId,
      String entrance,
      long accepted,
      long displayed,
      long waiting,
      long failed,
      long repeated,
      long difference) {
    static Row of(Origin origin, Equation equation) {
      return new Row(
          origin.shopId(),
          origin.entrance(),
          equation.accepted(),
          equation.displayed(),
          equation.waiting(),
          equation.failed(),
          equation.repeated(),
          equation.difference());
    }
  }

  /**
   * The audit.
   *
   * @param equation by shop and entrance
   * @param openBreaks how many breaks nobody has acknowledged
   * @param closedSecondsAgo how old the books of the node that answers are
   * @param partitions how many partitions have books
   */
  public record Audit(
      List<Row> equation, long openBreaks, long closedSecondsAgo, int partitions, Instant at) {}

  /** Something that does not fit, with its evidence. */
  public record Shown(
      String id,
      Break.Kind kind,
      String shopId,
      String entrance,
      String conversationId,
      long seq,
      String topic,
      int partition,
      long offset,
      String commandId,
      @Nullable String expected,
      @Nullable String found,
      Instant at,
      Instant foundAt,
      @Nullable Acknowledged acknowledged) {
    static Shown of(Noted noted) {
      Break what = noted.what();
      return new Shown(
          noted.id(),
          what.kind(),
          what.origin().shopId(),
          what.origin().entrance(),
          what.conversationId(),
          what.seq(),
          what.topic(),
          what.partition(),
          what.offset(),
          what.commandId(),
          what.expected(),
          what.found(),
          what.at(),
          noted.foundAt(),
          noted.acknowledged());
    }
  }

  /** Breaks, newest first; `next` is the `before` of the next page. */
  public record Listing(List<Shown> breaks, @Nullable String next) {}

  /** What somebody says who has seen to a break. */
  public record Note(@Nullable String note) {}

  /** The equation by shop and entrance. */
  @GET
  @RolesAllowed({Roles.SUPERVISOR, Roles.OPERATOR})
  @Operation(
      operationId = "getAudit",
      summary = "Messages accepted = displayed + waiting + failed, by shop and entrance",
      description = "Role: supervisor of the desk; operator.")
  public Audit audit() {
    check();
    Map<Origin, Equation> sums = new HashMap<>();
    List<LedgerState> kept = ledgers.of(topicId.get(), PARTITIONS);
    for (LedgerState one : kept) {
      new Ledger(one)
          .equations()
          .forEach((origin, some) -> sums.merge(origin, some, Equation::plus));
    }
    List<Row> rows =
        sums.entrySet().stream()
            .map(one -> Row.of(one.getKey(), one.getValue()))
            .sorted((a, b) -> (a.shopId() + a.entrance()).compareTo(b.shopId() + b.entrance()))
            .toList();
    return new Audit(
        rows, breaks.open(shopId), state.age().toSeconds(), kept.size(), clock.instant());
  }

  /** What does not fit. */
  @GET
  @Path("/breaks")
  @RolesAllowed({Roles.SUPERVISOR, Roles.OPERATOR})
  @Operation(
      operationId = "listBreaks",
      summary = "What does not fit, newest first, with its evidence",
      description = "Role: supervisor of the desk; operator. `open`: leave out the acknowledged.")
  public Listing breaks(
      @QueryParam("before") @Nullable String before,
      @QueryParam("open") boolean open,
      @QueryParam("limit") @Nullable String limit) {
    check();
    if (before != null && before.length() > CURSOR_CHARS) {
      throw Refusals.badParameter("before is no break's id");
    }
    int most = (int) Numbers.read("limit", limit, LISTED, 1, MOST_LISTED);
    List<Noted> found = breaks.of(shopId, before, open, most);
    return new Listing(
        found.stream().map(Shown::of).toList(), found.size() < most ? null : found.getLast().id());
  }

  /** Acknowledges a break. */
  @POST
  @Path("/breaks/{id}/acknowledgement")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.SUPERVISOR)
  @Operation(
      operationId = "acknowledgeBreak",
      summary = "Says that somebody has seen to a break; the alarm ends with the last one",
      description = "Role: supervisor of the desk.")
  @APIResponse(responseCode = "404", description = "`unknown-break`: none, or acknowledged.")
  public Acknowledged acknowledge(@PathParam("id") String id, @Nullable Note said) {
    check();
    String note = said == null || said.note() == null ? "" : said.note().strip();
    if (note.isEmpty() || note.length() > Limits.SUMMARY_CHARS) {
      throw Refusals.badParameter("note is missing or too long");
    }
    Acknowledged by =
        new Acknowledged(caller.name(), clock.instant().truncatedTo(ChronoUnit.MILLIS), note);
    if (!id.startsWith(shopId + ":") || !breaks.acknowledge(id, by)) {
      throw new ProblemException(
          Status.NOT_FOUND, "unknown-break", "no open break of your shop has this id");
    }
    return by;
  }

  private void check() {
    if (!caller.isOperator() && !caller.isSupervisorOf(shopId)) {
      throw new ProblemException(Status.FORBIDDEN, "forbidden", "not of this desk");
    }
  }
}
