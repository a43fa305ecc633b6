package io.xiaoer.gateway.ws;

import com.mongodb.MongoException;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import io.xiaoer.contracts.signal.ConversationSignal;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.contracts.socket.GatewayFrame;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.fanout.Hub;
import io.xiaoer.gateway.identity.Admission;
import io.xiaoer.gateway.identity.Tokens;
import io.xiaoer.gateway.identity.Visitor;
import io.xiaoer.gateway.kafka.TopicWriter;
import io.xiaoer.gateway.limits.Gate;
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
final class CustomerSession implements Followed.Owner {
  private static final int PROTOCOL_VERSION = 1;

  /** Keeps proxies from cutting quiet sockets, and finds out which are cut. */
  private static final Duration PING_EVERY = Duration.ofSeconds(25);

  /** How long a conversation that was only just begun may take to appear. */
  private static final Duration APPEARS_WITHIN = Duration.ofSeconds(3);

  /** What a session works with. */
  record Parts(
      GatewayConfig config,
      Tokens tokens,
      CustomerRequests.Parts requests,
      Hub hub,
      Gate gate,
      Clock clock) {}

  private final Wire wire;
  private final Parts parts;
  private final Outbox outbox;
  private final FrameRate rate;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Rest rest = new Rest();
  private final Followed followed;
  private final CustomerRequests requests;
  private final Instant openedAt;
  private volatile Instant lastFrameAt;
  private Instant saidHereAt;
  private Instant pingedAt;
  private volatile @Nullable Visitor visitor;
  private @Nullable FrameRate pings;
  private volatile String locale = "zh-CN";

  CustomerSession(Wire wire, Parts parts) {
    this.wire = wire;
    this.parts = parts;
    this.rate = new FrameRate(parts.config().socket().framesPerTenSeconds());
    this.outbox =
        new Outbox(parts.config().socket().outboxFrames(), wire, () -> close(Closing.OVERLOADED));
    this.followed =
        new Followed(parts.hub(), outbox, parts.config().socket().conversations(), this);
    this.requests = new CustomerRequests(wire, parts.requests(), followed, this::send);
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
          send(new GatewayFrame.Refused(ref, code, message, null));
        }
      }
      case Read.Good(CustomerFrame frame) -> {
        handle(frame, verdict, now);
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

  @Override
  public void tellPresence(String conversationId, boolean here) {
    Visitor who = visitor;
    if (who != null) {
      parts.requests().actions().present(who, conversationId, here);
    }
  }

  /** Beside the caller, as it reads the store; of several devices one shows it. */
  @Override
  public void offerDue(ConversationSignal.OfferDue due) {
    Visitor who = visitor;
    if (who == null || closed.get()) {
      return;
    }
    Thread.startVirtualThread(
        () -> {
          try {
            parts.requests().offers().due(who.customer().id(), locale, due).ifPresent(this::send);
          } catch (TopicWriter.NotDurable | MongoException | KeysUnavailable down) {
            // An offer may be lost; that something is down shows where words are written.
          }
        });
  }

  @Override
  public void broken() {
    close(Closing.OVERLOADED);
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

  private void handle(CustomerFrame frame, FrameRate.Verdict verdict, Instant now) {
    Visitor greeted = visitor;
    try {
      if (verdict == FrameRate.Verdict.REFUSE) {
        throw Refusal.ofTheMoment("rate-limited", "too many frames, slow down");
      }
      rest.check(frame, now);
      if (frame instanceof CustomerFrame.Hello hello) {
        hello(hello);
      } else if (greeted == null) {
        close(Closing.PROTOCOL);
      } else {
        switch (frame) {
          case CustomerFrame.Refresh refresh -> refresh(greeted, refresh);
          case CustomerFrame.Ping _ -> send(new GatewayFrame.Pong());
          default -> requests.carryOut(greeted, locale, frame);
        }
      }
    } catch (Refusal refusal) {
      send(rest.refused(frame, refusal, now));
    } catch (TopicWriter.NotDurable | MongoException | KeysUnavailable down) {
      if (frame instanceof CustomerFrame.Hello) {
        // what he resumes would be missing from this socket for as long as it lives
        close(Closing.OVERLOADED);
        return;
      }
      Refusal later = Refusal.ofTheMoment("try-again", "the gateway cannot keep it now");
      send(rest.refused(frame, later, now));
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
        Known known = parts.requests().actions().own(who, resume.conversationId(), APPEARS_WITHIN);
        followed.resume(known.id(), Math.min(resume.lastSeq(), known.lastSeq()), known.floor());
      } catch (Refusal refusal) {
        send(
            new GatewayFrame.Refused(
                resume.conversationId(), refusal.code(), refusal.getMessage(), null));
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

  private void send(GatewayFrame frame) {
    if (frame instanceof GatewayFrame.Refused refused) {
      parts.gate().refused(refused.code());
    }
    followed.send(frame);
  }
}
