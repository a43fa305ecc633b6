package io.xiaoer.routing.ws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.desk.Presence;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.socket.AgentFrame;
import io.xiaoer.routing.RoutingConfig;
import io.xiaoer.routing.kafka.NotDurable;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The agents' socket. Frames of one connection are handled one after another. */
@WebSocket(path = "/ws")
public class DeskSocket {
  private static final Logger LOG = Logger.getLogger(DeskSocket.class);

  private final Map<String, AgentSession> sessions = new ConcurrentHashMap<>();
  private final AgentFrames frames;
  private final DeskCommands commands;
  private final Hub hub;
  private final BodyCipher cipher;
  private final RoutingConfig.Socket limits;

  DeskSocket(
      AgentFrames frames, DeskCommands commands, Hub hub, BodyCipher cipher, RoutingConfig config) {
    this.frames = frames;
    this.commands = commands;
    this.hub = hub;
    this.cipher = cipher;
    this.limits = config.socket();
  }

  @OnOpen
  @RunOnVirtualThread
  void open(WebSocketConnection connection) {
    FrameRate rate = new FrameRate(limits.framesPerSecond(), limits.burstFrames(), Instant.now());
    FrameRate callWords =
        new FrameRate(limits.callWordsPerSecond(), limits.callWordsBurst(), Instant.now());
    AgentSession session =
        new AgentSession(connection, cipher, limits.queuedFrames(), rate, callWords);
    sessions.put(connection.id(), session);
    hub.opened(session);
  }

  @OnTextMessage
  @RunOnVirtualThread
  void frame(WebSocketConnection connection, String text) {
    AgentSession session = sessions.get(connection.id());
    if (session == null) {
      return;
    }
    if (!session.heard(Instant.now())) {
      session.close(Close.TOO_FAST);
      return;
    }
    AgentFrame frame;
    try {
      frame = Codec.JSON.readValue(text, AgentFrame.class);
    } catch (ValueInstantiationException limit) {
      frames.unreadable(session, problem(limit));
      return;
    } catch (JsonProcessingException unreadable) {
      session.close(Close.PROTOCOL);
      return;
    }
    if (frame == null) {
      session.close(Close.PROTOCOL);
      return;
    }
    frames.handle(session, frame);
  }

  @OnClose
  @RunOnVirtualThread
  void closed(WebSocketConnection connection) {
    AgentSession session = sessions.remove(connection.id());
    Staff staff = session == null ? null : session.staff();
    if (session == null || !hub.closed(session) || staff == null) {
      return;
    }
    String agentId = staff.agent().id();
    try {
      commands.presence(staff.deskId(), agentId, Presence.OFFLINE, session.id());
      if (!hub.sessionsOf(agentId).isEmpty()) {
        // He came back between the look and the word: a page that was loaded again.
        commands.signIn(staff);
      }
    } catch (NotDurable failed) {
      LOG.infof("an agent's leaving will be noticed by his silence: %s", failed.getMessage());
    }
  }

  private static String problem(ValueInstantiationException limit) {
    String said = limit.getCause() == null ? null : limit.getCause().getMessage();
    return said == null ? "a field breaks its limit" : said;
  }

  @OnError
  void failed(WebSocketConnection connection, Throwable failure) {
    LOG.warnf(failure, "socket %s failed", connection.id());
    AgentSession session = sessions.get(connection.id());
    if (session != null) {
      session.close(Close.PROTOCOL);
    }
  }
}
