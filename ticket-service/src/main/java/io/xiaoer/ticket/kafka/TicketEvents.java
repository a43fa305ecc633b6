package io.xiaoer.ticket.kafka;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.faulttolerance.api.ApplyGuard;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.ticket.TicketEvent;
import io.xiaoer.ticket.mongo.TicketLists;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Reads this service's own events and keeps the lists that people read. An event may come twice,
 * and then changes nothing.
 */
@ApplicationScoped
public class TicketEvents {
  private final Inbox inbox;
  private final TicketLists lists;

  TicketEvents(Inbox inbox, TicketLists lists) {
    this.inbox = inbox;
    this.lists = lists;
  }

  /** Puts a batch into the lists. */
  @Incoming("ticket-events")
  @Blocking
  @ApplyGuard(OutagePatience.NAME)
  public void take(ConsumerRecords<String, byte[]> batch) {
    List<TicketLists.Happened> happened = new ArrayList<>();
    for (Envelope envelope : inbox.open(batch)) {
      if (envelope instanceof Envelope.OfEvent<?> event
          && event.data() instanceof TicketEvent data) {
        happened.add(new TicketLists.Happened(event.subject(), event.time(), data));
      }
    }
    lists.addAll(happened);
  }
}
