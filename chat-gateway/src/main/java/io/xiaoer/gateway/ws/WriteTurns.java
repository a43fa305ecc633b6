package io.xiaoer.gateway.ws;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The sockets of one thread that have something to write. A message to a thousand sockets wakes
 * each thread once, not a thousand times.
 *
 * <p>After a turn the thread rests from writing for twice as long as the turn took, at most {@link
 * #LONGEST_REST_NANOS}. So one socket is written to at once; but while a thousand are, what comes
 * next gathers and goes out together, in fewer system calls.
 */
final class WriteTurns {
  private static final Map<EventLoop, WriteTurns> OF_THREADS = new ConcurrentHashMap<>();

  /** Longer than this nothing waits for others, in nanoseconds (20 ms). */
  private static final long LONGEST_REST_NANOS = 20_000_000;

  private final EventLoop thread;
  private final Queue<SocketHandler> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean called = new AtomicBoolean();
  private volatile long restsUntil = System.nanoTime();

  private WriteTurns(EventLoop thread) {
    this.thread = thread;
    thread.terminationFuture().addListener(_ -> OF_THREADS.remove(thread));
  }

  /** Those of a thread. */
  static WriteTurns of(EventLoop thread) {
    return OF_THREADS.computeIfAbsent(thread, WriteTurns::new);
  }

  /** Has a socket write when its thread comes to it. */
  void take(SocketHandler socket) {
    waiting.add(socket);
    if (called.compareAndSet(false, true)) {
      long rest = restsUntil - System.nanoTime();
      if (rest > 0) {
        thread.schedule(this::work, rest, TimeUnit.NANOSECONDS);
      } else {
        thread.execute(this::work);
      }
    }
  }

  private void work() {
    long began = System.nanoTime();
    called.set(false);
    for (SocketHandler next = waiting.poll(); next != null; next = waiting.poll()) {
      next.write();
    }
    long ended = System.nanoTime();
    restsUntil = ended + Math.min(2 * (ended - began), LONGEST_REST_NANOS);
  }
}
