package io.xiaoer.contracts.conversation;

import io.xiaoer.contracts.Event;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.encryption.Personal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in a conversation. Its id is the envelope's subject, its number {@code
 * facts.seq}.
 */
public sealed interface ConversationEvent extends Event {
  /**
   * The conversation began, with the bot in control.
   *
   * @param shopId the shop, which is also the desk
   * @param customer who writes
   * @param entrance where he came in
   * @param locale BCP 47 tag of the page
   */
  record ConversationOpened(String shopId, Customer customer, Entrance entrance, String locale)
      implements ConversationEvent {
    /** Checks the limits. */
    public ConversationOpened {
      Limits.id("shopId", shopId);
      Limits.required("customer", customer);
      Limits.required("entrance", entrance);
      Limits.text("locale", locale, 35);
    }
  }

  /**
   * Somebody spoke.
   *
   * @param author who
   * @param content what
   * @param clientMessageId the sender's own id of it, if he gave one
   * @param screening what was found in it, if anything
   */
  record MessagePosted(
      Author author,
      Content content,
      @Nullable String clientMessageId,
      @Nullable Screening screening)
      implements ConversationEvent {
    /** Checks the limits. */
    public MessagePosted {
      Limits.required("author", author);
      Limits.required("content", content);
      Limits.optionalText("clientMessageId", clientMessageId, Limits.ID_CHARS);
    }

    /** A message in which nothing was found. */
    public MessagePosted(Author author, Content content, @Nullable String clientMessageId) {
      this(author, content, clientMessageId, null);
    }
  }

  /**
   * A message gave reason for a warning, which both sides and the supervisor see.
   *
   * @param messageSeq the message's number
   * @param author who wrote it
   * @param concerns why; at least one
   */
  record MessageFlagged(long messageSeq, Author author, List<Screening.Concern> concerns)
      implements ConversationEvent {
    /** Checks the limits. */
    public MessageFlagged {
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
      Limits.required("author", author);
      Limits.size("concerns", concerns, Screening.Concern.values().length);
      concerns = List.copyOf(concerns);
    }
  }

  /**
   * The customer reported a message to the supervisor.
   *
   * @param messageSeq the message's number
   * @param by who reported it
   * @param reason why
   * @param comment his words, if any
   */
  record MessageReported(
      long messageSeq, Author by, ReportReason reason, @Nullable @Personal String comment)
      implements ConversationEvent {
    /** Checks the limits. */
    public MessageReported {
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
      Limits.required("by", by);
      Limits.required("reason", reason);
      Limits.optionalPersonalText("comment", comment, Limits.SUMMARY_CHARS);
    }
  }

  /**
   * Somebody put other words in the place of what he had said.
   *
   * @param author who
   * @param messageSeq number of the message
   * @param content what it says now
   * @param screening what was found in it, if anything
   */
  record MessageEdited(
      Author author, long messageSeq, Content content, @Nullable Screening screening)
      implements ConversationEvent {
    /** Checks the limits. */
    public MessageEdited {
      Limits.required("author", author);
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
      Limits.required("content", content);
    }

    /** New words in which nothing was found. */
    public MessageEdited(Author author, long messageSeq, Content content) {
      this(author, messageSeq, content, null);
    }
  }

  /**
   * Somebody took back what he had said; pages show its place, not its words.
   *
   * @param author who
   * @param messageSeq number of the message
   */
  record MessageRecalled(Author author, long messageSeq) implements ConversationEvent {
    /** Checks the limits. */
    public MessageRecalled {
      Limits.required("author", author);
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
    }
  }

  /** The customer asked for a person. */
  record PersonRequested() implements ConversationEvent {}

  /**
   * What the bot knows was laid beside the conversation for the agent.
   *
   * @param brief the knowledge
   */
  record HandOverBriefed(HandOverBrief brief) implements ConversationEvent {
    /** Checks the limits. */
    public HandOverBriefed {
      Limits.required("brief", brief);
    }
  }

  /**
   * Somebody else has the word.
   *
   * @param control who may speak for the shop from now on
   * @param epoch number of this change, dense from 1; speakers name it in what they say
   */
  record ControlChanged(Control control, int epoch) implements ConversationEvent {
    /** Checks the limits. */
    public ControlChanged {
      Limits.required("control", control);
      Limits.range("epoch", epoch, 1, Integer.MAX_VALUE);
    }
  }

  /**
   * The bot's reading of one message.
   *
   * @param understanding intent, confidence and language
   */
  record MessageUnderstood(Understanding understanding) implements ConversationEvent {
    /** Checks the limits. */
    public MessageUnderstood {
      Limits.required("understanding", understanding);
    }
  }

