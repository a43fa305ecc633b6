package io.xiaoer.contracts.conversation;

import io.xiaoer.contracts.Command;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.encryption.Personal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be asked of a conversation. Its id is the envelope's subject. */
public sealed interface ConversationCommand extends Command {
  /**
   * Begins a conversation. A second one for the same id is refused as a duplicate.
   *
   * @param shopId the shop that is asked, which is also the desk that serves it
   * @param customer who writes
   * @param entrance where he came in
   * @param locale BCP 47 tag of the page, for example {@code zh-CN}
   */
  record OpenConversation(String shopId, Customer customer, Entrance entrance, String locale)
      implements ConversationCommand {
    /** Checks the limits. */
    public OpenConversation {
      Limits.id("shopId", shopId);
      Limits.required("customer", customer);
      Limits.required("entrance", entrance);
      Limits.text("locale", locale, 35);
    }
  }

  /**
   * Says something.
   *
   * @param author who speaks
   * @param content what he says
   * @param clientMessageId the sender's own id; the same one twice in a conversation gives one
   *     message
   * @param controlEpoch the control epoch that the speaker believes in; bot and agent must give it,
   *     a customer needs none
   * @param screening what chat-gateway found in a customer's message when it took it in and masked
   *     it; other senders give none
   */
  record PostMessage(
      Author author,
      Content content,
      @Nullable String clientMessageId,
      @Nullable Integer controlEpoch,
      @Nullable Screening screening)
      implements ConversationCommand {
    /** Checks the limits. */
    public PostMessage {
      Limits.required("author", author);
      Limits.required("content", content);
      Limits.optionalText("clientMessageId", clientMessageId, Limits.ID_CHARS);
    }

    /** A message as its sender writes it. */
    public PostMessage(
        Author author,
        Content content,
        @Nullable String clientMessageId,
        @Nullable Integer controlEpoch) {
      this(author, content, clientMessageId, controlEpoch, null);
    }
  }

  /**
   * The customer reports a message to the supervisor; also after the end.
   *
   * @param by who reports it
   * @param messageSeq the message's number
   * @param reason why
   * @param comment his words, if any
   */
  record ReportMessage(
      Author by, long messageSeq, ReportReason reason, @Nullable @Personal String comment)
      implements ConversationCommand {
    /** Checks the limits. */
    public ReportMessage {
      Limits.required("by", by);
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
      Limits.required("reason", reason);
      Limits.optionalPersonalText("comment", comment, Limits.SUMMARY_CHARS);
    }
  }

  /**
   * Puts other words in the place of what one said, for a short while after one said it.
   *
   * @param author who spoke
   * @param messageSeq number of his message
   * @param content the new words
   * @param controlEpoch the epoch that an agent believes in; a customer needs none
   * @param screening what chat-gateway found in a customer's words when it took them in
   */
  record EditMessage(
      Author author,
      long messageSeq,
      Content content,
      @Nullable Integer controlEpoch,
      @Nullable Screening screening)
      implements ConversationCommand {
    /** Checks the limits. */
    public EditMessage {
      Limits.required("author", author);
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
      Limits.required("content", content);
    }

    /** New words as their sender writes them. */
    public EditMessage(
        Author author, long messageSeq, Content content, @Nullable Integer controlEpoch) {
      this(author, messageSeq, content, controlEpoch, null);
    }
  }

  /**
   * Takes back what one said, for a short while after one said it.
   *
   * @param author who spoke
   * @param messageSeq number of his message
   * @param controlEpoch the epoch that an agent believes in; a customer needs none
   */
  record RecallMessage(Author author, long messageSeq, @Nullable Integer controlEpoch)
      implements ConversationCommand {
    /** Checks the limits. */
    public RecallMessage {
      Limits.required("author", author);
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
    }
  }

  /** The customer asks for a person; takes effect at once, whatever the bot does. */
  record RequestPerson() implements ConversationCommand {}

  /**
   * The bot gives the conversation to people.
   *
   * @param controlEpoch the epoch in which the bot had control
   * @param brief what the agent must know
   */
  record HandOver(int controlEpoch, HandOverBrief brief) implements ConversationCommand {
    /** Checks the limits. */
    public HandOver {
      Limits.range("controlEpoch", controlEpoch, 0, Integer.MAX_VALUE);
      Limits.required("brief", brief);
    }
  }

  /**
   * The bot adds what it knows to a conversation that left its control without a brief (the
   * customer asked for a person).
   *
   * @param brief what the agent must know
   */
  record AttachBrief(HandOverBrief brief) implements ConversationCommand {
    /** Checks the limits. */
    public AttachBrief {
      Limits.required("brief", brief);
    }
  }

  /**
   * Notes what the bot understood of one message of the customer.
   *
   * @param understanding intent, confidence and language
   */
  record RecordUnderstanding(Understanding understanding) implements ConversationCommand {
    /** Checks the limits. */
    public RecordUnderstanding {
      Limits.required("understanding", understanding);
    }
  }

  /**
   * The desk gives a waiting conversation to an agent.
   *
   * @param agent who will serve
   * @param deskId his desk
   * @param controlEpoch the epoch in which the conversation was queued
   */
  record AssignAgent(Agent agent, String deskId, int controlEpoch) implements ConversationCommand {
    /** Checks the limits. */
    public AssignAgent {
      Limits.required("agent", agent);
      Limits.id("deskId", deskId);
      Limits.range("controlEpoch", controlEpoch, 0, Integer.MAX_VALUE);
    }
  }

