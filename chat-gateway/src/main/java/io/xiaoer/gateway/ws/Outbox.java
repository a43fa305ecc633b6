package io.xiaoer.gateway.ws;

import io.xiaoer.gateway.fanout.TextFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The frames that wait for one socket, in order. The wire takes from it as fast as the app takes
 * from the wire. When more wait than the limit, the app is too slow and is cut off, so that it
 * cannot hold memory for ever.
 *
 * <p>Most sockets are idle most of the time: an empty outbox holds no queue.
 */
final class Outbox {
  private static final Duration ROOM_WITHIN = Duration.ofSeconds(10);
  private static final int FEW = 4;

  private final int limit;
  private final Wire wire;
  private final Runnable tooSlow;
  private @Nullable Deque<TextFrame> waiting;
  private boolean closed;

  /**
   * An empty outbox.
   *
   * @param limit most frames that may wait
   * @param wire is woken when something waits
   * @param tooSlow called once, when one frame more than the limit waits
   */
  Outbox(int limit, Wire wire, Runnable tooSlow) {
    this.limit = limit;
    this.wire = wire;
    this.tooSlow = tooSlow;
  }

  void put(TextFrame frame) {
    boolean full;
    synchronized (this) {
      if (closed) {
        return;
      }
      full = waiting != null && waiting.size() >= limit;
      if (full) {
        close();
      } else {
        waiting = waiting == null ? new ArrayDeque<>(FEW) : waiting;
        waiting.add(frame);
      }
    }
    if (full) {
      tooSlow.run();
    } else {
      wire.wake();
    }
  }

  /** Takes the next frame; nothing if none waits. */
  synchronized @Nullable TextFrame next() {
    if (waiting == null) {
      return null;
    }
    TextFrame next = waiting.poll();
    if (waiting.isEmpty()) {
      waiting = null;
    }
    notifyAll();
    return next;
  }

  /** Waits until at most half of the limit waits; false if that takes too long or it is closed. */
  boolean awaitRoom() {
    return awaitAtMost(limit / 2, ROOM_WITHIN);
  }

  /** Waits until everything was taken, at most so long. */
  void awaitEmpty(Duration within) {
    awaitAtMost(0, within);
  }

  private synchronized boolean awaitAtMost(int frames, Duration within) {
    long deadline = System.nanoTime() + within.toNanos();
    try {
      while (!closed && waiting != null && waiting.size() > frames) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return !closed;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  synchronized void close() {
    closed = true;
    waiting = null;
    notifyAll();
  }
}
