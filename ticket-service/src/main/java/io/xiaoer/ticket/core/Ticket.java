package io.xiaoer.ticket.core;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.ticket.TicketCommand;
import io.xiaoer.contracts.ticket.TicketCommand.OpenReport;
import io.xiaoer.contracts.ticket.TicketCommand.RecordRating;
import io.xiaoer.contracts.ticket.TicketEvent;
import io.xiaoer.contracts.ticket.TicketEvent.CaseOpened;
import io.xiaoer.contracts.ticket.TicketEvent.RatingRecorded;
import io.xiaoer.contracts.ticket.TicketEvent.ReportOpened;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A ticket: everything that happened after the service of one conversation, or about one reported
 * message. Its state is its events; {@link #decide} makes new ones and {@link #apply} is the only
 * way in which they enter.
 *
 * @param id {@code ticket-} and the conversation's id; of a reported message {@code report-}, the
 *     conversation's id and the message's number
 * @param events what has happened, numbered densely from 1; at most {@link #MAX_EVENTS}
 */
public record Ticket(String id, List<Envelope.OfEvent<TicketEvent>> events) {
  /** Most events of one ticket. One command leads to at most two, and only one is ever accepted. */
  public static final int MAX_EVENTS = 2;

  /** Who writes ticket events. */
  public static final String SOURCE = "/ticket-service";

  private static final String PREFIX = "ticket-";
  private static final String REPORT_PREFIX = "report-";

  /** Checks that the events are numbered densely and within the limit. */
  public Ticket {
    events = List.copyOf(events);
    if (events.size() > MAX_EVENTS) {
      throw new IllegalStateException(id + " has more than " + MAX_EVENTS + " events");
    }
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).facts().seq() != i + 1) {
        throw new IllegalStateException(id + " has a gap before event " + (i + 1));
      }
    }
  }

  /** The id of the ticket of a reported message: it is no after-service of its conversation. */
  public static String idOfReport(String conversationId, long messageSeq) {
    return REPORT_PREFIX + conversationId + "-" + messageSeq;
  }

  /** The id of the ticket of a conversation. */
  public static String idOf(String conversationId) {
    return PREFIX + conversationId;
  }

  /** A ticket to which nothing has happened. */
  public static Ticket blank(String id) {
    return new Ticket(id, List.of());
  }

  /** The number of the last event; 0 before the first. */
  public long lastSeq() {
    return events.size();
  }

  /** The event that opened the case, if the matter was not solved. */
  public Optional<Envelope.OfEvent<TicketEvent>> opening() {
    return events.stream().filter(event -> event.data() instanceof CaseOpened).findFirst();
  }

  /** The event that opened the case, if a message was reported. */
  public Optional<Envelope.OfEvent<TicketEvent>> report() {
    return events.stream().filter(event -> event.data() instanceof ReportOpened).findFirst();
  }

  /**
   * Decides what a command leads to. The same command gives the same events, however often it
   * comes.
   *
   * @param now the time of new events
   */
  public Decision decide(Envelope.OfCommand<TicketCommand> command, Instant now, DuePolicy policy) {
    List<Envelope.OfEvent<TicketEvent>> before =
        events.stream().filter(event -> event.facts().causationId().equals(command.id())).toList();
    if (!before.isEmpty()) {
      return new Decision.Repeated(before);
    }
    return switch (command.data()) {
      case RecordRating rating -> record(command, rating, now, policy);
      case OpenReport report -> open(command, report, now, policy);
    };
  }

  private Decision open(
      Envelope.OfCommand<TicketCommand> command, OpenReport report, Instant now, DuePolicy policy) {
    String expected = idOfReport(report.conversationId(), report.messageSeq());
    if (!command.subject().equals(id) || !id.equals(expected)) {
      return new Decision.Refused(Decision.Refusal.WRONG_TICKET);
    }
    if (!events.isEmpty()) {
      return new Decision.Refused(Decision.Refusal.ALREADY_REPORTED);
    }
    ReportOpened opened =
        new ReportOpened(
            report.conversationId(),
            report.shopId(),
            report.customer(),
            report.agentId(),
            report.messageSeq(),
            report.reason(),
            report.comment(),
            command.time().plus(policy.report()));
    return new Decision.Accepted(
        List.of(event(command, 1, report.customer(), now, versions(command, policy), opened)));
  }

  private static Map<String, String> versions(
      Envelope.OfCommand<TicketCommand> command, DuePolicy policy) {
    Map<String, String> versions = new LinkedHashMap<>(command.versions());
    versions.put(DuePolicy.NAME, policy.version());
    return versions;
  }

  private Decision record(
      Envelope.OfCommand<TicketCommand> command,
      RecordRating rating,
      Instant now,
      DuePolicy policy) {
    if (!command.subject().equals(id) || !id.equals(idOf(rating.conversationId()))) {
      return new Decision.Refused(Decision.Refusal.WRONG_TICKET);
    }
    if (!events.isEmpty()) {
      return new Decision.Refused(Decision.Refusal.ALREADY_RATED);
    }
    Customer customer = rating.customer();
    List<Envelope.OfEvent<TicketEvent>> made = new ArrayList<>();
    made.add(event(command, 1, customer, now, command.versions(), recorded(rating)));
    if (!rating.solved()) {
      // Counted from the customer's answer, not from when this service came to read it.
      Instant dueAt = command.time().plus(policy.allowance(customer.tier()));
      Map<String, String> versions = versions(command, policy);
      CaseOpened opened = new CaseOpened(rating.conversationId(), rating.shopId(), customer, dueAt);
      made.add(event(command, 2, customer, now, versions, opened));
    }
    return new Decision.Accepted(List.copyOf(made));
  }

  /**
   * The ticket after an event.
   *
   * @throws IllegalStateException if the event is not the next one
   */
  public Ticket apply(Envelope.OfEvent<TicketEvent> event) {
    List<Envelope.OfEvent<TicketEvent>> longer = new ArrayList<>(events);
    longer.add(event);
    return new Ticket(id, longer);
  }

  private static RatingRecorded recorded(RecordRating rating) {
    return new RatingRecorded(
        rating.conversationId(),
        rating.shopId(),
        rating.agentId(),
        rating.stars(),
        rating.solved(),
        rating.comment());
  }

  private Envelope.OfEvent<TicketEvent> event(
      Envelope.OfCommand<TicketCommand> command,
      long seq,
      Customer customer,
      Instant now,
      Map<String, String> versions,
      TicketEvent data) {
    Facts facts = new Facts(seq, command.id(), versions, "customer:" + customer.id());
    return new Envelope.OfEvent<>(
        stableId(id + "/" + seq), SOURCE, id, now, command.traceparent(), facts, data);
  }

  /** An id that the same name always gives. */
  static String stableId(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
