package io.xiaoer.routing.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.desk.DeskEvent;
import io.xiaoer.routing.core.Applying;
import io.xiaoer.routing.core.Desk;
import io.xiaoer.routing.core.Served;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of all desks: the fold of every desk event from the first, by the same
 * {@link Applying} that the owner uses. So any node can serve any agent, and needs to ask nobody.
 */
@ApplicationScoped
@Startup
public class DeskView {
  /** Hears of events after they are in the view, one at a time and in order. */
  public interface Listener {
    /** An event happened. */
    void happened(Desk after, Envelope.OfEvent<DeskEvent> event);
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Map<String, Desk> desks = new HashMap<>();
  private final Reasons reasons = new Reasons();
  private final TopicFollower follower;
  private final MeterRegistry meters;
  private @Nullable Listener listener;

  DeskView(MeterRegistry meters, @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    this.meters = meters;
    this.follower =
        new TopicFollower(
            "desk-events",
            servers,
            List.of(Topics.DESK_EVENTS),
            TopicFollower.From.BEGINNING,
            this::take);
  }

  @PostConstruct
  void start() {
    gauge("routing.desk.waiting", desk -> desk.line().size());
    gauge("routing.desk.served", desk -> desk.served().size());
    gauge("routing.desk.offers", desk -> desk.offers().size());
    follower.start();
  }

  private void gauge(String name, Function<Desk, Integer> of) {
    Gauge.builder(name, this, view -> view.read(all -> all.stream().mapToInt(of::apply).sum()))
        .register(meters);
  }

  @PreDestroy
  void stop() {
    follower.close();
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (Codec.decode(WireMessage.from(record)) instanceof Decoded.Known(Envelope envelope)
        && envelope instanceof Envelope.OfEvent<?> event
        && event.data() instanceof DeskEvent happened) {
      apply(typed(event, happened));
    } else {
      meters.counter("routing.view.skipped").increment();
    }
  }

  private static Envelope.OfEvent<DeskEvent> typed(Envelope.OfEvent<?> event, DeskEvent happened) {
    return new Envelope.OfEvent<>(
        event.id(),
        event.source(),
        event.subject(),
        event.time(),
        event.traceparent(),
        event.facts(),
        happened);
  }

  private void apply(Envelope.OfEvent<DeskEvent> event) {
    lock.lock();
    try {
      Desk before = desks.computeIfAbsent(event.subject(), Desk::empty);
      if (event.facts().seq() <= before.seq()) {
        return;
      }
      Desk after = Applying.apply(before, event);
      desks.put(after.id(), after);
      reasons.note(before, event);
      Listener hearing = listener;
      if (hearing != null) {
        hearing.happened(after, event);
      }
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Sets who hears of events. */
  public void listen(Listener hearing) {
    lock.lock();
    try {
      listener = hearing;
    } finally {
      lock.unlock();
    }
  }

  /** Does something during which no event is applied. */
  public void undisturbed(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  private <T> T read(Function<List<Desk>, T> question) {
    lock.lock();
    try {
      return question.apply(List.copyOf(desks.values()));
    } finally {
      lock.unlock();
    }
  }

  /** The desk of this id; an empty one if nothing has happened there. */
  public Desk desk(String deskId) {
    lock.lock();
    try {
      Desk desk = desks.get(deskId);
      return desk == null ? Desk.empty(deskId) : desk;
    } finally {
      lock.unlock();
    }
  }

  /** All desks. */
  public List<Desk> desks() {
    return read(all -> all);
  }

  /** Who serves a conversation, at whatever desk; {@code null} if nobody does. */
  public @Nullable Served served(String conversationId) {
    lock.lock();
    try {
      for (Desk desk : desks.values()) {
        Served found = desk.served().get(conversationId);
        if (found != null) {
          return found;
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** What is remembered of a conversation that was offered to somebody, or {@code null}. */
  public Reasons.@Nullable Reason reason(String conversationId) {
    lock.lock();
    try {
      return reasons.find(conversationId);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until an event is in the view; false if it is not after a time, or when interrupted. */
  public boolean await(String deskId, long seq, Duration atMost) {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (left > 0 && desk(deskId).seq() < seq) {
        left = moved.awaitNanos(left);
      }
      return desk(deskId).seq() >= seq;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the view holds everything that had happened when this node began. */
  public boolean isReady() {
    return follower.isReady();
  }

  /** Waits until {@link #isReady}. */
  public boolean awaitReady(Duration atMost) {
    try {
      return follower.awaitReady(Duration.ofNanos(TimeUnit.NANOSECONDS.convert(atMost)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
