package io.xiaoer.routing.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.routing.core.Returning;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Tells the conversation log what the desk decided: whom a conversation was given to, and that an
 * agent was lost. At least once and in order; the same event gives the same command id.
 */
@ApplicationScoped
public class AssignmentRelay {
  private static final String SOURCE = "/routing-service";

  /** How long the relay waits for its own node to have seen the event, too. */
  private static final Duration VIEW_TIME = Duration.ofMinutes(5);

  /** How often a command is tried before the channel stops and the node counts as broken. */
  private static final int ATTEMPTS = 6;

  private final TopicWriter writer;
  private final DeskView view;
  private final MeterRegistry meters;

  AssignmentRelay(TopicWriter writer, DeskView view, MeterRegistry meters) {
    this.writer = writer;
    this.view = view;
    this.meters = meters;
  }

  /**
   * Relays one event.
   *
   * @throws NotDurable if the log does not take it; the channel then stops rather than skip it
   */
  @Incoming("desk-events")
  @Blocking
  public void relay(ConsumerRecord<String, byte[]> record) throws NotDurable {
    if (Codec.decode(WireMessage.from(record)) instanceof Decoded.Known(Envelope envelope)
        && envelope instanceof Envelope.OfEvent<?> event
        && event.data() instanceof DeskEvent happened) {
      Envelope.OfCommand<ConversationCommand> command = command(event, happened);
      if (command != null) {
        send(command);
      }
    } else {
      meters.counter("routing.relay.skipped").increment();
    }
  }

  private Envelope.@Nullable OfCommand<ConversationCommand> command(
      Envelope.OfEvent<?> event, DeskEvent happened) throws NotDurable {
    return switch (happened) {
      case DeskEvent.ConversationAssigned it ->
          envelope(
              event,
              it.conversationId(),
              new ConversationCommand.AssignAgent(it.agent(), event.subject(), it.controlEpoch()));
      case DeskEvent.AgentLost it -> {
        Returning lost = returning(event, it.conversationId());
        yield lost == null
            ? null
            : envelope(
                event,
                it.conversationId(),
                new ConversationCommand.ReturnToQueue(it.agentId(), lost.controlEpoch() + 1));
      }
      case DeskEvent.ConversationQueued it -> null;
      case DeskEvent.ConversationReprioritised it -> null;
      case DeskEvent.OfferMade it -> null;
      case DeskEvent.OfferEnded it -> null;
      case DeskEvent.ConversationAbandoned it -> null;
      case DeskEvent.ServiceFinished it -> null;
      case DeskEvent.AgentSignedIn it -> null;
      case DeskEvent.PresenceChanged it -> null;
    };
  }

  /** What the desk knows of a lost conversation now; nothing if it went on in the meantime. */
  private @Nullable Returning returning(Envelope.OfEvent<?> event, String conversationId)
      throws NotDurable {
    if (!view.await(event.subject(), event.facts().seq(), VIEW_TIME)) {
      throw new NotDurable("this node does not follow its desks, so nobody knows what was lost");
    }
    return view.desk(event.subject()).returning().get(conversationId);
  }

  private static Envelope.OfCommand<ConversationCommand> envelope(
      Envelope.OfEvent<?> event, String conversationId, ConversationCommand command) {
    return new Envelope.OfCommand<>(
        StableId.of("relay", event.id()),
        SOURCE,
        conversationId,
        event.time(),
        event.traceparent(),
        Map.copyOf(event.facts().versions()),
        command);
  }

  private void send(Envelope.OfCommand<ConversationCommand> command) throws NotDurable {
    for (int attempt = 1; ; attempt++) {
      try {
        writer.write(Topics.CONVERSATION_COMMANDS, command);
        meters.counter("routing.relay.commands").increment();
        return;
      } catch (NotDurable failed) {
        if (attempt == ATTEMPTS) {
          throw failed;
        }
      }
    }
  }
}
