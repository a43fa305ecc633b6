package io.xiaoer.gateway.fanout;

import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.Envelope.OfSignal;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import io.xiaoer.gateway.mongo.Transcripts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Who listens to which conversation on this node. */
public final class Hub implements AutoCloseable {
  private final Transcripts transcripts;
  private final BodyCipher cipher;
  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<ByteBuffer, Set<Subscription>> byKey = new ConcurrentHashMap<>();
  private final Map<String, Set<Listener>> ofCustomers = new ConcurrentHashMap<>();

  /** A hub without listeners. */
  public Hub(Transcripts transcripts, BodyCipher cipher) {
    this.transcripts = transcripts;
    this.cipher = cipher;
  }

  /**
   * Begins to listen.
   *
   * @param conversationId to what
   * @param after the last number that the listener has; everything after it follows
   * @param listener who
   */
  public Subscription subscribe(String conversationId, long after, Listener listener) {
    Subscription made =
        new Subscription(conversationId, after, listener, new Source(transcripts, cipher), readers);
    byKey.compute(
        key(conversationId),
        (_, present) -> {
          Set<Subscription> all = present == null ? ConcurrentHashMap.newKeySet() : present;
          all.add(made);
          return all;
        });
    made.catchUp();
    return made;
  }

  /** Ends a subscription. */
  public void unsubscribe(Subscription ended) {
    ended.end();
    byKey.computeIfPresent(
        key(ended.conversationId()),
        (_, present) -> {
          present.remove(ended);
          return present.isEmpty() ? null : present;
        });
  }

  /**
   * Begins to listen to the signals of a person or thing that is no conversation.
   *
   * @param subject the signals' subject, for example {@code customer:} and a customer's id
   * @param listener who
   */
  public void listen(String subject, Listener listener) {
    ofCustomers.compute(
        subject,
        (_, present) -> {
          Set<Listener> all = present == null ? ConcurrentHashMap.newKeySet() : present;
          all.add(listener);
          return all;
        });
  }

  /** Ends what {@link #listen} began. */
  public void leave(String subject, Listener listener) {
    ofCustomers.computeIfPresent(
        subject,
        (_, present) -> {
          present.remove(listener);
          return present.isEmpty() ? null : present;
        });
  }

  /** Whether anybody here listens to the conversation with this key. */
  public boolean wants(ByteBuffer key) {
    return byKey.containsKey(key);
  }

  /** Passes on an event. */
  public void happened(OfEvent<ConversationEvent> event) {
    Set<Subscription> listening = byKey.get(key(event.subject()));
    if (listening != null) {
      try {
        Line line = Line.of(cipher.decrypt(event));
        listening.forEach(subscription -> subscription.happened(line));
      } catch (KeysUnavailable down) {
        // Reading the transcript tries again.
        listening.forEach(Subscription::catchUp);
      }
    }
  }

  /** Passes on a signal. */
  public void signalled(OfSignal signal) {
    Set<Subscription> listening = byKey.getOrDefault(key(signal.subject()), Set.of());
    Set<Listener> devices = ofCustomers.getOrDefault(signal.subject(), Set.of());
    if (listening.isEmpty() && devices.isEmpty()) {
      return;
    }
    try {
      OfSignal readable = cipher.decrypt(signal);
      listening.forEach(subscription -> subscription.signalled(readable));
      devices.forEach(one -> one.take(readable));
    } catch (KeysUnavailable lost) {
      // A hint may be lost.
    }
  }

  /** Lets every subscription read what it may have missed. */
  public void catchUp() {
    byKey.values().forEach(listening -> listening.forEach(Subscription::catchUp));
  }

  /** How many conversations are listened to. */
  public int conversations() {
    return byKey.size();
  }

  @Override
  public void close() {
    readers.shutdownNow();
  }

  private static ByteBuffer key(String conversationId) {
    return ByteBuffer.wrap(conversationId.getBytes(StandardCharsets.UTF_8));
  }
}
