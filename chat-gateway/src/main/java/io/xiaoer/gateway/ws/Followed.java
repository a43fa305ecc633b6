package io.xiaoer.gateway.ws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope.OfSignal;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.ControlChanged;
import io.xiaoer.contracts.signal.ConversationSignal;
import io.xiaoer.contracts.socket.GatewayFrame;
import io.xiaoer.gateway.core.Floor;
import io.xiaoer.gateway.fanout.Hub;
import io.xiaoer.gateway.fanout.Line;
import io.xiaoer.gateway.fanout.Listener;
import io.xiaoer.gateway.fanout.Subscription;
import io.xiaoer.gateway.fanout.TextFrame;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The conversations that one socket follows, and what of them goes into its outbox. */
final class Followed implements Listener {
  static final String CUSTOMER = "customer:";
  private static final ObjectWriter FRAMES = Codec.JSON.writerFor(GatewayFrame.class);

  private final Hub hub;
  private final Outbox outbox;
  private final int limit;
  private final Owner owner;
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
  private final Set<String> resumed = ConcurrentHashMap.newKeySet();
  private final OwnCommands ownCommands = new OwnCommands();
  private final Set<String> withPeople = ConcurrentHashMap.newKeySet();
  private final FollowedCalls calls = new FollowedCalls();
  private volatile @Nullable String customer;
  private volatile boolean ended;

  /**
   * Follows nothing yet.
   *
   * @param limit most conversations
   * @param owner whose they are
   */
  Followed(Hub hub, Outbox outbox, int limit, Owner owner) {
    this.hub = hub;
    this.outbox = outbox;
    this.limit = limit;
    this.owner = owner;
  }

  /** The session of the socket. None of its methods may block. */
  interface Owner {
    /** Tells people that in this conversation the customer is here, or has gone. */
    void tellPresence(String conversationId, boolean here);

    /** What he did elsewhere leads to an offer of help. */
    void offerDue(ConversationSignal.OfferDue due);

    /** A conversation cannot be followed any further. */
    void broken();
  }

  boolean has(String conversationId) {
    return subscriptions.containsKey(conversationId);
  }

  /**
   * Goes on with a conversation after a number, and says when everything missed was sent.
   *
   * @param floor who has the word in it now
   */
  void resume(String conversationId, long after, Floor floor) throws Refusal {
    resumed.add(conversationId);
    calls.resumed(conversationId, floor);
    follow(conversationId, after);
    under(conversationId, floor.control());
  }

  /** Their calls. */
  FollowedCalls calls() {
    return calls;
  }

  /** Follows what the customer begins on his other devices. */
  void others(String customerId) {
    String subject = CUSTOMER + customerId;
    customer = subject;
    hub.listen(subject, this);
    if (ended) {
      hub.leave(subject, this);
    }
  }

  /** Says again that he is here, where people must know. */
  void sayHere() {
    withPeople.forEach(id -> owner.tellPresence(id, true));
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

  /** The commands of this socket: their refusals are told to it. */
  OwnCommands ownCommands() {
    return ownCommands;
  }

  void end() {
    ended = true;
    subscriptions.values().forEach(hub::unsubscribe);
    String subject = customer;
    if (subject != null) {
      hub.leave(subject, this);
    }
    withPeople.forEach(id -> owner.tellPresence(id, false));
  }

  @Override
  public void take(Line line) {
    ConversationEvent event = line.event().data();
    calls.happened(line.conversationId(), event, line.event().time());
    outbox.put(line.frame());
    if (event instanceof ControlChanged(Control given, int _)) {
      under(line.conversationId(), given);
    }
  }

  @Override
  public void take(OfSignal signal) {
    boolean forThisSocket =
        switch (signal.data()) {
          case ConversationSignal.Typing typing -> typing.author().kind() != Author.Kind.CUSTOMER;
          case ConversationSignal.QueuePlace _ -> true;
          case ConversationSignal.Present present -> othersPresence(signal.subject(), present);
          case ConversationSignal.CallSaid said -> calls.mayHear(signal.subject(), said);
          case ConversationSignal.Began(String id) -> {
            began(id);
            yield false;
          }
          case ConversationSignal.OfferDue due -> {
            owner.offerDue(due);
            yield false;
          }
          case ConversationSignal.CommandRefused refused -> {
            refused(signal.subject(), refused);
            yield false;
          }
        };
    if (forThisSocket) {
      send(new GatewayFrame.Signalled(signal.subject(), signal.data()));
    }
  }

  /** Told under the app's own id, which the log knows of messages and calls only. */
  private void refused(String conversationId, ConversationSignal.CommandRefused refused) {
    String command = refused.commandId();
    if (ownCommands.contains(command)) {
      String ref = ownCommands.ref(command);
      send(
          new GatewayFrame.Signalled(
              conversationId, new ConversationSignal.CommandRefused(command, ref, refused.code())));
    }
  }

  /** Of the other side he hears; of his own other device he says that he is still here on this. */
  private boolean othersPresence(String conversationId, ConversationSignal.Present present) {
    if (present.author().kind() != Author.Kind.CUSTOMER) {
      return true;
    }
    if (!present.here() && !ended && withPeople.contains(conversationId)) {
      owner.tellPresence(conversationId, true);
    }
    return false;
  }

  private void began(String conversationId) {
    try {
      if (!has(conversationId)) {
        send(new GatewayFrame.Began(conversationId));
        follow(conversationId, 0);
      }
    } catch (Refusal full) {
      // The app sees it in its list of conversations.
    }
  }

  private void under(String conversationId, Control control) {
    boolean people =
        switch (control) {
          case Control.Queue _, Control.Served _ -> true;
          case Control.Bot _, Control.Nobody _ -> false;
        };
    if (!people) {
      withPeople.remove(conversationId);
      return;
    }
    boolean heardBefore = !withPeople.add(conversationId);
    // the agent who has just come has not heard it
    if (!ended && (!heardBefore || control instanceof Control.Served)) {
      owner.tellPresence(conversationId, true);
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
    owner.broken();
  }

  void send(GatewayFrame frame) {
    try {
      outbox.put(TextFrame.of(FRAMES.writeValueAsBytes(frame)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a frame could not be written", impossible);
    }
  }
}
