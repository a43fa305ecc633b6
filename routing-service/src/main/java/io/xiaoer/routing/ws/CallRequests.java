package io.xiaoer.routing.ws;

import io.xiaoer.contracts.conversation.CallEnd;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.signal.ConversationSignal;
import io.xiaoer.contracts.socket.AgentFrame;

/** What an agent asks about calls, as commands; the conversation's owner decides. */
final class CallRequests {
  private CallRequests() {}

  static AgentFrames.Request of(Staff staff, AgentFrame.RequestCall asked) {
    return new AgentFrames.Request(
        "request-call",
        asked.callId(),
        new ConversationCommand.RequestCall(
            asked.callId(),
            DeskCommands.author(staff),
            asked.kind(),
            asked.endpoint(),
            asked.controlEpoch()));
  }

  static AgentFrames.Request of(Staff staff, AgentFrame.AcceptCall accept) {
    return new AgentFrames.Request(
        "accept-call",
        accept.callId(),
        new ConversationCommand.AcceptCall(
            accept.callId(), DeskCommands.author(staff), accept.endpoint(), accept.controlEpoch()));
  }

  static ConversationSignal said(Staff staff, AgentFrame.CallSay say) {
    return new ConversationSignal.CallSaid(
        say.callId(), DeskCommands.author(staff), say.endpoint(), say.words());
  }

  static AgentFrames.Request of(Staff staff, AgentFrame.EndCall end) {
    return new AgentFrames.Request(
        "end-call",
        end.callId(),
        new ConversationCommand.EndCall(
            end.callId(),
            DeskCommands.author(staff),
            end.lost() ? CallEnd.CONNECTION_LOST : null,
            end.controlEpoch()));
  }
}
