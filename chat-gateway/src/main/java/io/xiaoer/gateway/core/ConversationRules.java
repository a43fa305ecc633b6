package io.xiaoer.gateway.core;

import static io.xiaoer.gateway.core.Standing.agentHasControl;
import static io.xiaoer.gateway.core.Standing.botHasControl;
import static io.xiaoer.gateway.core.Standing.changed;
import static io.xiaoer.gateway.core.Standing.isAgent;
import static io.xiaoer.gateway.core.Standing.isCustomer;

import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.AcceptCall;
import io.xiaoer.contracts.conversation.ConversationCommand.AssignAgent;
import io.xiaoer.contracts.conversation.ConversationCommand.AttachBrief;
import io.xiaoer.contracts.conversation.ConversationCommand.CloseConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.EditMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.EndCall;
import io.xiaoer.contracts.conversation.ConversationCommand.HandOver;
import io.xiaoer.contracts.conversation.ConversationCommand.OpenConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.PreviewLink;
import io.xiaoer.contracts.conversation.ConversationCommand.RateConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.RecallMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RecordReceipt;
import io.xiaoer.contracts.conversation.ConversationCommand.RecordUnderstanding;
import io.xiaoer.contracts.conversation.ConversationCommand.ReportMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestCall;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestPerson;
import io.xiaoer.contracts.conversation.ConversationCommand.ReturnToQueue;
import io.xiaoer.contracts.conversation.ConversationCommand.TranscribeVoice;
import io.xiaoer.contracts.conversation.ConversationCommand.WarnIdle;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.ControlChanged;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationOpened;
import io.xiaoer.contracts.conversation.ConversationEvent.HandOverBriefed;
import io.xiaoer.contracts.conversation.ConversationEvent.LinkPreviewed;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageUnderstood;
import io.xiaoer.contracts.conversation.ConversationEvent.PersonRequested;
import io.xiaoer.contracts.conversation.ConversationEvent.ReceiptRecorded;
import io.xiaoer.contracts.conversation.ConversationEvent.VoiceTranscribed;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.ReceiptKind;
import io.xiaoer.contracts.conversation.RefusalCode;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.core.Conversation.Unopened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a conversation, which live here and nowhere else: who may speak when, what follows
 * from what, and that nothing happens twice.
 *
 * <p>Speaking for the shop needs <em>control</em>: the bot has it first, then nobody while the
 * conversation waits, then one agent. Each change of control raises the epoch; whoever speaks names
 * the epoch that he believes in, so that one who was overtaken is refused.
 */
public final class ConversationRules {
  /** The {@code ce_source} of every event of a conversation. */
  public static final String SOURCE = "/chat-gateway";

  private ConversationRules() {}

  /**
   * Decides on a command.
   *
   * @param state the conversation as it is
   * @param command what is asked
   * @param now when it is decided; becomes the time of the events
   * @param policy for how long what was done can be done otherwise
   */
  public static Decision decide(
      Conversation state, OfCommand<ConversationCommand> command, Instant now, Policy policy) {
    return switch (state) {
      case Unopened unopened ->
          command.data() instanceof OpenConversation open
              ? accepted(unopened, open.customer(), command, now, opening(open))
              : refused(RefusalCode.UNKNOWN_CONVERSATION);
      case Known known -> {
        Decision repeated = repeated(known, command);
        yield repeated != null ? repeated : decideNew(known, command, now, policy);
      }
    };
  }

  private static List<ConversationEvent> opening(OpenConversation open) {
    return List.of(
        new ConversationOpened(open.shopId(), open.customer(), open.entrance(), open.locale()),
        new ControlChanged(new Control.Bot(), 1));
  }

  /** The same command again, or the same message of the same author in another command. */
  private static @Nullable Decision repeated(Known state, OfCommand<ConversationCommand> command) {
    String messageKey =
        command.data() instanceof PostMessage post
            ? Conversation.messageKey(post.author(), post.clientMessageId())
            : null;
    for (Recent recent : state.recent()) {
      if (recent.commandId().equals(command.id())
          || (messageKey != null && messageKey.equals(recent.messageKey()))) {
        return new Decision.Repeated(recent.firstSeq(), recent.events());
      }
    }
    return null;
  }

  private static Decision decideNew(
      Known state, OfCommand<ConversationCommand> command, Instant now, Policy policy) {
    Control.Queue queue = new Control.Queue(policy.hours().opensAfter(now).orElse(null));
    Outcome outcome =
        switch (command.data()) {
          case OpenConversation _ -> Outcome.no(RefusalCode.ALREADY_OPEN);
          case RateConversation rate -> EndRules.rate(state, rate);
          case RecordReceipt receipt -> receipt(state, receipt);
          case ReportMessage report -> EndRules.report(state, report);
          case PreviewLink link ->
              MessageRules.beside(
                  state, link.messageSeq(), new LinkPreviewed(link.messageSeq(), link.preview()));
          case TranscribeVoice voice ->
              MessageRules.beside(
                  state,
                  voice.messageSeq(),
                  new VoiceTranscribed(voice.messageSeq(), voice.transcript()));
          case PostMessage post ->
              state.closed()
                  ? MessageRules.reopen(state, post, now, policy)
                  : MessageRules.post(state, post);
          case EditMessage edit ->
              whileOpen(state, () -> MessageRules.edit(state, edit, now, policy));
          case RecallMessage recall ->
              whileOpen(state, () -> MessageRules.recall(state, recall, now, policy));
          case WarnIdle warn -> EndRules.warnIdle(state, warn);
          case RequestPerson _ -> whileOpen(state, () -> requestPerson(state, queue));
          case HandOver handOver -> whileOpen(state, () -> handOver(state, handOver, queue));
          case AttachBrief attach -> whileOpen(state, () -> attachBrief(state, attach));
          case RecordUnderstanding record -> whileOpen(state, () -> understand(state, record));
          case AssignAgent assign -> whileOpen(state, () -> assign(state, assign));
          case ReturnToQueue returned ->
              whileOpen(state, () -> returnToQueue(state, returned, queue));
          case CloseConversation close -> whileOpen(state, () -> EndRules.close(state, close));
          case RequestCall asked ->
              whileOpen(state, () -> CallRules.request(state, asked, now, policy));
          case AcceptCall accept -> whileOpen(state, () -> CallRules.accept(state, accept, now));
          case EndCall end -> whileOpen(state, () -> CallRules.end(state, end, now));
        };
    if (outcome.refusal() != null) {
      return refused(outcome.refusal());
    }
    Outcome whole = MessageRules.flagged(state, CallRules.withCallEnded(state, outcome, now));
    return accepted(state, state.customer(), command, now, whole.events());
  }

