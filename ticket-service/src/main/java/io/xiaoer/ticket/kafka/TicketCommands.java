package io.xiaoer.ticket.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.faulttolerance.api.ApplyGuard;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.ticket.TicketCommand;
import io.xiaoer.contracts.ticket.TicketEvent;
import io.xiaoer.ticket.TicketConfig;
import io.xiaoer.ticket.core.Decision;
import io.xiaoer.ticket.core.DuePolicy;
import io.xiaoer.ticket.core.Ticket;
import io.xiaoer.ticket.mongo.TicketStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * The owner of tickets: load, decide, write durably, apply, and only then publish. Commands may
 * come twice or late. A crash at any point is repaired by redelivery, which gives the same events
 * with the same ids and numbers.
 */
@ApplicationScoped
public class TicketCommands {
  private static final Logger LOG = Logger.getLogger(TicketCommands.class);

  private final Inbox inbox;
  private final TicketStore store;
  private final TopicWriter writer;
  private final MeterRegistry meters;
  private final DuePolicy policy;
  private final Clock clock = Clock.systemUTC();

  TicketCommands(
      Inbox inbox,
      TicketStore store,
      TopicWriter writer,
      MeterRegistry meters,
      TicketConfig config) {
    this.inbox = inbox;
    this.store = store;
    this.writer = writer;
    this.meters = meters;
    policy = config.due().policy();
  }

  /** Handles a batch; returns when its events are durable and acknowledged. */
  @Incoming("ticket-commands")
  @Blocking
  @ApplyGuard(OutagePatience.NAME)
  public void take(ConsumerRecords<String, byte[]> batch) {
    List<Envelope.OfCommand<TicketCommand>> commands =
        inbox.open(batch).stream().flatMap(each -> command(each).stream()).toList();
    Map<String, Ticket> tickets =
        store.load(commands.stream().map(Envelope::subject).collect(Collectors.toSet()));
    Map<String, List<Envelope.OfEvent<TicketEvent>>> fresh = new LinkedHashMap<>();
    List<Envelope.OfEvent<TicketEvent>> visible = new ArrayList<>();
    Instant now = clock.instant();
    for (Envelope.OfCommand<TicketCommand> command : commands) {
      String id = command.subject();
      Ticket ticket = tickets.getOrDefault(id, Ticket.blank(id));
      switch (ticket.decide(command, now, policy)) {
        case Decision.Accepted(var events) -> {
          fresh.computeIfAbsent(id, first -> new ArrayList<>()).addAll(events);
          visible.addAll(events);
          tickets.put(id, applied(ticket, events));
          count("accepted");
        }
        case Decision.Repeated(var events) -> {
          visible.addAll(events);
          count("repeated");
        }
        case Decision.Refused(Decision.Refusal refusal) -> {
          LOG.infof("%s refused command %s: %s", id, command.id(), refusal);
          count("refused-" + refusal);
        }
      }
    }
    store.append(fresh);
    writer.write(visible.stream().map(e -> Codec.encode(e).to(Topics.TICKET_EVENTS)).toList());
  }

  private static Ticket applied(Ticket ticket, List<Envelope.OfEvent<TicketEvent>> events) {
    Ticket now = ticket;
    for (Envelope.OfEvent<TicketEvent> event : events) {
      now = now.apply(event);
    }
    return now;
  }

  private void count(String outcome) {
    meters.counter("xiaoer.ticket.commands", "outcome", outcome).increment();
  }

  private static Optional<Envelope.OfCommand<TicketCommand>> command(Envelope envelope) {
    if (envelope instanceof Envelope.OfCommand<?> command
        && command.data() instanceof TicketCommand data) {
      return Optional.of(
          new Envelope.OfCommand<>(
              command.id(),
              command.source(),
              command.subject(),
              command.time(),
              command.traceparent(),
              command.versions(),
              data));
    }
    return Optional.empty();
  }
}
