package io.xiaoer.gateway.core;

import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.ControlChanged;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationClosed;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationOpened;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationRated;
import io.xiaoer.contracts.conversation.ConversationEvent.HandOverBriefed;
import io.xiaoer.contracts.conversation.ConversationEvent.LinkPreviewed;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.contracts.conversation.ConversationEvent.MessageUnderstood;
import io.xiaoer.contracts.conversation.ConversationEvent.PersonRequested;
import io.xiaoer.contracts.conversation.ConversationEvent.ReceiptRecorded;
import io.xiaoer.contracts.conversation.ConversationEvent.VoiceTranscribed;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a conversation's owner must know to decide on the next command. */
public sealed interface Conversation {
  /** How many of the latest commands a conversation recognises when they come again. */
  int RECENT_COMMANDS = 200;

  /** Its id. */
  String id();

  /** Number of its last event; 0 before the first. */
  long lastSeq();

  /**
   * The state after one more event.
   *
   * @throws IllegalStateException if the event is not the next one: a bug or a damaged transcript
   */
  Conversation apply(OfEvent<ConversationEvent> event);

  /**
   * No such conversation yet.
   *
   * @param id the id that it would have
   */
  record Unopened(String id) implements Conversation {
    @Override
    public long lastSeq() {
      return 0;
    }

    @Override
    public Known apply(OfEvent<ConversationEvent> event) {
      checkNext(this, event);
      if (!(event.data() instanceof ConversationOpened opened)) {
        throw new IllegalStateException("conversation " + id + " does not begin with its opening");
      }
      return new Known(
          id,
          opened.shopId(),
          opened.customer(),
          opened.entrance(),
          event.time(),
          1,
          new Control.Nobody(),
          0,
          0,
          null,
          Map.of(),
          false,
          false,
          remember(List.of(), event));
    }
  }

