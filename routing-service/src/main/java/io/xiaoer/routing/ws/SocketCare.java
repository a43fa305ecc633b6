package io.xiaoer.routing.ws;

import io.quarkus.runtime.Startup;
import io.xiaoer.contracts.socket.DeskFrame;
import io.xiaoer.routing.RoutingConfig;
import io.xiaoer.routing.kafka.DeskView;
import io.xiaoer.routing.kafka.NotDurable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks after the sessions once a second: cuts off those that never said hello, fell silent or let
 * their token end; repeats sign-ins as a sign of life; tells how the line stands if that changed.
 */
@ApplicationScoped
@Startup
class SocketCare {
  private static final Logger LOG = Logger.getLogger(SocketCare.class);

  private final Hub hub;
  private final DeskView view;
  private final DeskCommands commands;
  private final RoutingConfig config;
  private final Map<String, DeskFrame.QueueIs> told = new HashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("socket-care").daemon().factory());

  SocketCare(Hub hub, DeskView view, DeskCommands commands, RoutingConfig config) {
    this.hub = hub;
    this.view = view;
    this.commands = commands;
    this.config = config;
  }

  @PostConstruct
  void start() {
    clock.scheduleWithFixedDelay(this::round, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    clock.shutdownNow();
    hub.sessions().forEach(session -> session.close(Close.RESTARTING));
  }

  private void round() {
    try {
      Instant now = Instant.now();
      for (AgentSession session : hub.sessions()) {
        look(session, now);
      }
      tellQueues();
    } catch (RuntimeException bug) {
      LOG.error("the round over the sockets failed", bug);
    }
  }

  private void look(AgentSession session, Instant now) {
    Staff staff = session.staff();
    if (staff == null) {
      if (now.isAfter(session.openedAt().plus(config.socket().helloTime()))) {
        session.close(Close.PROTOCOL);
      }
    } else if (!staff.tokenExpiresAt().isAfter(now)) {
      session.close(Close.TOKEN);
    } else if (now.isAfter(session.heardAt().plus(config.socket().heartbeat().multipliedBy(2)))) {
      session.close(Close.SILENT);
    } else if (!session.hasGone()
        && now.isAfter(session.signedInAt().plus(config.signOfLifeEvery()))) {
      session.signedIn(now);
      try {
        commands.signIn(staff);
      } catch (NotDurable failed) {
        LOG.infof("a sign of life was lost: %s", failed.getMessage());
      }
    }
  }

  private void tellQueues() {
    Map<String, DeskFrame.QueueIs> current = new HashMap<>();
    for (AgentSession session : hub.sessions()) {
      Staff staff = session.staff();
      if (staff != null) {
        DeskFrame.QueueIs queue =
            current.computeIfAbsent(staff.deskId(), id -> Frames.queue(view.desk(id)));
        if (!queue.equals(told.get(staff.deskId()))) {
          session.send(queue);
        }
      }
    }
    told.clear();
    told.putAll(current);
  }
}
