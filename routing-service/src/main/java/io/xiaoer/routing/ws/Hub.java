package io.xiaoer.routing.ws;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.signal.ConversationSignal;
import io.xiaoer.contracts.socket.DeskFrame;
import io.xiaoer.contracts.socket.LoggedEvent;
import io.xiaoer.routing.core.Desk;
import io.xiaoer.routing.core.Waiting;
import io.xiaoer.routing.kafka.ConversationFollower;
import io.xiaoer.routing.kafka.DeskView;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All sessions of this node, and what they are told: what happens at the desk, and what happens in
 * the conversations that their agents serve.
 */
@ApplicationScoped
@Startup
public class Hub implements DeskView.Listener, ConversationFollower.Audience {
  private final DeskView view;
  private final Set<AgentSession> all = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<AgentSession>> byAgent = new ConcurrentHashMap<>();
  private final Map<String, String> agentOfConversation = new ConcurrentHashMap<>();
  private final CommandSenders senders = new CommandSenders();

  Hub(DeskView view, MeterRegistry meters) {
    this.view = view;
    Gauge.builder("routing.sockets", all, Set::size).register(meters);
  }

  @PostConstruct
  void start() {
    view.undisturbed(
        () -> {
          for (Desk desk : view.desks()) {
            desk.served()
                .values()
                .forEach(it -> agentOfConversation.put(it.conversationId(), it.agentId()));
          }
          view.listen(this);
        });
  }

  int size() {
    return all.size();
  }

  Collection<AgentSession> sessions() {
    return List.copyOf(all);
  }

  /** The sessions of one agent at this node. */
  Collection<AgentSession> sessionsOf(String agentId) {
    return List.copyOf(byAgent.getOrDefault(agentId, Set.of()));
  }

  /** Notes a command of an agent, so that its refusal is told to him and to nobody else. */
  void sent(String agentId, String commandId) {
    senders.note(commandId, agentId);
  }

  void opened(AgentSession session) {
    all.add(session);
  }

  /** Puts a session under its agent and tells it where he stands, with nothing in between. */
  void welcome(AgentSession session, Staff staff, int heartbeatSeconds, int capacity) {
    view.undisturbed(
        () -> {
          session.staff(staff);
          byAgent
              .computeIfAbsent(staff.agent().id(), id -> ConcurrentHashMap.newKeySet())
              .add(session);
          session.send(
              Frames.welcome(view.desk(staff.deskId()), staff, heartbeatSeconds, capacity));
          session.send(Frames.queue(view.desk(staff.deskId())));
        });
  }

  /** Forgets a session; returns whether its agent has no other one at this node. */
  boolean closed(AgentSession session) {
    all.remove(session);
    Staff staff = session.staff();
    if (staff == null) {
      return false;
    }
    Set<AgentSession> left =
        byAgent.computeIfPresent(
            staff.agent().id(),
            (id, sessions) -> {
              sessions.remove(session);
              return sessions.isEmpty() ? null : sessions;
            });
    return left == null;
  }

  private void tell(String agentId, Consumer<AgentSession> what) {
    byAgent.getOrDefault(agentId, Set.of()).forEach(what);
  }

  private void tell(String agentId, DeskFrame frame) {
    tell(agentId, session -> session.send(frame));
  }

  @Override
  public void happened(Desk after, Envelope.OfEvent<DeskEvent> event) {
    switch (event.data()) {
      case DeskEvent.OfferMade made -> offered(after, made.conversationId());
      case DeskEvent.ConversationReprioritised more -> offered(after, more.conversationId());
      case DeskEvent.OfferEnded ended ->
          tell(ended.agentId(), new DeskFrame.OfferGone(ended.offerId()));
      case DeskEvent.ConversationAssigned it -> {
        agentOfConversation.put(it.conversationId(), it.agent().id());
        tell(it.agent().id(), new DeskFrame.OfferGone(it.offerId()));
        tell(
            it.agent().id(),
            Frames.assigned(Frames.present(after.served().get(it.conversationId()))));
      }
      case DeskEvent.ServiceFinished it -> released(it.conversationId(), it.agentId());
      case DeskEvent.AgentLost it -> released(it.conversationId(), it.agentId());
      case DeskEvent.PresenceChanged it ->
          tell(it.agentId(), new DeskFrame.PresenceIs(it.presence()));
      case DeskEvent.ConversationQueued it -> {}
      case DeskEvent.ConversationAbandoned it -> {}
      case DeskEvent.AgentSignedIn it -> {}
    }
  }

  private void offered(Desk after, String conversationId) {
    @Nullable Waiting waiting = after.line().find(conversationId);
    Waiting.Offer offer = waiting == null ? null : waiting.offer();
    if (waiting != null && offer != null) {
      tell(offer.agentId(), Frames.offered(waiting, offer));
    }
  }

  private void released(String conversationId, String agentId) {
    agentOfConversation.remove(conversationId);
    tell(agentId, new DeskFrame.Released(conversationId));
  }

  @Override
  public boolean wants(String conversationId) {
    String agentId = agentOfConversation.get(conversationId);
    return agentId != null && byAgent.containsKey(agentId);
  }

  @Override
  public void happened(Envelope.OfEvent<ConversationEvent> event) {
    String agentId = agentOfConversation.get(event.subject());
    if (agentId != null) {
      tell(agentId, new DeskFrame.Happened(LoggedEvent.of(event)));
    }
  }

  @Override
  public void hinted(Envelope.OfSignal signal) {
    String agentId = agentOfConversation.get(signal.subject());
    if (agentId == null) {
      return;
    }
    boolean his =
        switch (signal.data()) {
          case ConversationSignal.Typing typing -> !typing.author().id().equals(agentId);
          case ConversationSignal.CommandRefused refused ->
              agentId.equals(senders.agentOf(refused.commandId()));
          case ConversationSignal.Present present -> !present.author().id().equals(agentId);
          case ConversationSignal.QueuePlace place -> false;
          case ConversationSignal.CallSaid said -> false;
          case ConversationSignal.Began began -> false;
          case ConversationSignal.OfferDue due -> false;
        };
    if (signal.data() instanceof ConversationSignal.CallSaid said) {
      heard(agentId, signal.subject(), said);
    } else if (his) {
      tell(agentId, new DeskFrame.Signalled(signal.subject(), signal.data()));
    }
  }

  /** Only for the page of the agent's that takes part in the call. */
  private void heard(String agentId, String conversationId, ConversationSignal.CallSaid said) {
    if (said.author().kind() == Author.Kind.CUSTOMER) {
      DeskFrame frame = new DeskFrame.Signalled(conversationId, said);
      tell(
          agentId,
          session -> {
            if (session.inCall(conversationId, said.callId())) {
              session.send(frame);
            }
          });
    }
  }
}
