package io.xiaoer.routing.ws;

import io.xiaoer.contracts.Command;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.contracts.signal.ConversationSignal;
import io.xiaoer.routing.RoutingConfig;
import io.xiaoer.routing.core.AgentAtDesk;
import io.xiaoer.routing.core.Desk;
import io.xiaoer.routing.kafka.DeskView;
import io.xiaoer.routing.kafka.NotDurable;
import io.xiaoer.routing.kafka.StableId;
import io.xiaoer.routing.kafka.TopicWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What consoles ask, as commands in the log. */
@ApplicationScoped
class DeskCommands {
  private static final String SOURCE = "/routing-service";

  private final TopicWriter writer;
  private final DeskView view;
  private final int capacity;

  DeskCommands(TopicWriter writer, DeskView view, RoutingConfig config) {
    this.writer = writer;
    this.view = view;
    this.capacity = config.capacity();
  }

  /** Signs an agent in at his desk, and before that out at any other: nobody is at two desks. */
  void signIn(Staff staff) throws NotDurable {
    for (Desk desk : view.desks()) {
      AgentAtDesk there = desk.agents().get(staff.agent().id());
      if (!desk.id().equals(staff.deskId())
          && there != null
          && there.presence() != Presence.OFFLINE) {
        presence(desk.id(), there.id(), Presence.OFFLINE, UUID.randomUUID().toString());
      }
    }
    desk(
        UUID.randomUUID().toString(),
        staff.deskId(),
        new DeskCommand.SignIn(staff.agent(), staff.skills(), capacity));
  }

  void presence(String deskId, String agentId, Presence presence, String requestId)
      throws NotDurable {
    desk(
        StableId.of("presence", agentId, requestId),
        deskId,
        new DeskCommand.ChangePresence(agentId, presence));
  }

  void accept(Staff staff, String offerId) throws NotDurable {
    desk(
        StableId.of("accept", offerId),
        staff.deskId(),
        new DeskCommand.AcceptOffer(offerId, staff.agent().id()));
  }

  void decline(Staff staff, String offerId) throws NotDurable {
    desk(
        StableId.of("decline", offerId),
        staff.deskId(),
        new DeskCommand.DeclineOffer(offerId, staff.agent().id()));
  }

  void conversation(String commandId, String conversationId, ConversationCommand command)
      throws NotDurable {
    write(Topics.CONVERSATION_COMMANDS, commandId, conversationId, command);
  }

  /** A hint of the agent's; {@code encrypted} makes of its words what may lie in a topic. */
  void hint(
      String conversationId,
      ConversationSignal signal,
      UnaryOperator<ConversationSignal> encrypted) {
    writer.hint(
        new Envelope.OfSignal(
            UUID.randomUUID().toString(),
            SOURCE,
            conversationId,
            Instant.now(),
            null,
            encrypted.apply(signal)));
  }

  static Author author(Staff staff) {
    return new Author(Author.Kind.AGENT, staff.agent().id(), staff.agent().displayName());
  }

  private void desk(String commandId, String deskId, DeskCommand command) throws NotDurable {
    write(Topics.DESK_COMMANDS, commandId, deskId, command);
  }

  private <C extends Command> void write(String topic, String id, String subject, C command)
      throws NotDurable {
    writer.write(topic, new Envelope.OfCommand<>(id, SOURCE, subject, Instant.now(), command));
  }
}
