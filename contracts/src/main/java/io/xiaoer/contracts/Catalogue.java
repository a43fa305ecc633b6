package io.xiaoer.contracts;

import io.xiaoer.contracts.behaviour.BehaviourEvent;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.desk.DeskCommand;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.contracts.signal.ConversationSignal;
import io.xiaoer.contracts.ticket.TicketCommand;
import io.xiaoer.contracts.ticket.TicketEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every type of the language: its {@code ce_type}, its record, its topic. A type's name never
 * changes its meaning; a break is a new {@code …v2} beside it.
 */
public final class Catalogue {
  /**
   * A type.
   *
   * @param ceType its name on the wire
   * @param record its record
   * @param topic where it travels
   */
  public record Entry(String ceType, Class<?> record, String topic) {}

  private static final String SIGNAL_TYPE = "conversation.signal.v1";

  /** Every type, in the order of topics. */
  public static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "conversation.open-conversation.v1",
              ConversationCommand.OpenConversation.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.post-message.v1",
              ConversationCommand.PostMessage.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.edit-message.v1",
              ConversationCommand.EditMessage.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.recall-message.v1",
              ConversationCommand.RecallMessage.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.request-person.v1",
              ConversationCommand.RequestPerson.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.hand-over.v1",
              ConversationCommand.HandOver.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.attach-brief.v1",
              ConversationCommand.AttachBrief.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.record-understanding.v1",
              ConversationCommand.RecordUnderstanding.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.assign-agent.v1",
              ConversationCommand.AssignAgent.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.return-to-queue.v1",
              ConversationCommand.ReturnToQueue.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.record-receipt.v1",
              ConversationCommand.RecordReceipt.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.warn-idle.v1",
              ConversationCommand.WarnIdle.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.close-conversation.v1",
              ConversationCommand.CloseConversation.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.rate-conversation.v1",
              ConversationCommand.RateConversation.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.preview-link.v1",
              ConversationCommand.PreviewLink.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.transcribe-voice.v1",
              ConversationCommand.TranscribeVoice.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.report-message.v1",
              ConversationCommand.ReportMessage.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.request-call.v1",
              ConversationCommand.RequestCall.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.accept-call.v1",
              ConversationCommand.AcceptCall.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.end-call.v1",
              ConversationCommand.EndCall.class,
              Topics.CONVERSATION_COMMANDS),
          new Entry(
              "conversation.conversation-opened.v1",
              ConversationEvent.ConversationOpened.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.message-posted.v1",
              ConversationEvent.MessagePosted.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.message-edited.v1",
              ConversationEvent.MessageEdited.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.message-recalled.v1",
              ConversationEvent.MessageRecalled.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.message-flagged.v1",
              ConversationEvent.MessageFlagged.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.message-reported.v1",
              ConversationEvent.MessageReported.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.person-requested.v1",
              ConversationEvent.PersonRequested.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.hand-over-briefed.v1",
              ConversationEvent.HandOverBriefed.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.control-changed.v1",
              ConversationEvent.ControlChanged.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.message-understood.v1",
              ConversationEvent.MessageUnderstood.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.receipt-recorded.v1",
              ConversationEvent.ReceiptRecorded.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.idle-warned.v1",
              ConversationEvent.IdleWarned.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.conversation-reopened.v1",
              ConversationEvent.ConversationReopened.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.conversation-closed.v1",
              ConversationEvent.ConversationClosed.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.conversation-rated.v1",
              ConversationEvent.ConversationRated.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.link-previewed.v1",
              ConversationEvent.LinkPreviewed.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.voice-transcribed.v1",
              ConversationEvent.VoiceTranscribed.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.call-requested.v1",
              ConversationEvent.CallRequested.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.call-accepted.v1",
              ConversationEvent.CallAccepted.class,
              Topics.CONVERSATION_EVENTS),
          new Entry(
              "conversation.call-ended.v1",
              ConversationEvent.CallEnded.class,
              Topics.CONVERSATION_EVENTS),
          new Entry("desk.enqueue.v1", DeskCommand.Enqueue.class, Topics.DESK_COMMANDS),
          new Entry("desk.reprioritise.v1", DeskCommand.Reprioritise.class, Topics.DESK_COMMANDS),
          new Entry(
              "desk.end-conversation.v1", DeskCommand.EndConversation.class, Topics.DESK_COMMANDS),
          new Entry("desk.sign-in.v1", DeskCommand.SignIn.class, Topics.DESK_COMMANDS),
          new Entry(
              "desk.change-presence.v1", DeskCommand.ChangePresence.class, Topics.DESK_COMMANDS),
          new Entry("desk.accept-offer.v1", DeskCommand.AcceptOffer.class, Topics.DESK_COMMANDS),
          new Entry("desk.decline-offer.v1", DeskCommand.DeclineOffer.class, Topics.DESK_COMMANDS),
          new Entry("desk.expire-offer.v1", DeskCommand.ExpireOffer.class, Topics.DESK_COMMANDS),
          new Entry(
              "desk.release-absent-agent.v1",
              DeskCommand.ReleaseAbsentAgent.class,
              Topics.DESK_COMMANDS),
          new Entry(
              "desk.conversation-queued.v1",
              DeskEvent.ConversationQueued.class,
              Topics.DESK_EVENTS),
          new Entry(
              "desk.conversation-reprioritised.v1",
              DeskEvent.ConversationReprioritised.class,
              Topics.DESK_EVENTS),
          new Entry("desk.offer-made.v1", DeskEvent.OfferMade.class, Topics.DESK_EVENTS),
          new Entry("desk.offer-ended.v1", DeskEvent.OfferEnded.class, Topics.DESK_EVENTS),
          new Entry(
              "desk.conversation-assigned.v1",
              DeskEvent.ConversationAssigned.class,
              Topics.DESK_EVENTS),
          new Entry(
              "desk.conversation-abandoned.v1",
              DeskEvent.ConversationAbandoned.class,
              Topics.DESK_EVENTS),
          new Entry(
              "desk.service-finished.v1", DeskEvent.ServiceFinished.class, Topics.DESK_EVENTS),
          new Entry("desk.agent-lost.v1", DeskEvent.AgentLost.class, Topics.DESK_EVENTS),
          new Entry("desk.agent-signed-in.v1", DeskEvent.AgentSignedIn.class, Topics.DESK_EVENTS),
          new Entry(
              "desk.presence-changed.v1", DeskEvent.PresenceChanged.class, Topics.DESK_EVENTS),
          new Entry(
              "ticket.record-rating.v1", TicketCommand.RecordRating.class, Topics.TICKET_COMMANDS),
          new Entry(
              "ticket.rating-recorded.v1", TicketEvent.RatingRecorded.class, Topics.TICKET_EVENTS),
          new Entry(
              "ticket.open-report.v1", TicketCommand.OpenReport.class, Topics.TICKET_COMMANDS),
          new Entry(
              "ticket.report-opened.v1", TicketEvent.ReportOpened.class, Topics.TICKET_EVENTS),
          new Entry("ticket.case-opened.v1", TicketEvent.CaseOpened.class, Topics.TICKET_EVENTS),
          new Entry(
              "behaviour.offer-shown.v1", BehaviourEvent.OfferShown.class, Topics.BEHAVIOUR_EVENTS),
          new Entry(
              "behaviour.offer-answered.v1",
              BehaviourEvent.OfferAnswered.class,
              Topics.BEHAVIOUR_EVENTS),
          new Entry("behaviour.browsed.v1", BehaviourEvent.Browsed.class, Topics.BEHAVIOUR_EVENTS),
          new Entry("behaviour.dwelled.v1", BehaviourEvent.Dwelled.class, Topics.BEHAVIOUR_EVENTS),
          new Entry(
              "behaviour.searched.v1", BehaviourEvent.Searched.class, Topics.BEHAVIOUR_EVENTS),
          new Entry(
              "behaviour.cart-changed.v1",
              BehaviourEvent.CartChanged.class,
              Topics.BEHAVIOUR_EVENTS),
          new Entry(
              "behaviour.order-changed.v1",
              BehaviourEvent.OrderChanged.class,
              Topics.BEHAVIOUR_EVENTS),
          new Entry(
              "conversation.signal.v1", ConversationSignal.class, Topics.CONVERSATION_SIGNALS));

  private static final Map<String, Entry> BY_TYPE =
      ENTRIES.stream().collect(Collectors.toUnmodifiableMap(Entry::ceType, entry -> entry));

  private static final Map<Class<?>, String> BY_RECORD =
      ENTRIES.stream().collect(Collectors.toUnmodifiableMap(Entry::record, Entry::ceType));

  private Catalogue() {}

  /** The type of this name, or {@code null} if this version of the language does not know it. */
  public static @Nullable Entry find(String ceType) {
    return BY_TYPE.get(ceType);
  }

  /**
   * The name of the type of a command, event or signal.
   *
   * @throws IllegalArgumentException if the record is none of the language
   */
  public static String typeOf(Object data) {
    String type = data instanceof ConversationSignal ? SIGNAL_TYPE : BY_RECORD.get(data.getClass());
    if (type == null) {
      throw new IllegalArgumentException(data.getClass() + " is not in the catalogue");
    }
    return type;
  }
}
