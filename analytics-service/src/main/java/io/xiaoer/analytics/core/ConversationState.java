package io.xiaoer.analytics.core;

import static io.xiaoer.analytics.core.Observation.counted;
import static io.xiaoer.analytics.core.Observation.timed;

import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.CallAccepted;
import io.xiaoer.contracts.conversation.ConversationEvent.CallEnded;
import io.xiaoer.contracts.conversation.ConversationEvent.CallRequested;
import io.xiaoer.contracts.conversation.ConversationEvent.ControlChanged;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationClosed;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationOpened;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationRated;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationReopened;
import io.xiaoer.contracts.conversation.ConversationEvent.HandOverBriefed;
import io.xiaoer.contracts.conversation.ConversationEvent.IdleWarned;
import io.xiaoer.contracts.conversation.ConversationEvent.LinkPreviewed;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageEdited;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageFlagged;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageRecalled;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageReported;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageUnderstood;
import io.xiaoer.contracts.conversation.ConversationEvent.PersonRequested;
import io.xiaoer.contracts.conversation.ConversationEvent.ReceiptRecorded;
import io.xiaoer.contracts.conversation.ConversationEvent.VoiceTranscribed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be remembered of a conversation to count its next event.
 *
 * @param shopId whose it is
 * @param lastSeq the number of the last event that counted; anything up to it is a duplicate
 * @param lastAt when that was
 * @param askedAt the customer's first message, until it is answered
 * @param asked whether the customer has written
 * @param queuedAt since when an agent's first message is awaited; absent if none is
 * @param waiting whether it waits for an agent now
 * @param served whether an agent has had the word
 */
public record ConversationState(
    String shopId,
    long lastSeq,
    Instant lastAt,
    @Nullable Instant askedAt,
    boolean asked,
    @Nullable Instant queuedAt,
    boolean waiting,
    boolean served) {
  /** The label of a message in which the bot recognised no intent. */
  public static final String UNKNOWN_INTENT = "unknown";

  /** How a conversation ended. */
  public enum Outcome {
    /** Without an agent. */
    BOT,
    /** With an agent. */
    AGENT,
    /** While waiting for one. */
    ABANDONED
  }

  /** Reads the next event of a conversation of which this is known. */
  public static Reading<ConversationState> read(
      Optional<ConversationState> known, Envelope.OfEvent<ConversationEvent> event) {
    if (known.isPresent()) {
      ConversationState state = known.get();
      long seq = event.facts().seq();
      return seq <= state.lastSeq
          ? new Reading.Duplicate<>()
          : state.next(event, seq > state.lastSeq + 1);
    }
    if (event.data() instanceof ConversationOpened opened) {
      Instant at = event.time();
      return new Reading.Counts<>(
          new ConversationState(
              opened.shopId(), event.facts().seq(), at, null, false, null, false, false),
          List.of(counted(opened.shopId(), at, Count.OPENED, Count.ALL)),
          false);
    }
    return new Reading.Unplaced<>();
  }

  private Reading<ConversationState> next(Envelope.OfEvent<ConversationEvent> event, boolean gap) {
    Instant at = event.time();
    ConversationState seen = seen(event.facts().seq(), at);
    return switch (event.data()) {
      case MessagePosted(Author author, var _, var _, var _) -> seen.posted(author.kind(), gap);
      case MessageUnderstood(var understanding) -> {
        String intent = understanding.intent();
        yield seen.adding(
            gap, counted(shopId, at, Count.INTENTS, intent == null ? UNKNOWN_INTENT : intent));
      }
      case ControlChanged(Control control, int epoch) ->
          new Reading.Counts<>(seen.under(control), List.of(), gap);
      case ConversationClosed closed ->
          seen.adding(
              gap,
              counted(shopId, at, Count.CLOSED, Count.ALL),
              counted(shopId, at, Count.OUTCOMES, outcome().name()));
      case ConversationReopened again ->
          seen.reopened().adding(gap, counted(shopId, at, Count.OPENED, Count.ALL));
      case ConversationOpened again -> seen.adding(gap);
      case MessageEdited edited -> seen.adding(gap);
      case MessageRecalled recalled -> seen.adding(gap);
      case IdleWarned warned -> seen.adding(gap);
      case MessageFlagged flagged -> seen.adding(gap);
      case MessageReported reported -> seen.adding(gap);
      case PersonRequested request -> seen.adding(gap);
      case HandOverBriefed briefed -> seen.adding(gap);
      case ReceiptRecorded receipt -> seen.adding(gap);
      case ConversationRated rated -> seen.adding(gap);
      case LinkPreviewed previewed -> seen.adding(gap);
      case VoiceTranscribed transcribed -> seen.adding(gap);
      case CallRequested asked -> seen.adding(gap);
      case CallAccepted accepted -> seen.adding(gap);
      case CallEnded ended -> seen.adding(gap);
    };
  }

  private Outcome outcome() {
    if (waiting) {
      return Outcome.ABANDONED;
    }
    return served ? Outcome.AGENT : Outcome.BOT;
  }

  private ConversationState under(Control control) {
    return switch (control) {
      case Control.Queue queue -> controlled(lastAt, true, served);
      case Control.Served agent -> controlled(queuedAt, false, true);
      case Control.Bot bot -> controlled(null, false, served);
      // How it ended is asked after this, in whichever order the two events come.
      case Control.Nobody nobody -> controlled(null, waiting, served);
    };
  }

  private Reading<ConversationState> posted(Author.Kind kind, boolean gap) {
    List<Observation> added = new ArrayList<>();
    if (kind != Author.Kind.SYSTEM) {
      added.add(counted(shopId, lastAt, Count.MESSAGES, kind.name()));
    }
    ConversationState after =
        switch (kind) {
          case SYSTEM -> this;
          case CUSTOMER -> asked ? this : asking(lastAt, queuedAt);
          case BOT -> {
            answered(Timing.FIRST_RESPONSE, askedAt, added);
            answered(Timing.BOT_FIRST_RESPONSE, askedAt, added);
            yield asking(null, queuedAt);
          }
          case AGENT -> {
            answered(Timing.FIRST_RESPONSE, askedAt, added);
            answered(Timing.AGENT_FIRST_RESPONSE, queuedAt, added);
            yield asking(null, null);
          }
        };
    return new Reading.Counts<>(after, added, gap);
  }

  private void answered(Timing timing, @Nullable Instant since, List<Observation> added) {
    if (since != null) {
      long millis = Duration.between(since, lastAt).toMillis();
      added.add(timed(shopId, lastAt, timing, millis));
    }
  }

  private Reading<ConversationState> adding(boolean gap, Observation... observations) {
    return new Reading.Counts<>(this, List.of(observations), gap);
  }

  private ConversationState seen(long seq, Instant at) {
    return new ConversationState(shopId, seq, at, askedAt, asked, queuedAt, waiting, served);
  }

  /** What is asked from now on is a new matter. */
  private ConversationState reopened() {
    return new ConversationState(shopId, lastSeq, lastAt, null, false, null, false, false);
  }

  private ConversationState asking(@Nullable Instant openSince, @Nullable Instant queuedSince) {
    boolean hasAsked = asked || openSince != null;
    return new ConversationState(
        shopId, lastSeq, lastAt, openSince, hasAsked, queuedSince, waiting, served);
  }

  private ConversationState controlled(
      @Nullable Instant queuedSince, boolean waits, boolean hasBeenServed) {
    return new ConversationState(
        shopId, lastSeq, lastAt, askedAt, asked, queuedSince, waits, hasBeenServed);
  }
}
