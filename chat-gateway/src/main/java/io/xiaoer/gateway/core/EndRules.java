package io.xiaoer.gateway.core;

import static io.xiaoer.gateway.core.Standing.agentHasControl;
import static io.xiaoer.gateway.core.Standing.botHasControl;
import static io.xiaoer.gateway.core.Standing.changed;
import static io.xiaoer.gateway.core.Standing.isCustomer;

import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationCommand.CloseConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.RateConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.ReportMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.WarnIdle;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationClosed;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationRated;
import io.xiaoer.contracts.conversation.ConversationEvent.IdleWarned;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageReported;
import io.xiaoer.contracts.conversation.RefusalCode;
import io.xiaoer.gateway.core.Conversation.Known;

/** Who may end a conversation, and what may follow its end. */
final class EndRules {
  private EndRules() {}

  static Outcome close(Known state, CloseConversation close) {
    if (close.quietSince() != null && close.quietSince() != state.life().quietSince()) {
      // a timer, and somebody was faster
      return Outcome.yes();
    }
    RefusalCode refusal =
        switch (close.by().kind()) {
          case CUSTOMER -> isCustomer(state, close.by()) ? null : RefusalCode.NOT_ALLOWED;
          case BOT -> botHasControl(state, close.controlEpoch()) ? null : RefusalCode.NO_CONTROL;
          case AGENT ->
              agentHasControl(state, close.by().id(), close.controlEpoch())
                  ? null
                  : RefusalCode.NO_CONTROL;
          case SYSTEM ->
              close.controlEpoch() == null || close.controlEpoch() == state.epoch()
                  ? null
                  : RefusalCode.NO_CONTROL;
        };
    return refusal != null
        ? Outcome.no(refusal)
        : Outcome.yes(
            new ConversationClosed(close.by(), close.reason()),
            changed(state, new Control.Nobody()));
  }

  /** A timer that somebody was faster than comes to nothing. */
  static Outcome warnIdle(Known state, WarnIdle warn) {
    boolean stillQuiet =
        !state.closed()
            && state.life().quietSince() == warn.quietSince()
            && state.life().closesAt() == null;
    return stillQuiet ? Outcome.yes(new IdleWarned(warn.closesAt())) : Outcome.yes();
  }

  static Outcome rate(Known state, RateConversation rate) {
    if (!state.closed()) {
      return Outcome.no(RefusalCode.NOT_CLOSED);
    }
    return state.rated()
        ? Outcome.no(RefusalCode.ALREADY_RATED)
        : Outcome.yes(new ConversationRated(rate.stars(), rate.solved(), rate.comment()));
  }

  /** Also after the end: who finds out late that he was cheated must be heard. */
  static Outcome report(Known state, ReportMessage report) {
    if (!Standing.isCustomer(state, report.by())) {
      return Outcome.no(RefusalCode.NOT_ALLOWED);
    }
    return report.messageSeq() > state.lastSeq()
        ? Outcome.no(RefusalCode.UNKNOWN_MESSAGE)
        : Outcome.yes(
            new MessageReported(
                report.messageSeq(), report.by(), report.reason(), report.comment()));
  }
}
