package io.xiaoer.gateway.core;

import static io.xiaoer.gateway.core.Standing.agentHasControl;
import static io.xiaoer.gateway.core.Standing.isCustomer;

import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CallEnd;
import io.xiaoer.contracts.conversation.ConversationCommand.AcceptCall;
import io.xiaoer.contracts.conversation.ConversationCommand.EndCall;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestCall;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.CallAccepted;
import io.xiaoer.contracts.conversation.ConversationEvent.CallEnded;
import io.xiaoer.contracts.conversation.ConversationEvent.CallRequested;
import io.xiaoer.contracts.conversation.ConversationEvent.ControlChanged;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationClosed;
import io.xiaoer.contracts.conversation.RefusalCode;
import io.xiaoer.gateway.core.Conversation.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may call whom: the customer and the agent who has control each other, one call at a time, and
 * nobody else. What they say to each other is not written; that they talked is.
 */
final class CallRules {
  /** The suite itself, where it ends a call. */
  private static final Author SUITE =
      new Author(Author.Kind.SYSTEM, "chat-gateway", "chat-gateway");

  private CallRules() {}

  static Outcome request(Known state, RequestCall asked, Instant now, Policy policy) {
    RefusalCode refusal = stranger(state, asked.by(), asked.controlEpoch());
    if (refusal != null) {
      return Outcome.no(refusal);
    }
    if (!policy.calls().offered()) {
      return Outcome.no(RefusalCode.NOT_ALLOWED);
    }
    Call present = state.floor().call();
    if (present == null) {
      return Outcome.yes(
          new CallRequested(
              asked.callId(),
              asked.by(),
              asked.kind(),
              asked.endpoint(),
              now.plus(policy.calls().ring())));
    }
    boolean same = present.id().equals(asked.callId()) && present.asker().is(asked.by());
    return same ? Outcome.yes() : Outcome.no(RefusalCode.CALL_ON);
  }

  static Outcome accept(Known state, AcceptCall accept, Instant now) {
    RefusalCode refusal = stranger(state, accept.by(), accept.controlEpoch());
    if (refusal != null) {
      return Outcome.no(refusal);
    }
    Call call = named(state, accept.callId());
    if (call == null) {
      return Outcome.no(RefusalCode.NO_CALL);
    }
    Call.Party answerer = call.answerer();
    if (answerer != null) {
      // another page of his was faster
      boolean same = answerer.is(accept.by()) && answerer.endpoint().equals(accept.endpoint());
      return same ? Outcome.yes() : Outcome.no(RefusalCode.CALL_ON);
    }
    if (call.asker().is(accept.by())) {
      return Outcome.no(RefusalCode.NOT_ALLOWED);
    }
    return now.isBefore(call.ringsUntil())
        ? Outcome.yes(new CallAccepted(call.id(), accept.by(), accept.endpoint()))
        : Outcome.no(RefusalCode.TOO_LATE);
  }

  /** A call that is over already stays as it ended. */
  static Outcome end(Known state, EndCall end, Instant now) {
    boolean suite = end.by().kind() == Author.Kind.SYSTEM;
    RefusalCode refusal = suite ? null : stranger(state, end.by(), end.controlEpoch());
    if (refusal != null) {
      return Outcome.no(refusal);
    }
    Call call = named(state, end.callId());
    if (call == null) {
      return Outcome.no(RefusalCode.NO_CALL);
    }
    if (suite && !call.isOn() && now.isBefore(call.ringsUntil())) {
      return Outcome.yes();
    }
    return Outcome.yes(ended(call, end.by(), why(call, end), now));
  }

  private static CallEnd why(Call call, EndCall end) {
    boolean lost = end.reason() == CallEnd.CONNECTION_LOST;
    if (end.by().kind() == Author.Kind.SYSTEM) {
      if (!call.isOn()) {
        return CallEnd.MISSED;
      }
      return lost ? CallEnd.CONNECTION_LOST : CallEnd.TIME_LIMIT;
    }
    if (!call.isOn()) {
      return call.asker().is(end.by()) ? CallEnd.CANCELLED : CallEnd.DECLINED;
    }
    return lost ? CallEnd.CONNECTION_LOST : CallEnd.HUNG_UP;
  }

  /** What takes the word from the agent ends his call, before anything else happens. */
  static Outcome withCallEnded(Known state, Outcome outcome, Instant now) {
    Call call = state.floor().call();
    if (call == null) {
      return outcome;
    }
    CallEnded end = null;
    for (ConversationEvent event : outcome.events()) {
      if (event instanceof ConversationClosed closed) {
        end = ended(call, closed.by(), CallEnd.CONVERSATION_CLOSED, now);
      } else if (event instanceof ControlChanged && end == null) {
        end = ended(call, SUITE, CallEnd.CONTROL_CHANGED, now);
      }
    }
    if (end == null) {
      return outcome;
    }
    List<ConversationEvent> events = new ArrayList<>();
    events.add(end);
    events.addAll(outcome.events());
    return new Outcome(events, outcome.refusal());
  }

  private static CallEnded ended(Call call, Author by, CallEnd reason, Instant now) {
    return new CallEnded(call.id(), by, reason, call.talkedMillis(now));
  }

  private static @Nullable Call named(Known state, String callId) {
    Call call = state.floor().call();
    return call != null && call.id().equals(callId) ? call : null;
  }

  /** Why somebody has no part in a call of this conversation. */
  private static @Nullable RefusalCode stranger(
      Known state, Author author, @Nullable Integer epoch) {
    return switch (author.kind()) {
      case CUSTOMER -> {
        if (!isCustomer(state, author)) {
          yield RefusalCode.NOT_ALLOWED;
        }
        yield state.served().isPresent() ? null : RefusalCode.NO_CONTROL;
      }
      case AGENT -> agentHasControl(state, author.id(), epoch) ? null : RefusalCode.NO_CONTROL;
      case BOT, SYSTEM -> RefusalCode.NOT_ALLOWED;
    };
  }
}
