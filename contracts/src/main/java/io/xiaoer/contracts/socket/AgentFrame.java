package io.xiaoer.contracts.socket;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.CallKind;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.contracts.signal.CallWords;
import org.jspecify.annotations.Nullable;

/** What the agent's console sends to routing-service. The first frame must be {@link Hello}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AgentFrame.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = AgentFrame.SetPresence.class, name = "presence"),
  @JsonSubTypes.Type(value = AgentFrame.AcceptOffer.class, name = "accept-offer"),
  @JsonSubTypes.Type(value = AgentFrame.DeclineOffer.class, name = "decline-offer"),
  @JsonSubTypes.Type(value = AgentFrame.Post.class, name = "post"),
  @JsonSubTypes.Type(value = AgentFrame.Edit.class, name = "edit"),
  @JsonSubTypes.Type(value = AgentFrame.Recall.class, name = "recall"),
  @JsonSubTypes.Type(value = AgentFrame.Displayed.class, name = "displayed"),
  @JsonSubTypes.Type(value = AgentFrame.Typing.class, name = "typing"),
  @JsonSubTypes.Type(value = AgentFrame.Resolve.class, name = "resolve"),
  @JsonSubTypes.Type(value = AgentFrame.RequestCall.class, name = "request-call"),
  @JsonSubTypes.Type(value = AgentFrame.AcceptCall.class, name = "accept-call"),
  @JsonSubTypes.Type(value = AgentFrame.EndCall.class, name = "end-call"),
  @JsonSubTypes.Type(value = AgentFrame.CallSay.class, name = "call-say"),
  @JsonSubTypes.Type(value = AgentFrame.Refresh.class, name = "refresh"),
  @JsonSubTypes.Type(value = AgentFrame.Ping.class, name = "ping")
})
public sealed interface AgentFrame {
  /**
   * Says who is there.
   *
   * @param token access token with role agent
   */
  record Hello(String token) implements AgentFrame {
    /** Checks the limits. */
    public Hello {
      Limits.text("token", token, CustomerFrame.TOKEN_CHARS);
    }
  }

  /**
   * The agent is there, on a break, or goes.
   *
   * @param requestId the console's own id
   * @param presence how
   */
  record SetPresence(String requestId, Presence presence) implements AgentFrame {
    /** Checks the limits. */
    public SetPresence {
      Limits.id("requestId", requestId);
      Limits.required("presence", presence);
    }
  }

  /**
   * Takes an offer.
   *
   * @param offerId which
   */
  record AcceptOffer(String offerId) implements AgentFrame {
    /** Checks the limits. */
    public AcceptOffer {
      Limits.id("offerId", offerId);
    }
  }

  /**
   * Leaves an offer to others.
   *
   * @param offerId which
   */
  record DeclineOffer(String offerId) implements AgentFrame {
    /** Checks the limits. */
    public DeclineOffer {
      Limits.id("offerId", offerId);
    }
  }

  /**
   * Says something to the customer.
   *
   * @param conversationId where
   * @param clientMessageId the console's own id; the same one twice gives one message
   * @param controlEpoch the epoch in which the agent was given the conversation
   * @param text what, in words
   * @param content what, if it is more than words; either this or {@code text}
   */
  record Post(
      String conversationId,
      String clientMessageId,
      int controlEpoch,
      @Nullable String text,
      @Nullable Content content)
      implements AgentFrame {
    /** Checks the limits. */
    public Post {
      Limits.id("conversationId", conversationId);
      Limits.id("clientMessageId", clientMessageId);
      Limits.range("controlEpoch", controlEpoch, 1, Integer.MAX_VALUE);
      Limits.eitherOr("text", text, "content", content);
      Limits.optionalText("text", text, Limits.TEXT_CHARS);
    }

    /** Words. */
    public Post(String conversationId, String clientMessageId, int controlEpoch, String text) {
      this(conversationId, clientMessageId, controlEpoch, text, null);
    }

    /** What is said. */
    public Content said() {
      return content != null ? content : new Content.Text(String.valueOf(text));
    }
  }

  /**
   * Puts other words in the place of his own message; allowed for two minutes.
   *
   * @param conversationId where
   * @param requestId the console's own id; the same one twice edits once
   * @param controlEpoch the epoch in which the agent was given the conversation
   * @param messageSeq number of the message
   * @param text the new words
   */
  record Edit(
      String conversationId, String requestId, int controlEpoch, long messageSeq, String text)
      implements AgentFrame {
    /** Checks the limits. */
    public Edit {
      Limits.id("conversationId", conversationId);
      Limits.id("requestId", requestId);
      Limits.range("controlEpoch", controlEpoch, 1, Integer.MAX_VALUE);
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
      Limits.text("text", text, Limits.TEXT_CHARS);
    }
  }

  /**
   * Takes back his own message; allowed for two minutes.
   *
   * @param conversationId where
   * @param requestId the console's own id
   * @param controlEpoch the epoch in which the agent was given the conversation
   * @param messageSeq number of the message
   */
  record Recall(String conversationId, String requestId, int controlEpoch, long messageSeq)
      implements AgentFrame {
    /** Checks the limits. */
    public Recall {
      Limits.id("conversationId", conversationId);
      Limits.id("requestId", requestId);
      Limits.range("controlEpoch", controlEpoch, 1, Integer.MAX_VALUE);
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
    }
  }

  /**
   * Everything up to a number is on the agent's screen.
   *
   * @param conversationId where
   * @param upTo the highest number displayed
   */
  record Displayed(String conversationId, long upTo) implements AgentFrame {
    /** Checks the limits. */
    public Displayed {
      Limits.id("conversationId", conversationId);
      Limits.range("upTo", upTo, 1, Long.MAX_VALUE);
    }
  }

  /**
   * The agent is writing; at most one every three seconds.
   *
   * @param conversationId where
   */
  record Typing(String conversationId) implements AgentFrame {
    /** Checks the limits. */
    public Typing {
      Limits.id("conversationId", conversationId);
    }
  }

  /**
   * The matter is settled.
   *
   * @param conversationId which
   * @param requestId the console's own id
   * @param controlEpoch the epoch in which the agent was given the conversation
   */
  record Resolve(String conversationId, String requestId, int controlEpoch) implements AgentFrame {
    /** Checks the limits. */
    public Resolve {
      Limits.id("conversationId", conversationId);
      Limits.id("requestId", requestId);
      Limits.range("controlEpoch", controlEpoch, 1, Integer.MAX_VALUE);
    }
  }

  /**
   * Asks the other side for a call; allowed while an agent has control.
   *
   * @param conversationId where
   * @param callId drawn for this call; also what the answer names
   * @param kind what it carries
   * @param endpoint drawn by this page, so that the suite knows which of several takes part
   * @param controlEpoch the epoch in which the agent was given the conversation
   */
  record RequestCall(
      String conversationId, String callId, CallKind kind, String endpoint, int controlEpoch)
      implements AgentFrame {
    /** Checks the limits. */
    public RequestCall {
      Limits.id("conversationId", conversationId);
      Limits.id("callId", callId);
      Limits.required("kind", kind);
      Limits.id("endpoint", endpoint);
      Limits.range("controlEpoch", controlEpoch, 1, Integer.MAX_VALUE);
    }
  }

  /**
   * Agrees to a call that rings here.
   *
   * @param conversationId where
   * @param callId which
   * @param endpoint drawn by this page, so that the suite knows which of several takes part
   * @param controlEpoch the epoch in which the agent was given the conversation
   */
  record AcceptCall(String conversationId, String callId, String endpoint, int controlEpoch)
      implements AgentFrame {
    /** Checks the limits. */
    public AcceptCall {
      Limits.id("conversationId", conversationId);
      Limits.id("callId", callId);
      Limits.id("endpoint", endpoint);
      Limits.range("controlEpoch", controlEpoch, 1, Integer.MAX_VALUE);
    }
  }

  /**
   * Declines a call, takes it back or hangs up.
   *
   * @param conversationId where
   * @param callId which
   * @param lost whether that is because the connection to the other side broke
   * @param controlEpoch the epoch in which the agent was given the conversation
   */
  record EndCall(String conversationId, String callId, boolean lost, int controlEpoch)
      implements AgentFrame {
    /** Checks the limits. */
    public EndCall {
      Limits.id("conversationId", conversationId);
      Limits.id("callId", callId);
      Limits.range("controlEpoch", controlEpoch, 1, Integer.MAX_VALUE);
    }
  }

  /**
   * What the browser has to say to the other side's, while a call is on. May be lost; not answered
   * unless it is refused.
   *
   * @param conversationId where
   * @param callId which
   * @param endpoint this page, as it named itself
   * @param words what it says
   */
  record CallSay(String conversationId, String callId, String endpoint, CallWords words)
      implements AgentFrame {
    /** Checks the limits. */
    public CallSay {
      Limits.id("conversationId", conversationId);
      Limits.id("callId", callId);
      Limits.id("endpoint", endpoint);
      Limits.required("words", words);
    }
  }

  /**
   * A new token before the old one ends; it must be of the same person.
   *
   * @param token the new token
   */
  record Refresh(String token) implements AgentFrame {
    /** Checks the limits. */
    public Refresh {
      Limits.text("token", token, CustomerFrame.TOKEN_CHARS);
    }
  }

  /** Is the other side there? */
  record Ping() implements AgentFrame {}
}
