package io.xiaoer.gateway.ws;

import com.mongodb.MongoException;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.conversation.ReceiptKind;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.contracts.socket.GatewayFrame;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.behaviour.Intake;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.fanout.Hub;
import io.xiaoer.gateway.identity.Admission;
import io.xiaoer.gateway.identity.Tokens;
import io.xiaoer.gateway.identity.Visitor;
import io.xiaoer.gateway.kafka.TopicWriter;
import io.xiaoer.gateway.limits.Denial;
import io.xiaoer.gateway.limits.Gate;
import io.xiaoer.gateway.proactive.Offers;
import io.xiaoer.gateway.proactive.Visit;
import io.xiaoer.gateway.ws.FrameReader.Read;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One customer's socket and the rules of its protocol: hello first; every frame only for his own
 * conversations; an answer to each request; closed when the token ends, the heartbeat is missed or
 * the limits are passed.
 *
 * <p>Frames of one socket are handled one after the other ({@link #receive} is never called twice
 * at once); events and clock ticks come from other threads.
 */
final class CustomerSession {
  private static final int PROTOCOL_VERSION = 1;

  /** Keeps proxies from cutting quiet sockets, and finds out which are cut. */
  private static final Duration PING_EVERY = Duration.ofSeconds(25);

  private static final Duration TYPING_EVERY = Duration.ofSeconds(2);

  /** How long a conversation that was only just begun may take to appear. */
  private static final Duration APPEARS_WITHIN = Duration.ofSeconds(3);

  /** What a session works with. */
  record Parts(
      GatewayConfig config,
      Tokens tokens,
      CustomerActions actions,
      Hub hub,
      Gate gate,
      Intake intake,
      Offers offers,
      Clock clock) {}

  private final Wire wire;
  private final Parts parts;
  private final Outbox outbox;
  private final FrameRate rate;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Followed followed;
  private final Instant openedAt;
  private volatile Instant lastFrameAt;
  private Instant saidHereAt;
  private Instant pingedAt;
  private volatile @Nullable Visitor visitor;
  private @Nullable FrameRate pings;
  private String locale = "zh-CN";
  private Instant lastTypingAt = Instant.MIN;

  CustomerSession(Wire wire, Parts parts) {
    this.wire = wire;
    this.parts = parts;
    this.rate = new FrameRate(parts.config().socket().framesPerTenSeconds());
    this.outbox =
        new Outbox(parts.config().socket().outboxFrames(), wire, () -> close(Closing.OVERLOADED));
    this.followed =
        new Followed(
            parts.hub(),
            outbox,
            parts.config().socket().conversations(),
            () -> close(Closing.OVERLOADED),
            this::tellPresence);
    this.openedAt = parts.clock().instant();
    this.lastFrameAt = openedAt;
    this.saidHereAt = openedAt;
    this.pingedAt = openedAt;
  }

  /** What waits for the app. */
  Outbox outbox() {
    return outbox;
  }

  /** The app has sent a ping of the WebSocket protocol; the limit of frames holds for it, too. */
  FrameRate.Verdict pinged() {
    FrameRate counted =
        pings == null ? new FrameRate(parts.config().socket().framesPerTenSeconds()) : pings;
    pings = counted;
    return counted.count(parts.clock().instant());
  }

  /** Handles one frame; returns when it was answered. */
  void receive(String text) {
    if (closed.get()) {
      return;
    }
    Instant now = parts.clock().instant();
    lastFrameAt = now;
    FrameRate.Verdict verdict = rate.count(now);
    if (verdict == FrameRate.Verdict.CLOSE) {
      close(Closing.TOO_FAST);
      return;
    }
    switch (FrameReader.read(text)) {
      case Read.Bad(String ref, String code, String message) -> {
        if (visitor == null) {
          close(Closing.PROTOCOL);
        } else {
          send(new GatewayFrame.Refused(ref, code, message));
        }
      }
      case Read.Good(CustomerFrame frame) -> {
        if (verdict == FrameRate.Verdict.REFUSE) {
          send(
              new GatewayFrame.Refused(
                  FrameReader.ref(frame), "rate-limited", "too many frames, slow down"));
        } else {
          handle(frame);
        }
      }
    }
  }

  /** Looks at the clock. */
  void tick(Instant now) {
    if (now.isAfter(pingedAt.plus(PING_EVERY))) {
      pingedAt = now;
      wire.ping();
    }
    Visitor greeted = visitor;
    GatewayConfig.Socket limits = parts.config().socket();
    if (greeted == null) {
      if (now.isAfter(openedAt.plus(limits.helloWithin()))) {
        close(Closing.PROTOCOL);
      }
    } else if (!now.isBefore(greeted.expiresAt())) {
      close(Closing.TOKEN);
    } else if (now.isAfter(lastFrameAt.plus(limits.heartbeat().multipliedBy(3).dividedBy(2)))) {
      close(Closing.SILENT);
    } else if (now.isAfter(
        saidHereAt.plus(parts.config().conversations().goneAfter().dividedBy(3)))) {
      saidHereAt = now;
      followed.sayHere();
    }
  }

  /** Closes the socket, once. */
  void close(Closing why) {
    if (end()) {
      parts.gate().closed(why.code());
      wire.close(why, reason(why));
    }
  }

  private String reason(Closing why) {
    return why.reason(parts.config().socket().returnWithin(), ThreadLocalRandom.current());
  }

  private void tellPresence(String conversationId, boolean here) {
    Visitor who = visitor;
    if (who != null) {
      parts.actions().present(who, conversationId, here);
    }
  }

  /** The socket is gone; returns false if that was known. */
  boolean end() {
    if (!closed.compareAndSet(false, true)) {
      return false;
    }
    outbox.close();
    followed.end();
    return true;
  }

  /** Lets what waits be sent, at most so long. */
  void flush(Duration within) {
    outbox.awaitEmpty(within);
  }

  private void handle(CustomerFrame frame) {
    Visitor greeted = visitor;
    try {
      if (frame instanceof CustomerFrame.Hello hello) {
        hello(hello);
      } else if (greeted == null) {
        close(Closing.PROTOCOL);
      } else {
        act(greeted, frame);
      }
    } catch (Refusal refusal) {
      send(new GatewayFrame.Refused(FrameReader.ref(frame), refusal.code(), refusal.getMessage()));
    } catch (TopicWriter.NotDurable | MongoException | KeysUnavailable down) {
      if (frame instanceof CustomerFrame.Hello) {
        // what he resumes would be missing from this socket for as long as it lives
        close(Closing.OVERLOADED);
        return;
      }
      send(
          new GatewayFrame.Refused(
              FrameReader.ref(frame), "try-again", "the gateway cannot keep it now"));
    }
  }

  private void hello(CustomerFrame.Hello hello) throws Refusal {
    if (visitor != null) {
      throw new Refusal("already-greeted", "hello was said");
    }
    Optional<Visitor> admitted = admitted(hello.token());
    if (admitted.isEmpty()) {
      return;
    }
    Visitor who = admitted.get();
    visitor = who;
    locale = hello.locale();
    send(
        new GatewayFrame.Welcome(
            PROTOCOL_VERSION,
            who.customer(),
            who.expiresAt(),
            Math.toIntExact(parts.config().socket().heartbeat().toSeconds())));
    followed.others(who.customer().id());
    for (CustomerFrame.Resume resume : hello.resume()) {
      try {
        Known known = parts.actions().own(who, resume.conversationId(), APPEARS_WITHIN);
        followed.resume(known.id(), Math.min(resume.lastSeq(), known.lastSeq()), known.control());
      } catch (Refusal refusal) {
        send(
            new GatewayFrame.Refused(
                resume.conversationId(), refusal.code(), refusal.getMessage()));
      }
    }
  }

  /** Who the token says is there; closes the socket if nobody who may be. */
  private Optional<Visitor> admitted(String token) {
    switch (parts.tokens().admit(token)) {
      case Admission.Admitted(Visitor who) -> {
        return Optional.of(who);
      }
      case Admission.Invalid _ -> close(Closing.TOKEN);
      case Admission.Forbidden _ -> close(Closing.FORBIDDEN);
      case Admission.Unknown _ -> close(Closing.OVERLOADED);
    }
    return Optional.empty();
  }

  private void act(Visitor who, CustomerFrame frame) throws Refusal {
    Optional<Denial> denial = parts.gate().denies(who, wire.address(), frame);
    if (denial.isPresent()) {
      throw new Refusal(denial.get().code(), denial.get().words());
    }
    CustomerActions actions = parts.actions();
    switch (frame) {
      case CustomerFrame.Hello _ -> throw new IllegalStateException("hello is handled before");
      case CustomerFrame.Open open -> open(who, open);
      case CustomerFrame.Post post -> {
        checkOwn(who, post.conversationId());
        carryOut(post.clientMessageId(), actions.post(who, post));
      }
      case CustomerFrame.RequestPerson asked -> {
        checkOwn(who, asked.conversationId());
        carryOut(asked.requestId(), actions.requestPerson(who, asked));
      }
      case CustomerFrame.Edit edit -> {
        checkOwn(who, edit.conversationId());
        carryOut(edit.requestId(), actions.edit(who, edit));
      }
      case CustomerFrame.Recall recall -> {
        checkOwn(who, recall.conversationId());
        carryOut(recall.requestId(), actions.recall(who, recall));
      }
      case CustomerFrame.Receipt receipt -> receipt(who, receipt);
      case CustomerFrame.Displayed(String id, long upTo) ->
          receipt(who, new CustomerFrame.Receipt(id, ReceiptKind.DISPLAYED, upTo));
      case CustomerFrame.Typing typing -> typing(who, typing);
      case CustomerFrame.Leave leave -> {
        checkOwn(who, leave.conversationId());
        carryOut(leave.requestId(), actions.leave(who, leave));
      }
      case CustomerFrame.Behaviour reported -> reported(who, reported);
      case CustomerFrame.Rate rating -> {
        checkOwn(who, rating.conversationId());
        carryOut(rating.requestId(), actions.rate(visitor, rating));
      }
      case CustomerFrame.Report report -> {
        checkOwn(who, report.conversationId());
        carryOut(report.requestId(), actions.report(who, report));
      }
      case CustomerFrame.AcceptOffer accepted -> accept(who, accepted);
      case CustomerFrame.DismissOffer(String requestId, String offerId) -> {
        offer(who, offerId, false);
        send(new GatewayFrame.Accepted(requestId));
      }
      case CustomerFrame.Refresh refresh -> refresh(who, refresh);
      case CustomerFrame.Ping _ -> send(new GatewayFrame.Pong());
    }
  }

  private void open(Visitor who, CustomerFrame.Open open) throws Refusal {
    begin(who, open.requestId(), parts.actions().open(who, locale, open));
  }

  /** As if he had opened one himself; the events of its beginning name the rule. */
  private void accept(Visitor who, CustomerFrame.AcceptOffer accepted) throws Refusal {
    Visit.Offer offer = offer(who, accepted.offerId(), true);
    begin(
        who,
        accepted.requestId(),
        parts.actions().openByOffer(who, locale, accepted.requestId(), offer));
  }

  private Visit.Offer offer(Visitor who, String offerId, boolean accepted) throws Refusal {
    return parts
        .offers()
        .answer(who.customer().id(), offerId, accepted)
        .orElseThrow(() -> new Refusal("unknown-offer", "no such offer is open"));
  }

  private void begin(Visitor who, String requestId, OfCommand<ConversationCommand> opening)
      throws Refusal {
    write(opening);
    send(new GatewayFrame.Opened(requestId, opening.subject()));
    followed.follow(opening.subject(), 0);
    parts.actions().began(who, opening.subject());
  }

  private void receipt(Visitor who, CustomerFrame.Receipt receipt) throws Refusal {
    checkOwn(who, receipt.conversationId());
    write(parts.actions().receipt(who, receipt));
  }

  private void typing(Visitor who, CustomerFrame.Typing typing) throws Refusal {
    checkOwn(who, typing.conversationId());
    Instant now = parts.clock().instant();
    if (now.isAfter(lastTypingAt.plus(TYPING_EVERY))) {
      lastTypingAt = now;
      parts.actions().typing(who, typing);
    }
  }

  private void refresh(Visitor who, CustomerFrame.Refresh refresh) {
    Optional<Visitor> again = admitted(refresh.token());
    if (again.isEmpty()) {
      return;
    }
    if (!again.get().customer().id().equals(who.customer().id())) {
      close(Closing.FORBIDDEN);
      return;
    }
    visitor = again.get();
    send(new GatewayFrame.Refreshed(again.get().expiresAt()));
  }

  private void reported(Visitor who, CustomerFrame.Behaviour reported) {
    Intake.Taken taken =
        parts.intake().take(who.customer().id(), reported.consent(), reported.deeds());
    send(
        new GatewayFrame.BehaviourTaken(
            reported.requestId(), taken.accepted(), taken.duplicates(), taken.refused()));
    if (taken.accepted() > 0) {
      parts
          .offers()
          .after(who.customer().id(), locale, reported.consent(), reported.deeds())
          .ifPresent(this::send);
    }
  }

  private void carryOut(String ref, OfCommand<ConversationCommand> command) {
    write(command);
    send(new GatewayFrame.Accepted(ref));
  }

  /** Noted first: the refusal may come back before the write has returned. */
  private void write(OfCommand<ConversationCommand> command) {
    followed.sent(command.id());
    parts.actions().write(command);
  }

  private void checkOwn(Visitor who, String conversationId) throws Refusal {
    if (!followed.has(conversationId)) {
      parts.actions().own(who, conversationId, Duration.ZERO);
    }
  }

  private void send(GatewayFrame frame) {
    if (frame instanceof GatewayFrame.Refused refused) {
      parts.gate().refused(refused.code());
    }
    followed.send(frame);
  }
}