  private static Outcome whileOpen(Known state, Supplier<Outcome> rule) {
    return state.closed() ? Outcome.no(RefusalCode.CONVERSATION_CLOSED) : rule.get();
  }

  /** Takes effect while the bot has the word; who waits or is served already has what he asks. */
  private static Outcome requestPerson(Known state, Control.Queue queue) {
    return state.control() instanceof Control.Bot
        ? Outcome.yes(new PersonRequested(), changed(state, queue))
        : Outcome.yes();
  }

  private static Outcome handOver(Known state, HandOver handOver, Control.Queue queue) {
    return botHasControl(state, handOver.controlEpoch())
        ? Outcome.yes(new HandOverBriefed(handOver.brief()), changed(state, queue))
        : Outcome.no(RefusalCode.NO_CONTROL);
  }

  /** Once for each wait; an agent who was faster than the brief still gets it. */
  private static Outcome attachBrief(Known state, AttachBrief attach) {
    boolean forSomebody =
        switch (state.control()) {
          case Control.Queue _, Control.Served _ -> true;
          case Control.Bot _, Control.Nobody _ -> false;
        };
    if (!forSomebody) {
      return Outcome.no(RefusalCode.NOT_WAITING);
    }
    return state.floor().briefedEpoch() == state.floor().waitEpoch()
        ? Outcome.no(RefusalCode.NOT_ALLOWED)
        : Outcome.yes(new HandOverBriefed(attach.brief()));
  }

  private static Outcome understand(Known state, RecordUnderstanding record) {
    return record.understanding().messageSeq() > state.lastSeq()
        ? Outcome.no(RefusalCode.UNKNOWN_MESSAGE)
        : Outcome.yes(new MessageUnderstood(record.understanding()));
  }

  private static Outcome assign(Known state, AssignAgent assign) {
    boolean waits =
        state.control() instanceof Control.Queue && state.epoch() == assign.controlEpoch();
    return waits
        ? Outcome.yes(changed(state, new Control.Served(assign.agent())))
        : Outcome.no(RefusalCode.NOT_WAITING);
  }

  private static Outcome returnToQueue(Known state, ReturnToQueue returned, Control.Queue queue) {
    return agentHasControl(state, returned.agentId(), returned.controlEpoch())
        ? Outcome.yes(changed(state, queue))
        : Outcome.no(RefusalCode.NO_CONTROL);
  }

  /** Receipts only rise, also after the end; a lower one says nothing new. */
  private static Outcome receipt(Known state, RecordReceipt receipt) {
    Author reader = receipt.reader();
    boolean counts =
        switch (reader.kind()) {
          case CUSTOMER -> isCustomer(state, reader);
          case AGENT -> isAgent(state.closed() ? state.servedLast() : served(state), reader);
          case BOT, SYSTEM -> false;
        };
    if (!counts) {
      // an agent may look at what is over, whoever served it
      return state.closed() && reader.kind() == Author.Kind.AGENT
          ? Outcome.yes()
          : Outcome.no(RefusalCode.NOT_ALLOWED);
    }
    if (receipt.upTo() > state.lastSeq()) {
      return Outcome.no(RefusalCode.UNKNOWN_MESSAGE);
    }
    ReceiptKind kind = receipt.kind() == null ? ReceiptKind.DISPLAYED : receipt.kind();
    return receipt.upTo() <= state.reached(reader, kind)
        ? Outcome.yes()
        : Outcome.yes(
            new ReceiptRecorded(
                reader, receipt.upTo(), kind == ReceiptKind.DISPLAYED ? null : kind));
  }

  private static @Nullable Agent served(Known state) {
    return state.served().orElse(null);
  }

  private static Decision refused(RefusalCode code) {
    return new Decision.Refused(code);
  }

  private static Decision accepted(
      Conversation state,
      Customer customer,
      OfCommand<ConversationCommand> command,
      Instant now,
      List<ConversationEvent> happened) {
    List<OfEvent<ConversationEvent>> events = new ArrayList<>(happened.size());
    for (ConversationEvent data : happened) {
      long seq = state.lastSeq() + 1 + events.size();
      Facts facts = new Facts(seq, command.id(), command.versions(), Ids.subjectKey(customer.id()));
      events.add(
          new OfEvent<>(
              Ids.event(state.id(), seq),
              SOURCE,
              state.id(),
              now,
              command.traceparent(),
              facts,
              data));
    }
    return new Decision.Accepted(events);
  }
}