  /**
   * Everything up to a number has come to a reader.
   *
   * @param reader who
   * @param upTo the highest {@code seq}
   * @param kind how far it has come; absent for {@link ReceiptKind#DISPLAYED}
   */
  record ReceiptRecorded(Author reader, long upTo, @Nullable ReceiptKind kind)
      implements ConversationEvent {
    /** Checks the limits. */
    public ReceiptRecorded {
      Limits.required("reader", reader);
      Limits.range("upTo", upTo, 1, Long.MAX_VALUE);
    }

    /** It is on his screen. */
    public ReceiptRecorded(Author reader, long upTo) {
      this(reader, upTo, null);
    }

    /** How far it has come. */
    public ReceiptKind reached() {
      return kind == null ? ReceiptKind.DISPLAYED : kind;
    }
  }

  /**
   * The customer has been silent for long and was told that the conversation will end.
   *
   * @param closesAt when, unless somebody acts before
   */
  record IdleWarned(Instant closesAt) implements ConversationEvent {
    /** Checks the limits. */
    public IdleWarned {
      Limits.required("closesAt", closesAt);
    }
  }

  /**
   * The customer wrote again, soon after the end; the conversation goes on. Says again what the
   * opening said, for readers who have forgotten it.
   *
   * @param shopId the shop, which is also the desk
   * @param customer who writes
   * @param entrance where he came in
   * @param locale BCP 47 tag of the page
   */
  record ConversationReopened(String shopId, Customer customer, Entrance entrance, String locale)
      implements ConversationEvent {
    /** Checks the limits. */
    public ConversationReopened {
      Limits.id("shopId", shopId);
      Limits.required("customer", customer);
      Limits.required("entrance", entrance);
      Limits.text("locale", locale, 35);
    }
  }

  /**
   * The conversation ended. Receipts and a rating may follow; a message of the customer reopens it
   * while that is allowed.
   *
   * @param by who ended it
   * @param reason why
   */
  record ConversationClosed(Author by, CloseReason reason) implements ConversationEvent {
    /** Checks the limits. */
    public ConversationClosed {
      Limits.required("by", by);
      Limits.required("reason", reason);
    }
  }

  /**
   * The customer rated the service.
   *
   * @param stars 1 (bad) to 5 (good)
   * @param solved his answer to "is it solved?"
   * @param comment his words, if any
   */
  record ConversationRated(int stars, boolean solved, @Nullable @Personal String comment)
      implements ConversationEvent {
    /** Checks the limits. */
    public ConversationRated {
      Limits.range("stars", stars, 1, 5);
      Limits.optionalPersonalText("comment", comment, Limits.SUMMARY_CHARS);
    }
  }

  /**
   * The preview of a link that stands in an earlier message.
   *
   * @param messageSeq number of the message
   * @param preview what the linked page says of itself
   */
  record LinkPreviewed(long messageSeq, LinkPreview preview) implements ConversationEvent {
    /** Checks the limits. */
    public LinkPreviewed {
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
      Limits.required("preview", preview);
    }
  }

  /**
   * What was heard in an earlier voice message; every voice message gets one.
   *
   * @param messageSeq number of the message
   * @param transcript what was heard
   */
  record VoiceTranscribed(long messageSeq, Transcript transcript) implements ConversationEvent {
    /** Checks the limits. */
    public VoiceTranscribed {
      Limits.range("messageSeq", messageSeq, 1, Long.MAX_VALUE);
      Limits.required("transcript", transcript);
    }
  }

  /**
   * Somebody asked the other side for a call; it rings there.
   *
   * @param callId the call
   * @param by who asked
   * @param kind what it carries
   * @param endpoint the one page of his that takes part
   * @param ringsUntil when it counts as missed unless somebody answers
   */
  record CallRequested(String callId, Author by, CallKind kind, String endpoint, Instant ringsUntil)
      implements ConversationEvent {
    /** Checks the limits. */
    public CallRequested {
      Limits.id("callId", callId);
      Limits.required("by", by);
      Limits.required("kind", kind);
      Limits.id("endpoint", endpoint);
      Limits.required("ringsUntil", ringsUntil);
    }
  }

  /**
   * The other side agreed; the two may talk. This is its consent, at this event's time.
   *
   * @param callId the call
   * @param by who agreed
   * @param endpoint the one page of his that takes part
   */
  record CallAccepted(String callId, Author by, String endpoint) implements ConversationEvent {
    /** Checks the limits. */
    public CallAccepted {
      Limits.id("callId", callId);
      Limits.required("by", by);
      Limits.id("endpoint", endpoint);
    }
  }

  /**
   * The call is over.
   *
   * @param callId the call
   * @param by who ended it
   * @param reason why
   * @param talkedMillis from its acceptance on, in milliseconds; 0 where nobody accepted it
   */
  record CallEnded(String callId, Author by, CallEnd reason, long talkedMillis)
      implements ConversationEvent {
    /** Checks the limits. */
    public CallEnded {
      Limits.id("callId", callId);
      Limits.required("by", by);
      Limits.required("reason", reason);
      Limits.range("talkedMillis", talkedMillis, 0, Long.MAX_VALUE);
    }
  }
}
