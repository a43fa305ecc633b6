package io.xiaoer.gateway.kafka;

import io.xiaoer.contracts.Envelope.OfSignal;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.signal.ConversationSignal.Present;
import io.xiaoer.gateway.GatewayConfig;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Of whom a device was heard lately, on any node: every node says who is at its sockets, and every
 * node hears all of it. Kept in memory only; a node that has just begun does not know that anybody
 * is gone.
 */
@Singleton
public class Presences {
  private final Map<String, Instant> heardOf = new ConcurrentHashMap<>();
  private final Duration goneAfter;
  private final Clock clock;
  private final Instant knowsFrom;

  Presences(GatewayConfig config, Clock clock) {
    this.goneAfter = config.conversations().goneAfter();
    this.clock = clock;
    this.knowsFrom = clock.instant().plus(goneAfter.multipliedBy(2));
  }

  /** Hears that a customer is here. */
  void heard(OfSignal signal) {
    // that one device has gone says nothing of the others
    if (signal.data() instanceof Present(Author who, boolean here)
        && here
        && who.kind() == Author.Kind.CUSTOMER) {
      heardOf.put(signal.subject(), clock.instant());
    }
  }

  /** Forgets those who are gone, so that the memory is bounded by those who are here. */
  void sweep() {
    Instant gone = clock.instant().minus(goneAfter);
    heardOf.values().removeIf(at -> at.isBefore(gone));
  }

  /** Whether the customer of a conversation is certainly gone, on every device. */
  boolean isGone(String conversationId, Instant now) {
    if (now.isBefore(knowsFrom)) {
      return false;
    }
    Instant last = heardOf.get(conversationId);
    return last == null || last.plus(goneAfter).isBefore(now);
  }
}
