package io.xiaoer.gateway.ws;

import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Envelope.OfSignal;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.CloseReason;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.CloseConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.OpenConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RateConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.RecordReceipt;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.signal.ConversationSignal;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.core.ConversationRules;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.identity.Visitor;
import io.xiaoer.gateway.kafka.TopicWriter;
import io.xiaoer.gateway.mongo.CustomerLists;
import io.xiaoer.gateway.mongo.Transcripts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a customer may do, as commands. A method returns when the command is durable in
 * conversation-commands; what comes of it is told by events.
 */
@Singleton
public class CustomerActions {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final GatewayConfig config;
  private final TopicWriter topics;
  private final Transcripts transcripts;
  private final CustomerLists lists;
  private final Clock clock;

  CustomerActions(
      GatewayConfig config,
      TopicWriter topics,
      Transcripts transcripts,
      CustomerLists lists,
      Clock clock) {
    this.config = config;
    this.topics = topics;
    this.transcripts = transcripts;
    this.lists = lists;
    this.clock = clock;
  }

  /** A command that is durable: which conversation, and the command's id. */
  record Sent(String conversationId, String commandId) {}

  /** Begins a conversation; the same request again begins the same one. */
  Sent open(Visitor visitor, String locale, CustomerFrame.Open open) throws Refusal {
    if (visitor.isGuest() && open.entrance().kind() == Entrance.Kind.ORDER) {
      throw new Refusal("not-allowed", "a guest has no orders");
    }
    String customerId = visitor.customer().id();
    String id = Ids.conversation(customerId, open.requestId());
    List<String> his = lists.of(customerId, CustomerLists.CONVERSATIONS);
    if (!his.contains(id) && transcripts.countOpen(his) >= config.socket().openConversations()) {
      throw new Refusal("too-many-conversations", "end a conversation before you begin another");
    }
    return send(
        id,
        "open",
        open.requestId(),
        new OpenConversation(config.shop().id(), visitor.customer(), open.entrance(), locale));
  }

  /** Says something. */
  Sent post(Visitor visitor, CustomerFrame.Post post) {
    return send(
        post.conversationId(),
        "post",
        post.clientMessageId(),
        new PostMessage(
            visitor.author(), new Content.Text(post.text()), post.clientMessageId(), null));
  }

  /** Asks for a person. */
  Sent requestPerson(CustomerFrame.RequestPerson asked) {
    return send(
        asked.conversationId(),
        "request-person",
        asked.requestId(),
        new ConversationCommand.RequestPerson());
  }

  /** Notes what is on his screen. */
  Sent displayed(Visitor visitor, CustomerFrame.Displayed displayed) {
    return send(
        displayed.conversationId(),
        "displayed",
        Long.toString(displayed.upTo()),
        new RecordReceipt(visitor.author(), displayed.upTo()));
  }

  /** Ends the conversation. */
  Sent leave(Visitor visitor, CustomerFrame.Leave leave) {
    CloseReason reason = leave.solved() ? CloseReason.RESOLVED : CloseReason.CUSTOMER_LEFT;
    return send(
        leave.conversationId(),
        "close",
        leave.requestId(),
        new CloseConversation(visitor.author(), reason, null));
  }

  /** Rates the conversation. */
  Sent rate(CustomerFrame.Rate rate) {
    return send(
        rate.conversationId(),
        "rate",
        rate.requestId(),
        new RateConversation(rate.stars(), rate.solved(), rate.comment()));
  }

  /** Tells the other side that he is writing; may be lost. */
  void typing(Visitor visitor, CustomerFrame.Typing typing) {
    topics.hint(
        Topics.CONVERSATION_SIGNALS,
        new OfSignal(
            UUID.randomUUID().toString(),
            ConversationRules.SOURCE,
            typing.conversationId(),
            clock.instant(),
            null,
            new ConversationSignal.Typing(visitor.author())));
  }

  /**
   * The conversation, if it is his.
   *
   * @param within how long to wait for one that was perhaps begun only a moment ago
   */
  Known own(Visitor who, String conversationId, Duration within) throws Refusal {
    Instant deadline = clock.instant().plus(within);
    Optional<Known> found = transcripts.find(conversationId);
    while (found.isEmpty() && clock.instant().isBefore(deadline)) {
      pause();
      found = transcripts.find(conversationId);
    }
    if (found.isEmpty()) {
      throw new Refusal("unknown-conversation", "no conversation has this id");
    }
    if (!found.get().customer().id().equals(who.customer().id())) {
      throw new Refusal("not-yours", "the conversation is somebody else's");
    }
    return found.get();
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private Sent send(
      String conversationId, String kind, String senderRef, ConversationCommand command) {
    String commandId = Ids.command(conversationId, kind, senderRef);
    topics.write(
        Topics.CONVERSATION_COMMANDS,
        new OfCommand<>(
            commandId,
            ConversationRules.SOURCE,
            conversationId,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            newTrace(),
            Map.of(),
            command));
    return new Sent(conversationId, commandId);
  }

  /** A W3C traceparent that begins here: the frame is where the story starts. */
  private static String newTrace() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return "00-%s%s-%s-01"
        .formatted(
            hex.toHexDigits(random.nextLong() | 1),
            hex.toHexDigits(random.nextLong()),
            hex.toHexDigits(random.nextLong() | 1));
  }
}
