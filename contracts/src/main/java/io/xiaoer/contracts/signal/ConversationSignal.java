package io.xiaoer.contracts.signal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.RefusalCode;
import org.jspecify.annotations.Nullable;

/** A hint about a conversation that may be lost without harm. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ConversationSignal.Typing.class, name = "typing"),
  @JsonSubTypes.Type(value = ConversationSignal.Present.class, name = "present"),
  @JsonSubTypes.Type(value = ConversationSignal.Began.class, name = "began"),
  @JsonSubTypes.Type(value = ConversationSignal.OfferDue.class, name = "offer-due"),
  @JsonSubTypes.Type(value = ConversationSignal.CallSaid.class, name = "call"),
  @JsonSubTypes.Type(value = ConversationSignal.QueuePlace.class, name = "queue-place"),
  @JsonSubTypes.Type(value = ConversationSignal.CommandRefused.class, name = "command-refused")
})
public sealed interface ConversationSignal {
  /**
   * Somebody is writing; good for five seconds.
   *
   * @param author who
   */
  record Typing(Author author) implements ConversationSignal {
    /** Checks the limits. */
    public Typing {
      Limits.required("author", author);
    }
  }

  /**
   * Whether somebody is here, on any device. Repeated while he is; whoever was not heard of for a
   * minute is gone.
   *
   * @param author who
   * @param here false when his last device has gone
   */
  record Present(Author author, boolean here) implements ConversationSignal {
    /** Checks the limits. */
    public Present {
      Limits.required("author", author);
    }
  }

  /**
   * The customer began a conversation on one of his devices; the others may show it. The envelope's
   * subject is {@code customer:} and the customer's id.
   *
   * @param conversationId the new conversation
   */
  record Began(String conversationId) implements ConversationSignal {
    /** Checks the limits. */
    public Began {
      Limits.id("conversationId", conversationId);
    }
  }

  /**
   * What the customer did outside of the socket leads to an offer of help; the node that has a
   * socket of his makes it. The envelope's subject is {@code customer:} and the customer's id.
   *
   * @param triggerId the shop's rule that holds
   * @param productId what it is about, if it is a product
   * @param consent the version of the words that he agreed to, as the report named it
   */
  record OfferDue(String triggerId, @Nullable String productId, @Nullable String consent)
      implements ConversationSignal {
    /** Checks the limits. */
    public OfferDue {
      Limits.id("triggerId", triggerId);
      Limits.optionalText("productId", productId, Limits.ID_CHARS);
      Limits.optionalText("consent", consent, Limits.ID_CHARS);
    }
  }

  /**
   * One side's browser tells the other's how the two find each other; only between the two pages
   * that take part in a call, and never logged.
   *
   * @param callId the call
   * @param author whose browser
   * @param endpoint which page of his
   * @param words what it says
   */
  record CallSaid(String callId, Author author, String endpoint, CallWords words)
      implements ConversationSignal {
    /** Checks the limits. */
    public CallSaid {
      Limits.id("callId", callId);
      Limits.required("author", author);
      Limits.id("endpoint", endpoint);
      Limits.required("words", words);
    }
  }

  /**
   * The customer's place in line.
   *
   * @param place 1 for the next
   * @param estimatedWaitSeconds how long it will probably take, in seconds; absent where nobody can
   *     tell (no agent is there)
   */
  record QueuePlace(int place, @Nullable Long estimatedWaitSeconds) implements ConversationSignal {
    /** Checks the limits. */
    public QueuePlace {
      Limits.range("place", place, 1, Integer.MAX_VALUE);
      if (estimatedWaitSeconds != null) {
        Limits.range("estimatedWaitSeconds", estimatedWaitSeconds, 0, Integer.MAX_VALUE);
      }
    }
  }

  /**
   * A command was refused.
   *
   * @param commandId which
   * @param clientMessageId the sender's own id of the message or call; to a customer's app, of
   *     whatever it asked for
   * @param code why
   */
  record CommandRefused(String commandId, @Nullable String clientMessageId, RefusalCode code)
      implements ConversationSignal {
    /** Checks the limits. */
    public CommandRefused {
      Limits.id("commandId", commandId);
      Limits.optionalText("clientMessageId", clientMessageId, Limits.ID_CHARS);
      Limits.required("code", code);
    }
  }
}
