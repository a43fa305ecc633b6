package io.xiaoer.gateway.ws;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The sockets of one thread that have something to write. A message to a thousand sockets wakes
 * each thread once, not a thousand times.
 */
final class WriteTurns {
  private static final Map<EventLoop, WriteTurns> OF_THREADS = new ConcurrentHashMap<>();

  private final EventLoop thread;
  private final Queue<SocketHandler> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean called = new AtomicBoolean();

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
      thread.execute(this::work);
    }
  }

  private void work() {
    called.set(false);
    for (SocketHandler next = waiting.poll(); next != null; next = waiting.poll()) {
      next.write();
    }
  }
}
