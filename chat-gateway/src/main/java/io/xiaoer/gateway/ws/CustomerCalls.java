package io.xiaoer.gateway.ws;

import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.conversation.CallEnd;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.AcceptCall;
import io.xiaoer.contracts.conversation.ConversationCommand.EndCall;
import io.xiaoer.contracts.conversation.ConversationCommand.RequestCall;
import io.xiaoer.contracts.signal.ConversationSignal.CallSaid;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.calls.CallsConfig;
import io.xiaoer.gateway.identity.Visitor;
import jakarta.inject.Singleton;

/** What a customer may do about a call: as commands, and as signals that are not written. */
@Singleton
public class CustomerCalls {
  private final CommandWriter commands;
  private final int signalsPerTenSeconds;

  CustomerCalls(CommandWriter commands, CallsConfig config) {
    this.commands = commands;
    this.signalsPerTenSeconds = config.signalsPerTenSeconds();
  }

  /** Counts the signals of one socket. */
  FrameRate rate() {
    return new FrameRate(signalsPerTenSeconds);
  }

  /** Asks the agent for a call. */
  OfCommand<ConversationCommand> request(Visitor visitor, CustomerFrame.RequestCall asked) {
    return commands.command(
        visitor,
        asked.conversationId(),
        "request-call",
        asked.callId(),
        new RequestCall(asked.callId(), visitor.author(), asked.kind(), asked.endpoint(), null));
  }

  /** Agrees to the agent's call; another page of his that does so, too, is another command. */
  OfCommand<ConversationCommand> accept(Visitor visitor, CustomerFrame.AcceptCall accept) {
    return commands.command(
        visitor,
        accept.conversationId(),
        "accept-call",
        accept.callId() + " " + accept.endpoint(),
        new AcceptCall(accept.callId(), visitor.author(), accept.endpoint(), null));
  }

  /** Declines, takes back or hangs up. */
  OfCommand<ConversationCommand> end(Visitor visitor, CustomerFrame.EndCall end) {
    return commands.command(
        visitor,
        end.conversationId(),
        "end-call",
        end.callId(),
        new EndCall(
            end.callId(), visitor.author(), end.lost() ? CallEnd.CONNECTION_LOST : null, null));
  }

  /** Passes on what his browser says to the agent's; may be lost. */
  void say(Visitor visitor, CustomerFrame.CallSay say) {
    commands.hint(
        visitor,
        say.conversationId(),
        new CallSaid(say.callId(), visitor.author(), say.endpoint(), say.words()));
  }
}
