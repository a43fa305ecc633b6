package io.xiaoer.gateway.core;

import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Content;
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
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.conversation.ReceiptKind;
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

  /** How many of the latest messages can be edited or recalled, within their time. */
  int RECENT_MESSAGES = 20;

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
          new Opening(
              opened.shopId(), opened.customer(), opened.entrance(), opened.locale(), event.time()),
          1,
          Floor.NOBODYS,
          Life.begun(event.time()),
          Map.of(),
          List.of(),
          Recent.with(List.of(), event));
    }
  }

  /**
   * How a conversation began.
   *
   * @param shopId the shop
   * @param customer who writes
   * @param entrance where he came in
   * @param locale BCP 47 tag of the page
   * @param at when
   */
  record Opening(String shopId, Customer customer, Entrance entrance, String locale, Instant at) {}

  /**
   * A conversation that has begun.
   *
   * @param id its id
   * @param opening how it began
   * @param lastSeq number of its last event
   * @param floor who has the word
   * @param life how far it has come
   * @param receipts the highest number that has come to each reader, by {@link #receiptKey}
   * @param spoken the latest {@link #RECENT_MESSAGES} messages, oldest first
   * @param recent the latest {@link #RECENT_COMMANDS} commands that were carried out, oldest first
   */
  record Known(
      String id,
      Opening opening,
      long lastSeq,
      Floor floor,
      Life life,
      Map<String, Long> receipts,
      List<Spoken> spoken,
      List<Recent> recent)
      implements Conversation {
    /** Copies the collections. */
    public Known {
      receipts = Map.copyOf(receipts);
      spoken = List.copyOf(spoken);
      recent = List.copyOf(recent);
    }

    @Override
    public Known apply(OfEvent<ConversationEvent> event) {
      checkNext(this, event);
      long seq = event.facts().seq();
      Instant at = event.time();
      Known next =
          new Known(id, opening, seq, floor, life, receipts, spoken, Recent.with(recent, event));
      return switch (event.data()) {
        case ConversationOpened _ ->
            throw new IllegalStateException("conversation " + id + " opens a second time");
        case MessagePosted said -> next.saying(said, seq, at);
        case MessageEdited edited -> next.with(life.active(seq, at, edited.author().kind()));
        case MessageRecalled recalled -> next.recalling(recalled.messageSeq());
        case PersonRequested _ -> next.with(life.active(seq, at, Author.Kind.CUSTOMER));
        case MessageUnderstood _,
            MessageFlagged _,
            MessageReported _,
            LinkPreviewed _,
            VoiceTranscribed _ ->
            next;
        case HandOverBriefed _ -> next.with(floor.briefed());
        case ControlChanged changed ->
            next.with(floor.under(changed.control(), changed.epoch()))
                .with(life.active(seq, at, null));
        case ReceiptRecorded receipt -> next.reading(receipt);
        case IdleWarned warned -> next.with(life.warned(warned.closesAt()));
        case ConversationClosed _ ->
            next.with(life.ended(at, !(floor.control() instanceof Control.Bot)));
        case ConversationReopened _ -> next.with(life.reopened());
        case ConversationRated _ -> next.with(life.withRating());
        case CallRequested asked ->
            next.with(floor.calling(Call.asked(asked, at)))
                .with(life.active(seq, at, asked.by().kind()));
        case CallAccepted accepted ->
            next.with(floor.answered(accepted, at))
                .with(life.active(seq, at, accepted.by().kind()));
        case CallEnded ended ->
            next.with(floor.calling(null))
                .with(life.active(seq, at, ended.talkedMillis() > 0 ? Author.Kind.AGENT : null));
      };
    }

    /** The shop that is asked. */
    public String shopId() {
      return opening.shopId();
    }

    /** Who writes. */
    public Customer customer() {
      return opening.customer();
    }

    /** Where he came in. */
    public Entrance entrance() {
      return opening.entrance();
    }

    /** When it began. */
    public Instant openedAt() {
      return opening.at();
    }

    /** Who may speak for the shop. */
    public Control control() {
      return floor.control();
    }

    /** Number of the last change of control. */
    public int epoch() {
      return floor.epoch();
    }

    /** The agent who has the word now. */
    public Optional<Agent> served() {
      return floor.served();
    }

    /** The agent who serves it or served it last. */
    public @Nullable Agent servedLast() {
      return floor.servedLast();
    }

    /** Whether it has ended. */
    public boolean closed() {
      return life.closed();
    }

    /** Whether it has its rating. */
    public boolean rated() {
      return life.rated();
    }

    /** The highest number that has come to a reader at least so far; 0 for none. */
    public long reached(Author reader, ReceiptKind kind) {
      long highest = 0;
      for (ReceiptKind further : ReceiptKind.values()) {
        if (further.compareTo(kind) >= 0) {
          highest = Math.max(highest, receipts.getOrDefault(receiptKey(reader, further), 0L));
        }
      }
      return highest;
    }

    /** One of the latest messages. */
    Optional<Spoken> said(long seq) {
      return spoken.stream().filter(one -> one.seq() == seq).findFirst();
    }

    private Known with(Floor other) {
      return new Known(id, opening, lastSeq, other, life, receipts, spoken, recent);
    }

    private Known with(Life other) {
      return new Known(id, opening, lastSeq, floor, other, receipts, spoken, recent);
    }

    private Known with(List<Spoken> other) {
      return new Known(id, opening, lastSeq, floor, life, receipts, other, recent);
    }

    private Known saying(MessagePosted said, long seq, Instant at) {
      List<Spoken> more = new ArrayList<>(spoken);
      boolean words = said.content() instanceof Content.Text;
      more.add(new Spoken(seq, key(said.author()), at, words, false));
      return with(more.size() > RECENT_MESSAGES ? more.subList(1, more.size()) : more)
          .with(life.active(seq, at, said.author().kind()));
    }

    private Known recalling(long messageSeq) {
      return with(
          spoken.stream().map(one -> one.seq() == messageSeq ? one.takenBack() : one).toList());
    }

    private Known reading(ReceiptRecorded receipt) {
      Map<String, Long> more = new HashMap<>(receipts);
      more.put(receiptKey(receipt.reader(), receipt.reached()), receipt.upTo());
      return new Known(id, opening, lastSeq, floor, life, more, spoken, recent);
    }
  }

  /** A reader and a kind of receipt as a key. */
  static String receiptKey(Author reader, ReceiptKind kind) {
    return kind + ":" + key(reader);
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

  /** The key under which a message is recognised when its sender sends it again. */
  static @Nullable String messageKey(Author author, @Nullable String clientMessageId) {
    return clientMessageId == null ? null : key(author) + ":" + clientMessageId;
  }
}
