package io.xiaoer.gateway.ws;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The frames that wait for one socket, in order. One frame is on its way at a time; the next
 * follows when the socket has taken it. When more wait than the limit, the app is too slow and is
 * cut off, so that it cannot hold memory for ever.
 */
final class Outbox {
  private static final Duration ROOM_WITHIN = Duration.ofSeconds(10);

  private final int limit;
  private final Function<String, Uni<Void>> socket;
  private final Runnable tooSlow;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition taken = lock.newCondition();
  private final Deque<String> waiting = new ArrayDeque<>();
  private final AtomicInteger turns = new AtomicInteger();
  private volatile boolean onItsWay;
  private boolean closed;

  /**
   * An empty outbox.
   *
   * @param limit most frames that may wait
   * @param socket sends a frame; its result completes when the socket has taken it
   * @param tooSlow called once, when one frame more than the limit waits
   */
  Outbox(int limit, Function<String, Uni<Void>> socket, Runnable tooSlow) {
    this.limit = limit;
    this.socket = socket;
    this.tooSlow = tooSlow;
  }

  void put(String frame) {
    boolean full;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      full = waiting.size() >= limit;
      if (full) {
        closed = true;
        waiting.clear();
      } else {
        waiting.add(frame);
      }
    } finally {
      lock.unlock();
    }
    if (full) {
      tooSlow.run();
    } else {
      send();
    }
  }

  /** Waits until at most half of the limit waits; false if that takes too long or it is closed. */
  boolean awaitRoom() {
    lock.lock();
    try {
      long left = ROOM_WITHIN.toNanos();
      while (!closed && waiting.size() > limit / 2) {
        if (left <= 0) {
          return false;
        }
        left = taken.awaitNanos(left);
      }
      return !closed;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until everything was taken, at most so long. */
  void awaitEmpty(Duration within) {
    lock.lock();
    try {
      long left = within.toNanos();
      while (!closed && (onItsWay || !waiting.isEmpty()) && left > 0) {
        left = taken.awaitNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(50)));
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      taken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Sends what waits; whoever comes while another sends only leaves him a turn more. */
  private void send() {
    if (turns.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      if (!onItsWay) {
        String next = poll();
        if (next != null) {
          onItsWay = true;
          socket.apply(next).subscribe().with(_ -> arrived(), _ -> close());
        }
      }
      seen = turns.addAndGet(-seen);
    } while (seen != 0);
  }

  private void arrived() {
    onItsWay = false;
    send();
  }

  private @Nullable String poll() {
    lock.lock();
    try {
      String next = waiting.poll();
      taken.signalAll();
      return next;
    } finally {
      lock.unlock();
    }
  }
}
