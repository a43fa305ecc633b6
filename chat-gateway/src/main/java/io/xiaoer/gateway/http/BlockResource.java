package io.xiaoer.gateway.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.identity.Roles;
import io.xiaoer.gateway.limits.Block;
import io.xiaoer.gateway.limits.BlockList;
import io.xiaoer.gateway.mongo.Blocks;
import io.xiaoer.rest.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Whom the shop has blocked. For supervisors of its desk; every change is noted with its author.
 */
@Path("/chat/api/blocks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUPERVISOR)
@RunOnVirtualThread
@Tag(name = "blocks", description = "Customers and addresses of guests that the shop has blocked.")
public class BlockResource {
  private static final int VALUE_CHARS = 100;
  private static final int REASON_CHARS = 500;

  private final Blocks blocks;
  private final BlockList list;
  private final Caller caller;
  private final Clock clock;
  private final String shopId;

  BlockResource(Blocks blocks, BlockList list, Caller caller, Clock clock, GatewayConfig config) {
    this.blocks = blocks;
    this.list = list;
    this.caller = caller;
    this.clock = clock;
    this.shopId = config.shop().id();
  }

  /**
   * Whom to block.
   *
   * @param kind CUSTOMER or ADDRESS
   * @param value the customer's id, or the address
   * @param reason why
   * @param until when it ends; {@code null} for never
   */
  public record NewBlock(
      Block.@Nullable Kind kind,
      @Nullable String value,
      @Nullable String reason,
      @Nullable Instant until) {}

  /**
   * The shop's blocks.
   *
   * @param blocks those in force
   * @param changes the latest changes, newest first
   */
  public record BlocksOfShop(List<Block> blocks, List<Blocks.Change> changes) {}

  /** Those in force, and who changed what. */
  @GET
  @Operation(operationId = "getBlocks", summary = "Whom the shop has blocked, and who did it")
  public BlocksOfShop all() {
    checkDesk();
    Instant now = clock.instant();
    return new BlocksOfShop(
        blocks.of(shopId).stream().filter(block -> block.holds(now)).toList(),
        blocks.changes(shopId));
  }

  /** Blocks somebody. */
  @POST
  @Operation(operationId = "block", summary = "Block a customer, or the guests of an address")
  @APIResponse(responseCode = "200", description = "The block, in force on every node in 2 s.")
  @APIResponse(
      responseCode = "409",
      description = "As many as a shop may have (`too-many-blocks`).")
  public Block block(NewBlock asked) {
    checkDesk();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (asked.kind() == null || (asked.until() != null && !asked.until().isAfter(now))) {
      throw Refusals.badParameter("kind is missing, or until has passed");
    }
    Block made =
        new Block(
            asked.kind(),
            text(asked.value(), VALUE_CHARS, "value"),
            text(asked.reason(), REASON_CHARS, "reason"),
            caller.id(),
            now,
            asked.until());
    if (!blocks.add(shopId, made)) {
      throw new ProblemException(
          Status.CONFLICT, "too-many-blocks", "a shop has at most " + Blocks.MOST + " blocks");
    }
    list.read();
    return made;
  }

  /** Ends a block. */
  @DELETE
  @Operation(operationId = "unblock", summary = "End a block")
  @APIResponse(responseCode = "204", description = "It has ended.")
  @APIResponse(responseCode = "404", description = "There is none (`unknown-block`).")
  public void unblock(
      @QueryParam("kind") Block.@Nullable Kind kind,
      @QueryParam("value") @Nullable String value,
      @QueryParam("reason") @Nullable String reason) {
    checkDesk();
    if (kind == null) {
      throw Refusals.badParameter("kind is missing");
    }
    String whom = text(value, VALUE_CHARS, "value");
    Blocks.Change change =
        new Blocks.Change(
            "unblock",
            kind,
            whom,
            text(reason, REASON_CHARS, "reason"),
            caller.id(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (!blocks.remove(shopId, kind, whom, Optional.of(change))) {
      throw new ProblemException(Status.NOT_FOUND, "unknown-block", "nobody is blocked like this");
    }
    list.read();
  }

  private void checkDesk() {
    if (!caller.isSupervisorOf(shopId)) {
      throw new ProblemException(Status.FORBIDDEN, "forbidden", "for supervisors of this desk");
    }
  }

  private static String text(@Nullable String value, int most, String field) {
    if (value == null || value.isBlank() || value.length() > most) {
      throw Refusals.badParameter(field + " is missing or longer than " + most + " characters");
    }
    return value.strip();
  }
}
