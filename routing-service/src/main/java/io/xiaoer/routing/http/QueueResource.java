package io.xiaoer.routing.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.conversation.ProblemClass;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.Personal;
import io.xiaoer.routing.core.AgentAtDesk;
import io.xiaoer.routing.core.Desk;
import io.xiaoer.routing.core.Waiting;
import io.xiaoer.routing.kafka.DeskView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How the caller's desks stand. */
@Path("/api/queue")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor"})
@RunOnVirtualThread
@Tag(name = "Queue")
public class QueueResource {
  /** Most conversations in one answer; those that are served first come first. */
  static final int MOST_WAITING = 500;

  /**
   * How the desk stands.
   *
   * @param waiting who waits, first to be served first, at most {@value #MOST_WAITING}
   * @param waitingTotal how many wait
   * @param agents who is or was there
   * @param updatedAt when this was read
   */
  public record Queue(
      List<WaitingConversation> waiting,
      int waitingTotal,
      List<AgentState> agents,
      Instant updatedAt) {}

  /**
   * A conversation that waits.
   *
   * @param conversationId which
   * @param customerName whose, as agents see him
   * @param problemClass the kind of problem, as far as known
   * @param skill the skill that is needed
   * @param arrivedAt when it began to wait
   * @param deadline when an agent should have it
   * @param place its place, 1 for the next
   * @param offeredTo the id of the agent to whom it is offered right now
   */
  public record WaitingConversation(
      String conversationId,
      @Nullable @Personal String customerName,
      ProblemClass problemClass,
      String skill,
      Instant arrivedAt,
      Instant deadline,
      int place,
      @Nullable String offeredTo) {}

  /**
   * An agent.
   *
   * @param id his id
   * @param name his name
   * @param presence how he is there
   * @param skills what he can do
   * @param load conversations and offers that he has
   * @param capacity how many he may have
   */
  public record AgentState(
      String id, String name, Presence presence, Set<String> skills, int load, int capacity) {}

  private final DeskView view;
  private final BodyCipher cipher;
  private final SecurityIdentity caller;

  QueueResource(DeskView view, BodyCipher cipher, SecurityIdentity caller) {
    this.view = view;
    this.cipher = cipher;
    this.caller = caller;
  }

  /** How the caller's desks stand. */
  @GET
  @Operation(operationId = "getQueue", summary = "Who waits and who serves at the caller's desks")
  @APIResponse(responseCode = "200", description = "How the desks stand.")
  @APIResponse(responseCode = "503", description = "The node has just begun (`not-ready`).")
  public Queue queue() {
    if (!view.isReady()) {
      throw Refusals.notReady();
    }
    List<WaitingConversation> waiting = new ArrayList<>();
    List<AgentState> agents = new ArrayList<>();
    List<String> keyIds = new ArrayList<>();
    int total = 0;
    for (String deskId : Callers.desks(caller)) {
      Desk desk = view.desk(deskId);
      total += desk.line().size();
      int place = 0;
      for (Waiting each : desk.line().inOrder()) {
        place++;
        if (waiting.size() < MOST_WAITING) {
          waiting.add(shown(each, place));
          keyIds.add("customer:" + each.customer().id());
        }
      }
      desk.agents().values().stream().map(QueueResource::shown).forEach(agents::add);
    }
    return named(new Queue(waiting, total, agents, Instant.now()), keyIds);
  }

  private Queue named(Queue queue, List<String> keyIds) {
    cipher.expect(keyIds);
    return cipher.decrypt(queue);
  }

  private static WaitingConversation shown(Waiting waiting, int place) {
    Waiting.Offer offer = waiting.offer();
    return new WaitingConversation(
        waiting.conversationId(),
        waiting.customer().displayName(),
        waiting.problemClass(),
        waiting.skill(),
        waiting.arrivedAt(),
        waiting.deadline(),
        place,
        offer == null ? null : offer.agentId());
  }

  private static AgentState shown(AgentAtDesk agent) {
    return new AgentState(
        agent.id(),
        agent.agent().displayName(),
        agent.presence(),
        agent.skills(),
        agent.load(),
        agent.capacity());
  }
}
