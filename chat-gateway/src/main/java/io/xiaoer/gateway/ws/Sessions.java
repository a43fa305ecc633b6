package io.xiaoer.gateway.ws;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.xiaoer.gateway.GatewayConfig;
import io.xiaoer.gateway.behaviour.Intake;
import io.xiaoer.gateway.fanout.Hub;
import io.xiaoer.gateway.identity.Tokens;
import io.xiaoer.gateway.limits.Gate;
import io.xiaoer.gateway.proactive.Offers;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Every socket of this node: counts them, watches their clocks, and says goodbye to them. */
@Singleton
public class Sessions {
  private static final Logger LOG = Logger.getLogger(Sessions.class);
  private static final Duration TICK = Duration.ofMillis(500);
  private static final int BEFORE_THE_REST = 1;

  private final CustomerSession.Parts parts;
  private final Set<CustomerSession> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("socket-clock").daemon().unstarted(task));
  private volatile boolean draining;

  Sessions(
      GatewayConfig config,
      Tokens tokens,
      CustomerActions actions,
      CustomerCalls calls,
      CommandWriter commands,
      Hub hub,
      Gate gate,
      Intake intake,
      Offers offers,
      Clock clock,
      MeterRegistry meters) {
    CustomerRequests.Parts requests =
        new CustomerRequests.Parts(actions, calls, commands, gate, intake, offers, clock);
    this.parts = new CustomerSession.Parts(config, tokens, requests, hub, gate, clock);
    meters.gauge("gateway.sockets", open, Set::size);
    meters.gauge("gateway.followed.conversations", hub, Hub::conversations);
  }

  void begin(@Observes StartupEvent started) {
    clockwork.scheduleWithFixedDelay(
        this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether one more socket may come. */
  boolean hasRoom() {
    return !draining && open.size() < parts.config().socket().sockets();
  }

  /** Begins the session of a connection. */
  CustomerSession open(Wire wire) {
    CustomerSession begun = new CustomerSession(wire, parts);
    open.add(begun);
    return begun;
  }

  /** The connection is gone. */
  void gone(CustomerSession session) {
    open.remove(session);
    session.end();
  }

  /** Says goodbye to every socket before anything else stops. */
  void drain(@Observes @Priority(BEFORE_THE_REST) ShutdownEvent stopping) {
    draining = true;
    clockwork.shutdownNow();
    Instant deadline = parts.clock().instant().plus(parts.config().socket().drainWithin());
    for (CustomerSession session : open) {
      Duration left = Duration.between(parts.clock().instant(), deadline);
      if (left.isPositive()) {
        session.flush(left);
      }
      session.close(Closing.RESTARTING);
    }
  }

  private void tick() {
    Instant now = parts.clock().instant();
    for (CustomerSession session : open) {
      try {
        session.tick(now);
      } catch (RuntimeException bug) {
        LOG.error("a socket's clock failed", bug);
      }
    }
  }
}
