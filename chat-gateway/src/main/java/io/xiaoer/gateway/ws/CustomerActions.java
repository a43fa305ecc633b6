package io.xiaoer.gateway.ws;

import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.CloseReason;
import io.xiaoer.contracts.conversation.Content;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ConversationCommand.CloseConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.EditMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.OpenConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.PostMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RateConversation;
import io.xiaoer.contracts.conversation.ConversationCommand.RecallMessage;
import io.xiaoer.contracts.conversation.ConversationCommand.RecordReceipt;
import io.xiaoer.contracts.conversation.ConversationCommand.ReportMessage;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.signal.ConversationSignal;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.core.Allowance;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.identity.Visitor;
import io.xiaoer.gateway.mongo.CustomerLists;
import io.xiaoer.gateway.mongo.Transcripts;
import io.xiaoer.gateway.privacy.Screen.Taken;
import io.xiaoer.gateway.proactive.Visit;
import io.xiaoer.gateway.safety.Guard;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a customer may do, as commands. Nothing happens until such a command is {@linkplain
 * CommandWriter#write written}; what comes of it is told by events.
 */
@Singleton
public class CustomerActions {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Author GATEWAY =
      new Author(Author.Kind.SYSTEM, "chat-gateway", "chat-gateway");

  private final GatewayConfig config;
  private final CommandWriter commands;
  private final Transcripts transcripts;
  private final CustomerLists lists;
  private final CustomerContent content;
  private final Guard guard;
  private final BodyCipher cipher;
  private final Clock clock;

  CustomerActions(
      GatewayConfig config,
      CommandWriter commands,
      Transcripts transcripts,
      CustomerLists lists,
      CustomerContent content,
      Guard guard,
      BodyCipher cipher,
      Clock clock) {
    this.config = config;
    this.commands = commands;
    this.transcripts = transcripts;
    this.lists = lists;
    this.content = content;
    this.guard = guard;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** Begins a conversation; the same request again begins the same one. */
  OfCommand<ConversationCommand> open(Visitor visitor, String locale, CustomerFrame.Open open)
      throws Refusal {
    if (visitor.isGuest() && open.entrance().kind() == Entrance.Kind.ORDER) {
      throw new Refusal("not-allowed", "a guest has no orders");
    }
    checkKept(visitor);
    String customerId = visitor.customer().id();
    String id = Ids.conversation(customerId, open.requestId());
    List<String> his = lists.of(customerId, CustomerLists.CONVERSATIONS);
    if (!his.contains(id)) {
      makeRoom(visitor, his);
    }
    return command(
        visitor,
        id,
        "open",
        open.requestId(),
        new OpenConversation(config.shop().id(), visitor.customer(), open.entrance(), locale));
  }

  /** Begins a conversation that he was offered; its events name the rule among their versions. */
  OfCommand<ConversationCommand> openByOffer(
      Visitor visitor, String locale, String requestId, Visit.Offer offer) throws Refusal {
    Entrance entrance =
        offer.productId() == null
            ? new Entrance(Entrance.Kind.HELP_CENTRE, null)
            : new Entrance(Entrance.Kind.PRODUCT, offer.productId());
    OfCommand<ConversationCommand> open =
        open(visitor, locale, new CustomerFrame.Open(requestId, entrance));
    return new OfCommand<>(
        open.id(),
        open.source(),
        open.subject(),
        open.time(),
        open.traceparent(),
        Map.of("proactive.trigger", offer.triggerId()),
        open.data());
  }

  /** Ends his oldest conversation with the bot where one more would be too many. */
  private void makeRoom(Visitor visitor, List<String> his) throws Refusal {
    switch (allowance(visitor).toOpen(transcripts.open(his))) {
      case Allowance.Answer.Enough _ -> {}
      case Allowance.Answer.Ending(Known oldest) ->
          commands.write(
              command(
                  visitor,
                  oldest.id(),
                  "make-room",
                  Integer.toString(oldest.epoch()),
                  new CloseConversation(GATEWAY, CloseReason.CUSTOMER_LEFT, oldest.epoch())));
      case Allowance.Answer.Full _ ->
          throw new Refusal(
              "too-many-conversations", "end a conversation before you begin another");
    }
  }

  private Allowance allowance(Visitor visitor) {
    GatewayConfig.Socket limits = config.socket();
    return new Allowance(
        visitor.isGuest() ? limits.openConversationsOfGuest() : limits.openConversations(),
        limits.waitingConversations());
  }

  /** Says something; what must not be written is masked before the command is. */
  OfCommand<ConversationCommand> post(Visitor visitor, CustomerFrame.Post post) throws Refusal {
    String id = post.conversationId();
    Content said = content.checked(visitor, id, post.said());
    Taken taken = taken(visitor, id, Ids.command(id, "post", post.clientMessageId()), said);
    return command(
        visitor,
        id,
        "post",
        post.clientMessageId(),
        new PostMessage(
            visitor.author(), taken.content(), post.clientMessageId(), null, taken.screening()));
  }

  /** Puts other words in the place of his message. */
  OfCommand<ConversationCommand> edit(Visitor visitor, CustomerFrame.Edit edit) throws Refusal {
    String id = edit.conversationId();
    Content said = new Content.Text(edit.text());
    Taken taken = taken(visitor, id, Ids.command(id, "edit", edit.requestId()), said);
    return command(
        visitor,
        id,
        "edit",
        edit.requestId(),
        new EditMessage(
            visitor.author(), edit.messageSeq(), taken.content(), null, taken.screening()));
  }

  private void checkKept(Visitor visitor) throws Refusal {
    if (!cipher.mayKeep(Ids.subjectKey(visitor.customer().id()))) {
      throw new Refusal("erased", "what was held about you was erased; nothing more is kept");
    }
  }

  private Taken taken(Visitor visitor, String id, String commandId, Content said) throws Refusal {
    checkKept(visitor);
    return guard.takeIn(id, commandId, visitor.customer().id(), said);
  }

  /** Reports a message; the same message again is the same report. */
  OfCommand<ConversationCommand> report(Visitor visitor, CustomerFrame.Report report) {
    return command(
        visitor,
        report.conversationId(),
        "report",
        Long.toString(report.messageSeq()),
        new ReportMessage(
            visitor.author(), report.messageSeq(), report.reason(), report.comment()));
  }

  /** Takes back his message. */
  OfCommand<ConversationCommand> recall(Visitor visitor, CustomerFrame.Recall recall) {
    return command(
        visitor,
        recall.conversationId(),
        "recall",
        recall.requestId(),
        new RecallMessage(visitor.author(), recall.messageSeq(), null));
  }

  /** Asks for a person. */
  OfCommand<ConversationCommand> requestPerson(Visitor visitor, CustomerFrame.RequestPerson asked)
      throws Refusal {
    List<String> his = lists.of(visitor.customer().id(), CustomerLists.CONVERSATIONS);
    if (!allowance(visitor).mayWait(asked.conversationId(), transcripts.open(his))) {
      throw new Refusal("too-many-waiting", "other conversations of yours wait for a person");
    }
    return command(
        visitor,
        asked.conversationId(),
        "request-person",
        asked.requestId(),
        new ConversationCommand.RequestPerson());
  }

  /** Notes what has come to him. */
  OfCommand<ConversationCommand> receipt(Visitor visitor, CustomerFrame.Receipt receipt) {
    return command(
        visitor,
        receipt.conversationId(),
        receipt.kind().name().toLowerCase(Locale.ROOT),
        Long.toString(receipt.upTo()),
        new RecordReceipt(visitor.author(), receipt.upTo(), receipt.kind()));
  }

  /** Ends the conversation. */
  OfCommand<ConversationCommand> leave(Visitor visitor, CustomerFrame.Leave leave) {
    CloseReason reason = leave.solved() ? CloseReason.RESOLVED : CloseReason.CUSTOMER_LEFT;
    return command(
        visitor,
        leave.conversationId(),
        "close",
        leave.requestId(),
        new CloseConversation(visitor.author(), reason, null));
  }

  /** Rates the conversation. */
  OfCommand<ConversationCommand> rate(Visitor visitor, CustomerFrame.Rate rate) {
    return command(
        visitor,
        rate.conversationId(),
        "rate",
        rate.requestId(),
        new RateConversation(rate.stars(), rate.solved(), rate.comment()));
  }

  /** Tells the other side that he is writing; may be lost. */
  void typing(Visitor visitor, CustomerFrame.Typing typing) {
    commands.hint(
        visitor, typing.conversationId(), new ConversationSignal.Typing(visitor.author()));
  }

  /** Tells the other side whether he is here; may be lost. */
  void present(Visitor visitor, String conversationId, boolean here) {
    commands.hint(visitor, conversationId, new ConversationSignal.Present(visitor.author(), here));
  }

  /** Tells his other devices of a conversation that he has begun; may be lost. */
  void began(Visitor visitor, String conversationId) {
    commands.hint(
        visitor,
        Followed.CUSTOMER + visitor.customer().id(),
        new ConversationSignal.Began(conversationId));
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

  private OfCommand<ConversationCommand> command(
      Visitor visitor,
      String conversationId,
      String kind,
      String senderRef,
      ConversationCommand command) {
    return commands.command(visitor, conversationId, kind, senderRef, command);
  }
}