  /**
   * A conversation that has begun.
   *
   * @param id its id
   * @param shopId the shop
   * @param customer who writes
   * @param entrance where he came in
   * @param openedAt when it began
   * @param lastSeq number of its last event
   * @param control who may speak for the shop
   * @param epoch number of the last change of control
   * @param briefedEpoch the queue epoch for which a brief was laid beside the conversation; 0: none
   * @param servedLast the agent who serves it or served it last
   * @param displayed the highest number that each reader ({@link #key}) has on his screen
   * @param closed whether it has ended
   * @param rated whether it has its rating
   * @param recent the latest {@link #RECENT_COMMANDS} commands that were carried out, oldest first
   */
  record Known(
      String id,
      String shopId,
      Customer customer,
      Entrance entrance,
      Instant openedAt,
      long lastSeq,
      Control control,
      int epoch,
      int briefedEpoch,
      @Nullable Agent servedLast,
      Map<String, Long> displayed,
      boolean closed,
      boolean rated,
      List<Recent> recent)
      implements Conversation {
    /** Copies the collections. */
    public Known {
      displayed = Map.copyOf(displayed);
      recent = List.copyOf(recent);
    }

    @Override
    public Known apply(OfEvent<ConversationEvent> event) {
      checkNext(this, event);
      Known next = counted(event);
      return switch (event.data()) {
        case ConversationOpened _ ->
            throw new IllegalStateException("conversation " + id + " opens a second time");
        case MessagePosted _,
            PersonRequested _,
            MessageUnderstood _,
            LinkPreviewed _,
            VoiceTranscribed _ ->
            next;
        case HandOverBriefed _ -> next.briefed();
        case ControlChanged changed -> next.under(changed.control(), changed.epoch());
        case ReceiptRecorded receipt -> next.displayed(receipt.reader(), receipt.upTo());
        case ConversationClosed _ -> next.ended(true, rated);
        case ConversationRated _ -> next.ended(closed, true);
      };
    }

    /** The agent who has the word now. */
    public Optional<Agent> served() {
      return control instanceof Control.Served served
          ? Optional.of(served.agent())
          : Optional.empty();
    }

    /** The highest number that a reader has on his screen; 0 for none. */
    public long displayedBy(Author reader) {
      return displayed.getOrDefault(key(reader), 0L);
    }

    private Known counted(OfEvent<ConversationEvent> event) {
      return new Known(
          id,
          shopId,
          customer,
          entrance,
          openedAt,
          event.facts().seq(),
          control,
          epoch,
          briefedEpoch,
          servedLast,
          displayed,
          closed,
          rated,
          remember(recent, event));
    }

    private Known under(Control given, int inEpoch) {
      Agent last = given instanceof Control.Served served ? served.agent() : servedLast;
      return new Known(
          id,
          shopId,
          customer,
          entrance,
          openedAt,
          lastSeq,
          given,
          inEpoch,
          briefedEpoch,
          last,
          displayed,
          closed,
          rated,
          recent);
    }

    /**
     * The epoch of the wait that a brief would be for: the one that lasts, the one that an agent
     * has just ended (he is assigned out of a wait and nowhere else), or the one that follows when
     * the bot hands over.
     */
    int waitEpoch() {
      return switch (control) {
        case Control.Queue _ -> epoch;
        case Control.Served _ -> epoch - 1;
        case Control.Bot _, Control.Nobody _ -> epoch + 1;
      };
    }

    private Known briefed() {
      return new Known(
          id,
          shopId,
          customer,
          entrance,
          openedAt,
          lastSeq,
          control,
          epoch,
          waitEpoch(),
          servedLast,
          displayed,
          closed,
          rated,
          recent);
    }

    private Known displayed(Author reader, long upTo) {
      Map<String, Long> more = new HashMap<>(displayed);
      more.put(key(reader), upTo);
      return new Known(
          id,
          shopId,
          customer,
          entrance,
          openedAt,
          lastSeq,
          control,
          epoch,
          briefedEpoch,
          servedLast,
          more,
          closed,
          rated,
          recent);
    }

    private Known ended(boolean isClosed, boolean isRated) {
      return new Known(
          id,
          shopId,
          customer,
          entrance,
          openedAt,
          lastSeq,
          control,
          epoch,
          briefedEpoch,
          servedLast,
          displayed,
          isClosed,
          isRated,
          recent);
    }
  }

  /** An author as a key: the same id may play two parts. */
  static String key(Author author) {
    return author.kind() + ":" + author.id();
  }

  private static void checkNext(Conversation state, OfEvent<ConversationEvent> event) {
    if (!event.subject().equals(state.id()) || event.facts().seq() != state.lastSeq() + 1) {
      throw new IllegalStateException(
          "event %s number %d does not follow number %d of conversation %s"
              .formatted(event.id(), event.facts().seq(), state.lastSeq(), state.id()));
    }
  }

  private static List<Recent> remember(List<Recent> recent, OfEvent<ConversationEvent> event) {
    String commandId = event.facts().causationId();
    List<Recent> more = new ArrayList<>(recent);
    if (!more.isEmpty() && more.getLast().commandId().equals(commandId)) {
      Recent begun = more.removeLast();
      more.add(new Recent(commandId, begun.messageKey(), begun.firstSeq(), begun.events() + 1));
    } else {
      more.add(new Recent(commandId, messageKey(event.data()), event.facts().seq(), 1));
    }
    return more.size() > RECENT_COMMANDS ? more.subList(1, more.size()) : more;
  }

  private static @Nullable String messageKey(ConversationEvent event) {
    return event instanceof MessagePosted(Author author, var _, String ref)
        ? messageKey(author, ref)
        : null;
  }

  /** The key under which a message is recognised when its sender sends it again. */
  static @Nullable String messageKey(Author author, @Nullable String clientMessageId) {
    return clientMessageId == null ? null : key(author) + ":" + clientMessageId;
  }
}