  /**
   * The desk takes a conversation from an agent who is gone; it waits again.
   *
   * @param agentId the agent who had it
   * @param controlEpoch the epoch in which he had control
   */
  record ReturnToQueue(String agentId, int controlEpoch) implements ConversationCommand {
    /** Checks the limits. */
    public ReturnToQueue {
      Limits.id("agentId", agentId);
      Limits.range("controlEpoch", controlEpoch, 0, Integer.MAX_VALUE);
    }
  }

  /**
   * All messages up to a number have come to somebody.
   *
   * @param reader to whom
   * @param upTo the highest {@code seq}
   * @param kind how far they have come; absent for {@link ReceiptKind#DISPLAYED}
   */
  record RecordReceipt(Author reader, long upTo, @Nullable ReceiptKind kind)
      implements ConversationCommand {
    /** Checks the limits. */
    public RecordReceipt {
      Limits.required("reader", reader);
      Limits.range("upTo", upTo, 1, Long.MAX_VALUE);
    }

    /** They are on his screen. */
    public RecordReceipt(Author reader, long upTo) {
      this(reader, upTo, null);
    }
  }

  /**
   * A timer's wish: the customer has been silent for long, he is to be told that the conversation
   * will end. Comes to nothing when somebody has acted since.
   *
   * @param quietSince number of the last thing that anybody did, as the timer saw it
   * @param closesAt when the conversation will end
   */
  record WarnIdle(long quietSince, Instant closesAt) implements ConversationCommand {
    /** Checks the limits. */
    public WarnIdle {
      Limits.range("quietSince", quietSince, 1, Long.MAX_VALUE);
      Limits.required("closesAt", closesAt);
    }
  }

  /**
   * Ends the conversation.
   *
   * @param by who ends it
   * @param reason why
   * @param controlEpoch for bot and agent: the epoch in which they have control
   * @param quietSince for timers: number of the last thing that anybody did, as the timer saw it;
   *     comes to nothing when somebody has acted since
   */
  record CloseConversation(
      Author by, CloseReason reason, @Nullable Integer controlEpoch, @Nullable Long quietSince)
      implements ConversationCommand {
    /** Checks the limits. */
    public CloseConversation {
      Limits.required("by", by);
      Limits.required("reason", reason);
      if (quietSince != null) {
        Limits.range("quietSince", quietSince, 1, Long.MAX_VALUE);
      }
    }

    /** Ends it whatever was done a moment ago. */
    public CloseConversation(Author by, CloseReason reason, @Nullable Integer controlEpoch) {
      this(by, reason, controlEpoch, null);
    }
  }

  /**
   * The customer rates a closed conversation, once.
   *
   * @param stars 1 (bad) to 5 (good)
   * @param solved his answer to "is it solved?"
   * @param comment his words, if any
   */
  record RateConversation(int stars, boolean solved, @Nullable @Personal String comment)
      implements ConversationCommand {
    /** Checks the limits. */
    public RateConversation {
      Limits.range("stars", stars, 1, 5);
      Limits.optionalPersonalText("comment", comment, Limits.SUMMARY_CHARS);
    }
  }

  /**
   * Lays the preview of a link beside the message in which it stands; only chat-gateway gives it.
   *
   * @param messageSeq number of the message
   * @param preview what the linked page says of itself
   */
  record PreviewLink(long messageSeq, LinkPreview preview) implements ConversationCommand {
    /** Checks the limits. */
    public PreviewLink {
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
      Limits.required("preview", preview);
    }
  }

  /**
   * Lays what was heard beside a voice message; only chat-gateway gives it.
   *
   * @param messageSeq number of the message
   * @param transcript what was heard
   */
  record TranscribeVoice(long messageSeq, Transcript transcript) implements ConversationCommand {
    /** Checks the limits. */
    public TranscribeVoice {
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
      Limits.required("transcript", transcript);
    }
  }

  /**
   * Asks the other side for a call. Only while an agent has control, by him or by the customer, and
   * only one at a time. The same call asked for again is the same call.
   *
   * @param callId the asker's own id of the call
   * @param by who asks
   * @param kind what it carries
   * @param endpoint names the one page of his that takes part, drawn by that page
   * @param controlEpoch for an agent: the epoch in which he has control
   */
  record RequestCall(
      String callId, Author by, CallKind kind, String endpoint, @Nullable Integer controlEpoch)
      implements ConversationCommand {
    /** Checks the limits. */
    public RequestCall {
      Limits.id("callId", callId);
      Limits.required("by", by);
      Limits.required("kind", kind);
      Limits.id("endpoint", endpoint);
    }
  }

  /**
   * Agrees to a call that rings; the consent of the side that was asked.
   *
   * @param callId which
   * @param by who agrees
   * @param endpoint names the one page of his that takes part, drawn by that page
   * @param controlEpoch for an agent: the epoch in which he has control
   */
  record AcceptCall(String callId, Author by, String endpoint, @Nullable Integer controlEpoch)
      implements ConversationCommand {
    /** Checks the limits. */
    public AcceptCall {
      Limits.id("callId", callId);
      Limits.required("by", by);
      Limits.id("endpoint", endpoint);
    }
  }

  /**
   * Ends a call: declines it, takes it back, hangs up, or lets it go because its time is over. What
   * it is follows from the call's state and from who asks.
   *
   * @param callId which
   * @param by who ends it
   * @param reason why, where that cannot be told from the state: {@link CallEnd#CONNECTION_LOST},
   *     and {@link CallEnd#TIME_LIMIT} of the suite
   * @param controlEpoch for an agent: the epoch in which he has control
   */
  record EndCall(String callId, Author by, @Nullable CallEnd reason, @Nullable Integer controlEpoch)
      implements ConversationCommand {
    /** Checks the limits. */
    public EndCall {
      Limits.id("callId", callId);
      Limits.required("by", by);
    }
  }
}
