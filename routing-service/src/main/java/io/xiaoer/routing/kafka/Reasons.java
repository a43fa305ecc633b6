package io.xiaoer.routing.kafka;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.desk.Why;
import io.xiaoer.routing.core.Desk;
import io.xiaoer.routing.core.RoutingPolicy;
import io.xiaoer.routing.core.Waiting;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why the latest conversations went to whom, also after they ended. Not safe for threads. */
public final class Reasons {
  /** How many conversations are remembered; the oldest are forgotten. */
  public static final int REMEMBERED = 20_000;

  /**
   * The latest offer of a conversation.
   *
   * @param conversationId which
   * @param deskId where
   * @param customer whose
   * @param agent to whom it was offered last
   * @param served whether he took it
   * @param why why he
   * @param policyVersion by which rules
   * @param offeredAt when
   */
  public record Reason(
      String conversationId,
      String deskId,
      Customer customer,
      Agent agent,
      boolean served,
      Why why,
      String policyVersion,
      Instant offeredAt) {
    private Reason taken() {
      return new Reason(
          conversationId, deskId, customer, agent, true, why, policyVersion, offeredAt);
    }
  }

  private final Map<String, Reason> byConversation = new LinkedHashMap<>();

  void note(Desk before, Envelope.OfEvent<DeskEvent> event) {
    switch (event.data()) {
      case DeskEvent.OfferMade made -> offered(before, event, made);
      case DeskEvent.ConversationAssigned assigned ->
          byConversation.computeIfPresent(
              assigned.conversationId(), (id, reason) -> reason.taken());
      default -> {}
    }
  }

  private void offered(Desk before, Envelope.OfEvent<DeskEvent> event, DeskEvent.OfferMade made) {
    Waiting waiting = before.line().find(made.conversationId());
    if (waiting == null) {
      return;
    }
    byConversation.remove(made.conversationId());
    byConversation.put(
        made.conversationId(),
        new Reason(
            made.conversationId(),
            event.subject(),
            waiting.customer(),
            made.agent(),
            false,
            made.why(),
            event.facts().versions().getOrDefault(RoutingPolicy.NAME, "unknown"),
            event.time()));
    if (byConversation.size() > REMEMBERED) {
      byConversation.remove(byConversation.keySet().iterator().next());
    }
  }

  @Nullable Reason find(String conversationId) {
    return byConversation.get(conversationId);
  }
}
