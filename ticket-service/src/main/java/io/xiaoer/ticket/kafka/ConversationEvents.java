package io.xiaoer.ticket.kafka;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.faulttolerance.api.ApplyGuard;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.ticket.TicketCommand;
import io.xiaoer.ticket.core.ConversationFacts;
import io.xiaoer.ticket.core.ConversationFacts.Folded;
import io.xiaoer.ticket.mongo.FactsStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Reads the conversation log, keeps what a rating or a report must know of its conversation, and
 * turns each into a command for its ticket. An event may come twice, never out of a conversation's
 * order; a rating or report that comes twice gives the same command twice.
 */
@ApplicationScoped
public class ConversationEvents {
  private final Inbox inbox;
  private final FactsStore store;
  private final TopicWriter writer;

  ConversationEvents(Inbox inbox, FactsStore store, TopicWriter writer) {
    this.inbox = inbox;
    this.store = store;
    this.writer = writer;
  }

  /** Folds a batch; returns when facts are durable and commands are acknowledged. */
  @Incoming("conversation-events")
  @Blocking
  @ApplyGuard(OutagePatience.NAME)
  public void take(ConsumerRecords<String, byte[]> batch) {
    List<Envelope.OfEvent<ConversationEvent>> events =
        inbox.open(batch).stream().flatMap(each -> relevant(each).stream()).toList();
    Map<String, ConversationFacts> before =
        store.load(events.stream().map(Envelope::subject).collect(Collectors.toSet()));
    Map<String, ConversationFacts> now = new LinkedHashMap<>();
    List<Envelope.OfCommand<TicketCommand>> told = new ArrayList<>();
    for (Envelope.OfEvent<ConversationEvent> event : events) {
      String id = event.subject();
      Optional<ConversationFacts> known = Optional.ofNullable(now.getOrDefault(id, before.get(id)));
      switch (ConversationFacts.fold(known, event)) {
        case Folded.Unchanged unchanged -> {}
        case Folded.Unplaced unplaced -> inbox.count(Topics.CONVERSATION_EVENTS, "unplaced");
        case Folded.Changed(ConversationFacts facts) -> now.put(id, facts);
        case Folded.Told(ConversationFacts facts, var command) -> {
          now.put(id, facts);
          told.add(command);
        }
      }
    }
    now.values().removeAll(before.values());
    store.save(before, now.values());
    writer.write(told.stream().map(ConversationEvents::toTicket).toList());
  }

  private static Optional<Envelope.OfEvent<ConversationEvent>> relevant(Envelope envelope) {
    if (envelope instanceof Envelope.OfEvent<?> event
        && event.data() instanceof ConversationEvent data
        && ConversationFacts.RELEVANT.contains(data.getClass())) {
      return Optional.of(
          new Envelope.OfEvent<>(
              event.id(),
              event.source(),
              event.subject(),
              event.time(),
              event.traceparent(),
              event.facts(),
              data));
    }
    return Optional.empty();
  }

  private static ProducerRecord<String, byte[]> toTicket(
      Envelope.OfCommand<TicketCommand> command) {
    return Codec.encode(command).to(Topics.TICKET_COMMANDS);
  }
}
