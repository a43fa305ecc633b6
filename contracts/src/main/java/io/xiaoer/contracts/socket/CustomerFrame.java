package io.xiaoer.contracts.socket;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.behaviour.Deed;
import io.xiaoer.contracts.conversation.CallKind;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.ReceiptKind;
import io.xiaoer.contracts.conversation.ReportReason;
import io.xiaoer.contracts.signal.CallWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the customer's app sends to chat-gateway. The first frame must be {@link Hello}.
 *
 * <p>In all of them {@code conversationId} says where, {@code messageSeq} is the number of the
 * message that is meant, and {@code requestId} is the app's own id of what it asks for: the same
 * one twice takes effect once. A {@code callId} is drawn by whoever asks for the call, an {@code
 * endpoint} by each page, so that the suite knows which of several takes part.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CustomerFrame.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = CustomerFrame.Open.class, name = "open"),
  @JsonSubTypes.Type(value = CustomerFrame.Post.class, name = "post"),
  @JsonSubTypes.Type(value = CustomerFrame.Edit.class, name = "edit"),
  @JsonSubTypes.Type(value = CustomerFrame.Recall.class, name = "recall"),
  @JsonSubTypes.Type(value = CustomerFrame.RequestPerson.class, name = "request-person"),
  @JsonSubTypes.Type(value = CustomerFrame.Receipt.class, name = "receipt"),
  @JsonSubTypes.Type(value = CustomerFrame.Displayed.class, name = "displayed"),
  @JsonSubTypes.Type(value = CustomerFrame.Typing.class, name = "typing"),
  @JsonSubTypes.Type(value = CustomerFrame.Leave.class, name = "leave"),
  @JsonSubTypes.Type(value = CustomerFrame.Rate.class, name = "rate"),
  @JsonSubTypes.Type(value = CustomerFrame.Report.class, name = "report"),
  @JsonSubTypes.Type(value = CustomerFrame.Behaviour.class, name = "behaviour"),
  @JsonSubTypes.Type(value = CustomerFrame.AcceptOffer.class, name = "accept-offer"),
  @JsonSubTypes.Type(value = CustomerFrame.DismissOffer.class, name = "dismiss-offer"),
  @JsonSubTypes.Type(value = CustomerFrame.RequestCall.class, name = "request-call"),
  @JsonSubTypes.Type(value = CustomerFrame.AcceptCall.class, name = "accept-call"),
  @JsonSubTypes.Type(value = CustomerFrame.EndCall.class, name = "end-call"),
  @JsonSubTypes.Type(value = CustomerFrame.CallSay.class, name = "call-say"),
  @JsonSubTypes.Type(value = CustomerFrame.Refresh.class, name = "refresh"),
  @JsonSubTypes.Type(value = CustomerFrame.Ping.class, name = "ping")
})
public sealed interface CustomerFrame {
  /**
   * Says who is there and what he has seen.
   *
   * @param token access token of the identity provider, or a guest token
   * @param locale BCP 47 tag of the page
   * @param resume the conversations to go on with
   * @param device on what the app runs; absent where it does not say
   */
  record Hello(String token, String locale, List<Resume> resume, @Nullable Device device)
      implements CustomerFrame {
    /** Checks the limits. */
    public Hello {
      Limits.text("token", token, TOKEN_CHARS);
      Limits.text("locale", locale, 35);
      Limits.size("resume", resume, Limits.RESUMED_CONVERSATIONS);
      resume = List.copyOf(resume);
    }

    /** A hello that does not name its device. */
    public Hello(String token, String locale, List<Resume> resume) {
      this(token, locale, resume, null);
    }
  }

  /**
   * A conversation and the last number that the app has of it; everything after it follows.
   *
   * @param lastSeq 0 for none
   */
  record Resume(String conversationId, long lastSeq) {
    /** Checks the limits. */
    public Resume {
      Limits.id("conversationId", conversationId);
      Limits.range("lastSeq", lastSeq, 0, Long.MAX_VALUE);
    }
  }

