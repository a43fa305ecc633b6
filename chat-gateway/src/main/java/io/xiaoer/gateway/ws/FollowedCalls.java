package io.xiaoer.gateway.ws;

import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.CallAccepted;
import io.xiaoer.contracts.conversation.ConversationEvent.CallEnded;
import io.xiaoer.contracts.conversation.ConversationEvent.CallRequested;
import io.xiaoer.contracts.signal.ConversationSignal.CallSaid;
import io.xiaoer.gateway.core.Call;
import io.xiaoer.gateway.core.Floor;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls of the conversations that one socket follows, and in which of them its page takes part.
 * Signals of a call pass between the two pages that the log names, and no others.
 */
final class FollowedCalls {
  private final Map<String, Call> calls = new ConcurrentHashMap<>(0);
  private final Map<String, Part> parts = new ConcurrentHashMap<>(0);

  /** The part that this socket's page says it has in a call. */
  private record Part(String callId, String endpoint) {}

  /** A conversation as it stood when the socket began to follow it. */
  void resumed(String conversationId, Floor floor) {
    Call call = floor.call();
    if (call != null) {
      calls.put(conversationId, call);
    }
  }

  /** Takes what the log says of calls. */
  void happened(String conversationId, ConversationEvent event, Instant at) {
    if (event instanceof CallRequested asked) {
      calls.put(conversationId, Call.asked(asked, at));
    } else if (event instanceof CallAccepted accepted) {
      calls.computeIfPresent(conversationId, (_, call) -> call.answered(accepted, at));
    } else if (event instanceof CallEnded ended) {
      calls.computeIfPresent(
          conversationId, (_, call) -> call.id().equals(ended.callId()) ? null : call);
      parts.computeIfPresent(
          conversationId, (_, part) -> part.callId().equals(ended.callId()) ? null : part);
    }
  }

  /** The page asks for a call or agrees to one: what the other side says is for it. */
  void join(String conversationId, String callId, String endpoint) {
    parts.put(conversationId, new Part(callId, endpoint));
  }

  /**
   * Whether the page may speak to the other side's: in a call that is on, if it is the page that
   * agreed to it. A page that has come back takes its part again by that.
   */
  boolean maySay(String conversationId, String callId, String endpoint) {
    Call call = calls.get(conversationId);
    Call.Party own = call == null ? null : call.side(Author.Kind.CUSTOMER);
    boolean may =
        call != null
            && own != null
            && call.isOn()
            && call.id().equals(callId)
            && own.endpoint().equals(endpoint);
    if (may) {
      join(conversationId, callId, endpoint);
    }
    return may;
  }

  /**
   * Whether words of the other side are for this page. Signals may be faster than the event that
   * the call was accepted: who has agreed to it himself hears them already.
   */
  boolean mayHear(String conversationId, CallSaid said) {
    Call call = calls.get(conversationId);
    Part part = parts.get(conversationId);
    if (call == null
        || part == null
        || said.author().kind() != Author.Kind.AGENT
        || !call.id().equals(said.callId())
        || !part.callId().equals(said.callId())) {
      return false;
    }
    Call.Party own = call.side(Author.Kind.CUSTOMER);
    Call.Party other = call.side(Author.Kind.AGENT);
    return (own == null || own.endpoint().equals(part.endpoint()))
        && (other == null
            || (other.endpoint().equals(said.endpoint())
                && other.who().id().equals(said.author().id())));
  }
}
