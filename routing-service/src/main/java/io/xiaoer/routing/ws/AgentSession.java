package io.xiaoer.routing.ws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import io.xiaoer.contracts.socket.DeskFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * One connection of an agent's console: who is there, a bounded queue of frames that go out one
 * after another, and the limits of what may come in.
 */
final class AgentSession {
  /** Typing hints closer together than this are dropped, in milliseconds. */
  private static final long TYPING_MILLIS = 2_000;

  private static final ObjectWriter FRAMES = Codec.JSON.writerFor(DeskFrame.class);

  /** Where frames wait for the keys that they need. */
  private static final ExecutorService READERS = Executors.newVirtualThreadPerTaskExecutor();

  private static final int TRIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final String id = UUID.randomUUID().toString();
  private final WebSocketConnection connection;
  private final BodyCipher cipher;
  private final int queuedFrames;
  private final FrameRate rate;
  private final Queue<DeskFrame> outgoing = new ArrayDeque<>();
  private final Map<String, Long> typedMillis = new HashMap<>();
  private final Map<String, String> calls = new ConcurrentHashMap<>();
  private final FrameRate callWords;
  private final Instant openedAt = Instant.now();
  private volatile Instant heardAt = openedAt;
  private volatile @Nullable Staff staff;
  private volatile boolean gone;
  private volatile Instant signedInAt = openedAt;
  private boolean sending;
  private boolean closed;

  AgentSession(
      WebSocketConnection connection,
      BodyCipher cipher,
      int queuedFrames,
      FrameRate rate,
      FrameRate callWords) {
    this.connection = connection;
    this.cipher = cipher;
    this.callWords = callWords;
    this.queuedFrames = queuedFrames;
    this.rate = rate;
  }

  String id() {
    return id;
  }

  Instant openedAt() {
    return openedAt;
  }

  Instant heardAt() {
    return heardAt;
  }

  @Nullable Staff staff() {
    return staff;
  }

  void staff(Staff known) {
    staff = known;
  }

  /** Whether the agent himself said that he goes, although he is still connected. */
  boolean hasGone() {
    return gone;
  }

  void gone(boolean saidSo) {
    gone = saidSo;
  }

  Instant signedInAt() {
    return signedInAt;
  }

  void signedIn(Instant at) {
    signedInAt = at;
  }

  /** Notes a frame that came in; {@code false} if there were too many. */
  boolean heard(Instant now) {
    heardAt = now;
    return rate.take(now);
  }

  /** Whether a typing hint may go out now; it is forgotten for conversations of long ago. */
  synchronized boolean mayType(String conversationId, long nowMillis) {
    typedMillis.values().removeIf(at -> nowMillis - at >= TYPING_MILLIS);
    return typedMillis.putIfAbsent(conversationId, nowMillis) == null;
  }

  /** This page takes part in a call; a conversation has one at a time. */
  void joinCall(String conversationId, String callId) {
    calls.put(conversationId, callId);
  }

  void leaveCall(String conversationId) {
    calls.remove(conversationId);
  }

  boolean inCall(String conversationId, String callId) {
    return callId.equals(calls.get(conversationId));
  }

  /** Notes words of a call; {@code false} if there were too many. */
  boolean mayCallSay(Instant now) {
    return callWords.take(now);
  }

  /** Queues a frame. A console that does not keep up is cut off; it will read the log again. */
  void send(DeskFrame frame) {
    synchronized (this) {
      if (closed) {
        return;
      }
      if (outgoing.size() < queuedFrames) {
        outgoing.add(frame);
        sendNext();
        return;
      }
    }
    close(Close.SLOW);
  }

  /** The frame as the console reads it; asks for a key where it needs one. */
  private String text(DeskFrame frame) {
    try {
      return FRAMES.writeValueAsString(cipher.decrypt(frame));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a frame could not be written", impossible);
    }
  }

  private synchronized void sendNext() {
    if (sending || closed) {
      return;
    }
    DeskFrame next = outgoing.poll();
    if (next == null) {
      return;
    }
    sending = true;
    Uni.createFrom()
        .item(() -> text(next))
        .runSubscriptionOn(READERS)
        .onFailure(KeysUnavailable.class)
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .atMost(TRIES)
        .chain(connection::sendText)
        .subscribe()
        .with(
            sent -> {
              synchronized (this) {
                sending = false;
              }
              sendNext();
            },
            failure -> close(failure instanceof KeysUnavailable ? Close.RESTARTING : Close.SLOW));
  }

  void close(CloseReason reason) {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      outgoing.clear();
    }
    connection.close(reason).subscribe().with(done -> {}, alreadyGone -> {});
  }
}