  /**
   * Begins a conversation.
   *
   * @param entrance where the customer came in
   */
  record Open(String requestId, Entrance entrance) implements CustomerFrame {
    /** Checks the limits. */
    public Open {
      Limits.id("requestId", requestId);
      Limits.required("entrance", entrance);
    }
  }

  /**
   * Says something.
   *
   * @param clientMessageId the app's own id; the same one twice gives one message
   * @param text what, in words
   * @param content what, if it is more than words; either this or {@code text}
   */
  record Post(
      String conversationId,
      String clientMessageId,
      @Nullable String text,
      @Nullable Content content)
      implements CustomerFrame {
    /** Checks the limits. */
    public Post {
      Limits.id("conversationId", conversationId);
      Limits.id("clientMessageId", clientMessageId);
      Limits.eitherOr("text", text, "content", content);
      Limits.optionalText("text", text, Limits.TEXT_CHARS);
    }

    /** Words. */
    public Post(String conversationId, String clientMessageId, String text) {
      this(conversationId, clientMessageId, text, null);
    }

    /** What is said. */
    public Content said() {
      return content != null ? content : new Content.Text(String.valueOf(text));
    }
  }

  /**
   * Puts other words in the place of his own message; allowed for two minutes.
   *
   * @param text the new words
   */
  record Edit(String conversationId, String requestId, long messageSeq, String text)
      implements CustomerFrame {
    /** Checks the limits. */
    public Edit {
      Limits.id("conversationId", conversationId);
      Limits.id("requestId", requestId);
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
      Limits.text("text", text, Limits.TEXT_CHARS);
    }
  }

  /** Takes back his own message; allowed for two minutes. */
  record Recall(String conversationId, String requestId, long messageSeq) implements CustomerFrame {
    /** Checks the limits. */
    public Recall {
      Limits.id("conversationId", conversationId);
      Limits.id("requestId", requestId);
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
    }
  }

  /** Asks for a person (找人工). */
  record RequestPerson(String conversationId, String requestId) implements CustomerFrame {
    /** Checks the limits. */
    public RequestPerson {
      Limits.id("conversationId", conversationId);
      Limits.id("requestId", requestId);
    }
  }

  /**
   * Everything up to a number has come to him.
   *
   * @param kind how far; each kind includes those before it
   */
  record Receipt(String conversationId, ReceiptKind kind, long upTo) implements CustomerFrame {
    /** Checks the limits. */
    public Receipt {
      Limits.id("conversationId", conversationId);
      Limits.required("kind", kind);
      Limits.range("upTo", upTo, 1, Long.MAX_VALUE);
    }
  }

  /** Everything up to a number is on the screen: a receipt of kind {@code DISPLAYED}. */
  record Displayed(String conversationId, long upTo) implements CustomerFrame {
    /** Checks the limits. */
    public Displayed {
      Limits.id("conversationId", conversationId);
      Limits.range("upTo", upTo, 1, Long.MAX_VALUE);
    }
  }

  /** The customer is writing; at most one every three seconds. */
  record Typing(String conversationId) implements CustomerFrame {
    /** Checks the limits. */
    public Typing {
      Limits.id("conversationId", conversationId);
    }
  }

  /**
   * The customer ends the conversation.
   *
   * @param solved whether his matter is settled
   */
  record Leave(String conversationId, String requestId, boolean solved) implements CustomerFrame {
    /** Checks the limits. */
    public Leave {
      Limits.id("conversationId", conversationId);
      Limits.id("requestId", requestId);
    }
  }

