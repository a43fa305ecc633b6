package io.xiaoer.gateway.ws;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope.OfSignal;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.signal.ConversationSignal;
import io.xiaoer.contracts.socket.GatewayFrame;
import io.xiaoer.gateway.fanout.Hub;
import io.xiaoer.gateway.fanout.Line;
import io.xiaoer.gateway.fanout.Listener;
import io.xiaoer.gateway.fanout.Subscription;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The conversations that one socket follows, and what of them goes into its outbox. */
final class Followed implements Listener {
  private final Hub hub;
  private final Outbox outbox;
  private final int limit;
  private final Runnable broken;
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
  private final Set<String> resumed = ConcurrentHashMap.newKeySet();
  private final RecentIds ownCommands = new RecentIds();
  private volatile boolean ended;

  /**
   * Follows nothing yet.
   *
   * @param limit most conversations
   * @param broken called when a conversation cannot be followed any further
   */
  Followed(Hub hub, Outbox outbox, int limit, Runnable broken) {
    this.hub = hub;
    this.outbox = outbox;
    this.limit = limit;
    this.broken = broken;
  }

  boolean has(String conversationId) {
    return subscriptions.containsKey(conversationId);
  }

  /** Goes on with a conversation after a number, and says when everything missed was sent. */
  void resume(String conversationId, long after) throws Refusal {
    resumed.add(conversationId);
    follow(conversationId, after);
  }

  /** Follows a conversation from after a number on. */
  void follow(String conversationId, long after) throws Refusal {
    if (has(conversationId)) {
      return;
    }
    if (subscriptions.size() >= limit) {
      throw new Refusal("too-many-conversations", "this socket follows as many as it may");
    }
    Subscription made = hub.subscribe(conversationId, after, this);
    subscriptions.put(conversationId, made);
    if (ended) {
      hub.unsubscribe(made);
    }
  }

  /** Notes a command of this socket, so that its refusal is told to it. */
  void sent(String commandId) {
    ownCommands.add(commandId);
  }

  void end() {
    ended = true;
    subscriptions.values().forEach(hub::unsubscribe);
  }

  @Override
  public void take(Line line) {
    outbox.put(line.json());
  }

  @Override
  public void take(OfSignal signal) {
    boolean forThisSocket =
        switch (signal.data()) {
          case ConversationSignal.Typing typing -> typing.author().kind() != Author.Kind.CUSTOMER;
          case ConversationSignal.QueuePlace _ -> true;
          case ConversationSignal.CommandRefused refused ->
              ownCommands.contains(refused.commandId());
        };
    if (forThisSocket) {
      send(new GatewayFrame.Signalled(signal.subject(), signal.data()));
    }
  }

  @Override
  public void caughtUp(String conversationId, long lastSeq) {
    if (resumed.contains(conversationId)) {
      send(new GatewayFrame.Resumed(conversationId, lastSeq));
    }
  }

  @Override
  public boolean awaitRoom() {
    return outbox.awaitRoom();
  }

  @Override
  public void failed(String conversationId) {
    broken.run();
  }

  void send(GatewayFrame frame) {
    try {
      outbox.put(Codec.JSON.writerFor(GatewayFrame.class).writeValueAsString(frame));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a frame could not be written", impossible);
    }
  }
}
