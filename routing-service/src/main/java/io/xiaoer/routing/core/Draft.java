package io.xiaoer.routing.core;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.DeskEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One decision while it is made: each event is applied at once, so that the next one sees it. */
final class Draft {
  private static final String SOURCE = "/routing-service";

  private final Envelope.OfCommand<DeskCommand> command;
  private final Instant now;
  private final RoutingPolicy policy;
  private final Map<String, String> versions;
  private final List<Envelope.OfEvent<DeskEvent>> events = new ArrayList<>();
  private Desk desk;

  Draft(Desk desk, Envelope.OfCommand<DeskCommand> command, Instant now, RoutingPolicy policy) {
    this.desk = desk;
    this.command = command;
    this.now = now;
    this.policy = policy;
    Map<String, String> named = new TreeMap<>(command.versions());
    named.put(RoutingPolicy.NAME, policy.version());
    this.versions = named;
  }

  Desk desk() {
    return desk;
  }

  Instant now() {
    return now;
  }

  RoutingPolicy policy() {
    return policy;
  }

  /** An id that the same command gives again. */
  String stableId(String of) {
    String name = command.id() + "/" + of;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  void emit(DeskEvent event) {
    Envelope.OfEvent<DeskEvent> happened =
        new Envelope.OfEvent<>(
            stableId("event/" + events.size()),
            SOURCE,
            desk.id(),
            now,
            command.traceparent(),
            new Facts(desk.seq() + 1, command.id(), versions, subjectKeyId(event)),
            event);
    events.add(happened);
    desk = Applying.apply(desk, happened);
  }

  Decision done(Decision.Reply reply) {
    return new Decision(events, reply, desk);
  }

  private String subjectKeyId(DeskEvent event) {
    return switch (event) {
      case DeskEvent.ConversationQueued it -> "customer:" + it.customer().id();
      case DeskEvent.ConversationReprioritised it -> customer(it.conversationId());
      case DeskEvent.OfferMade it -> customer(it.conversationId());
      case DeskEvent.OfferEnded it -> customer(it.conversationId());
      case DeskEvent.ConversationAssigned it -> customer(it.conversationId());
      case DeskEvent.ConversationAbandoned it -> customer(it.conversationId());
      case DeskEvent.ServiceFinished it -> customer(it.conversationId());
      case DeskEvent.AgentLost it -> customer(it.conversationId());
      case DeskEvent.AgentSignedIn it -> "agent:" + it.agent().id();
      case DeskEvent.PresenceChanged it -> "agent:" + it.agentId();
    };
  }

  private String customer(String conversationId) {
    Customer customer = customerOf(desk, conversationId);
    return "customer:" + Desk.known("conversation", conversationId, customer).id();
  }

  private static @Nullable Customer customerOf(Desk desk, String conversationId) {
    Waiting waiting = desk.line().find(conversationId);
    if (waiting != null) {
      return waiting.customer();
    }
    Served served = desk.served().get(conversationId);
    if (served != null) {
      return served.customer();
    }
    Returning returning = desk.returning().get(conversationId);
    return returning == null ? null : returning.customer();
  }
}