  /**
   * The customer rates a closed conversation.
   *
   * @param stars 1 to 5
   * @param solved his answer to "is it solved?"
   * @param comment his words, if any
   */
  record Rate(
      String conversationId, String requestId, int stars, boolean solved, @Nullable String comment)
      implements CustomerFrame {
    /** Checks the limits. */
    public Rate {
      Limits.id("conversationId", conversationId);
      Limits.id("requestId", requestId);
      Limits.range("stars", stars, 1, 5);
      Limits.optionalText("comment", comment, Limits.SUMMARY_CHARS);
    }
  }

  /**
   * What the customer did in the app. Answered by {@link GatewayFrame.BehaviourTaken}.
   *
   * @param consent version of the text by which the customer agreed to be profiled; without it
   *     nothing is taken in
   * @param deeds what, at most a hundred
   */
  record Behaviour(String requestId, @Nullable String consent, List<Deed> deeds)
      implements CustomerFrame {
    /** Checks the limits. */
    public Behaviour {
      Limits.id("requestId", requestId);
      Limits.optionalText("consent", consent, Limits.ID_CHARS);
      Limits.size("deeds", deeds, Deed.MOST);
      deeds = List.copyOf(deeds);
    }
  }

  /**
   * The customer reports a message to the supervisor; the same message twice is one report.
   *
   * @param reason why
   * @param comment his words, if any
   */
  record Report(
      String conversationId,
      String requestId,
      long messageSeq,
      ReportReason reason,
      @Nullable String comment)
      implements CustomerFrame {
    /** Checks the limits. */
    public Report {
      Limits.id("conversationId", conversationId);
      Limits.id("requestId", requestId);
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
      Limits.required("reason", reason);
      Limits.optionalText("comment", comment, Limits.SUMMARY_CHARS);
    }
  }

  /** The customer takes an offer of help: a conversation begins, as by {@link Open}. */
  record AcceptOffer(String requestId, String offerId) implements CustomerFrame {
    /** Checks the limits. */
    public AcceptOffer {
      Limits.id("requestId", requestId);
      Limits.id("offerId", offerId);
    }
  }

  /** The customer sends an offer of help away; for a while there is no other. */
  record DismissOffer(String requestId, String offerId) implements CustomerFrame {
    /** Checks the limits. */
    public DismissOffer {
      Limits.id("requestId", requestId);
      Limits.id("offerId", offerId);
    }
  }

  /**
   * Asks the other side for a call; allowed while an agent has control.
   *
   * @param kind what it carries
   */
  record RequestCall(String conversationId, String callId, CallKind kind, String endpoint)
      implements CustomerFrame {
    /** Checks the limits. */
    public RequestCall {
      Limits.id("conversationId", conversationId);
      Limits.id("callId", callId);
      Limits.required("kind", kind);
      Limits.id("endpoint", endpoint);
    }
  }

  /** Agrees to a call that rings here. */
  record AcceptCall(String conversationId, String callId, String endpoint)
      implements CustomerFrame {
    /** Checks the limits. */
    public AcceptCall {
      Limits.id("conversationId", conversationId);
      Limits.id("callId", callId);
      Limits.id("endpoint", endpoint);
    }
  }

  /**
   * Declines a call, takes it back or hangs up.
   *
   * @param lost whether that is because the connection to the other side broke
   */
  record EndCall(String conversationId, String callId, boolean lost) implements CustomerFrame {
    /** Checks the limits. */
    public EndCall {
      Limits.id("conversationId", conversationId);
      Limits.id("callId", callId);
    }
  }

  /**
   * What the browser has to say to the other side's, while a call is on. May be lost; not answered
   * unless it is refused.
   *
   * @param words what it says
   */
  record CallSay(String conversationId, String callId, String endpoint, CallWords words)
      implements CustomerFrame {
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
  record Refresh(String token) implements CustomerFrame {
    /** Checks the limits. */
    public Refresh {
      Limits.text("token", token, TOKEN_CHARS);
    }
  }

  /** Is the other side there? */
  record Ping() implements CustomerFrame {}

  /** Longest token, in characters. */
  int TOKEN_CHARS = 8_000;
}
