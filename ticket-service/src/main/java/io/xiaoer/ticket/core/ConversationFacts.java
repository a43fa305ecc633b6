package io.xiaoer.ticket.core;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.ticket.TicketCommand;
import io.xiaoer.contracts.ticket.TicketCommand.OpenReport;
import io.xiaoer.contracts.ticket.TicketCommand.RecordRating;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rating or a report must be able to say of its conversation, folded from the conversation's
 * events.
 *
 * @param conversationId which
 * @param lastSeq the number of the last event that counted; anything up to it is a duplicate
 * @param shopId who served
 * @param customer who was served
 * @param agentId who served last; absent while no agent has
 */
public record ConversationFacts(
    String conversationId,
    long lastSeq,
    String shopId,
    Customer customer,
    @Nullable String agentId) {
  /** The events that count here; a reader need not look at any other. */
  public static final Set<Class<? extends ConversationEvent>> RELEVANT =
      Set.of(
          ConversationEvent.ConversationOpened.class,
          ConversationEvent.ControlChanged.class,
          ConversationEvent.MessageReported.class,
          ConversationEvent.ConversationRated.class);

  /** What an event leads to. */
  public sealed interface Folded {
    /** Nothing changes: a duplicate, or an event that does not matter here. */
    record Unchanged() implements Folded {}

    /**
     * More is known.
     *
     * @param facts what is known now
     */
    record Changed(ConversationFacts facts) implements Folded {}

    /**
     * The customer rated, or reported a message: the ticket's owner must be told. A duplicate gives
     * the same command again, because the first one may not have been sent.
     *
     * @param facts what is known now
     * @param command what to tell
     */
    record Told(ConversationFacts facts, Envelope.OfCommand<TicketCommand> command)
        implements Folded {}

    /** The conversation's beginning was never seen, or its id makes no ticket. */
    record Unplaced() implements Folded {}
  }

  /**
   * Folds one event.
   *
   * @param known what was known before; absent for a conversation not seen yet
   */
  public static Folded fold(
      Optional<ConversationFacts> known, Envelope.OfEvent<ConversationEvent> event) {
    if (event.data() instanceof ConversationEvent.ConversationOpened opened) {
      return known
          .<Folded>map(facts -> new Folded.Unchanged())
          .orElseGet(() -> began(event, opened));
    }
    return known.map(facts -> facts.next(event)).orElseGet(Folded.Unplaced::new);
  }

  private static Folded began(
      Envelope.OfEvent<ConversationEvent> event, ConversationEvent.ConversationOpened opened) {
    if (Ticket.idOf(event.subject()).length() > Limits.ID_CHARS) {
      return new Folded.Unplaced();
    }
    return new Folded.Changed(
        new ConversationFacts(
            event.subject(), event.facts().seq(), opened.shopId(), opened.customer(), null));
  }

  private Folded next(Envelope.OfEvent<ConversationEvent> event) {
    boolean duplicate = event.facts().seq() <= lastSeq;
    return switch (event.data()) {
      case ConversationEvent.ControlChanged(Control.Served served, int epoch) when !duplicate ->
          new Folded.Changed(
              new ConversationFacts(
                  conversationId, event.facts().seq(), shopId, customer, served.agent().id()));
      case ConversationEvent.ConversationRated rated ->
          told(event, "record-rating/", Ticket.idOf(conversationId), recordRating(rated));
      case ConversationEvent.MessageReported reported -> report(event, reported);
      case ConversationEvent.ControlChanged change -> new Folded.Unchanged();
      case ConversationEvent.ConversationOpened again -> new Folded.Unchanged();
      case ConversationEvent.MessagePosted message -> new Folded.Unchanged();
      case ConversationEvent.PersonRequested request -> new Folded.Unchanged();
      case ConversationEvent.HandOverBriefed briefed -> new Folded.Unchanged();
      case ConversationEvent.MessageUnderstood understood -> new Folded.Unchanged();
      case ConversationEvent.ReceiptRecorded receipt -> new Folded.Unchanged();
      case ConversationEvent.ConversationClosed closed -> new Folded.Unchanged();
      case ConversationEvent.LinkPreviewed previewed -> new Folded.Unchanged();
      case ConversationEvent.MessageFlagged flagged -> new Folded.Unchanged();
      case ConversationEvent.VoiceTranscribed transcribed -> new Folded.Unchanged();
      case ConversationEvent.CallRequested asked -> new Folded.Unchanged();
      case ConversationEvent.CallAccepted accepted -> new Folded.Unchanged();
      case ConversationEvent.CallEnded ended -> new Folded.Unchanged();
      case ConversationEvent.ConversationReopened reopened -> new Folded.Unchanged();
      case ConversationEvent.MessageEdited edited -> new Folded.Unchanged();
      case ConversationEvent.MessageRecalled recalled -> new Folded.Unchanged();
      case ConversationEvent.IdleWarned warned -> new Folded.Unchanged();
    };
  }

  private Folded report(
      Envelope.OfEvent<ConversationEvent> event, ConversationEvent.MessageReported reported) {
    String id = Ticket.idOfReport(conversationId, reported.messageSeq());
    return id.length() > Limits.ID_CHARS
        ? new Folded.Unplaced()
        : told(event, "open-report/", id, openReport(reported));
  }

  /** The command's id is that of the event, whoever folds it and how often ever. */
  private Folded told(
      Envelope.OfEvent<ConversationEvent> event, String what, String ticket, TicketCommand data) {
    boolean duplicate = event.facts().seq() <= lastSeq;
    return new Folded.Told(
        duplicate ? this : seen(event.facts().seq()),
        new Envelope.OfCommand<>(
            Ticket.stableId(what + event.id()),
            Ticket.SOURCE,
            ticket,
            event.time(),
            event.traceparent(),
            event.facts().versions(),
            data));
  }

  private OpenReport openReport(ConversationEvent.MessageReported reported) {
    return new OpenReport(
        conversationId,
        shopId,
        customer,
        agentId,
        reported.messageSeq(),
        reported.reason(),
        reported.comment());
  }

  private ConversationFacts seen(long seq) {
    return new ConversationFacts(conversationId, seq, shopId, customer, agentId);
  }

  private RecordRating recordRating(ConversationEvent.ConversationRated rated) {
    return new RecordRating(
        conversationId, shopId, customer, agentId, rated.stars(), rated.solved(), rated.comment());
  }
}
