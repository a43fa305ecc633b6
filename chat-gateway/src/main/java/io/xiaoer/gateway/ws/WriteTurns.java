package io.xiaoer.gateway.ws;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The sockets of one thread that have something to write. A message to a thousand sockets wakes
 * each thread once, not a thousand times.
 *
 * <p>After a turn the thread rests from writing for twice as long as the turn took, at most {@link
 * #LONGEST_REST_NANOS}; what comes during a turn is for the next one. So one socket is written to
 * at once; but while a thousand are, what comes next gathers and goes out together, in fewer system
 * calls, and the thread has time to read.
 */
final class WriteTurns {
  /** What waits for its turn. */
  interface Socket {
    /** Writes what waits, as far as the connection takes it. On the connection's thread. */
    void write();
  }

  private static final Logger LOG = Logger.getLogger(WriteTurns.class);
  private static final Map<EventLoop, WriteTurns> OF_THREADS = new ConcurrentHashMap<>();

  /** Longer than this nothing waits for others, in nanoseconds (20 ms). */
  private static final long LONGEST_REST_NANOS = 20_000_000;

  private final EventLoop thread;
  private final LongSupplier nanoTime;
  private List<Socket> waiting = new ArrayList<>();
  private boolean called;
  private long restsUntil;

  /**
   * Those of a thread.
   *
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  WriteTurns(EventLoop thread, LongSupplier nanoTime) {
    this.thread = thread;
    this.nanoTime = nanoTime;
    this.restsUntil = nanoTime.getAsLong();
  }

  /** Those of a thread. */
  static WriteTurns of(EventLoop thread) {
    return OF_THREADS.computeIfAbsent(
        thread,
        _ -> {
          thread.terminationFuture().addListener(_ -> OF_THREADS.remove(thread));
          return new WriteTurns(thread, System::nanoTime);
        });
  }

  /** Has a socket write when its thread comes to it. */
  synchronized void take(Socket socket) {
    waiting.add(socket);
    if (!called) {
      called = true;
      call();
    }
  }

  private void call() {
    long rest = restsUntil - nanoTime.getAsLong();
    if (rest > 0) {
      thread.schedule(this::work, rest, TimeUnit.NANOSECONDS);
    } else {
      thread.execute(this::work);
    }
  }

  private void work() {
    long began = nanoTime.getAsLong();
    gathered().forEach(WriteTurns::write);
    long ended = nanoTime.getAsLong();
    ended(ended + Math.min(2 * (ended - began), LONGEST_REST_NANOS));
  }

  private static void write(Socket socket) {
    try {
      socket.write();
    } catch (RuntimeException bug) {
      LOG.error("a socket could not be written to", bug);
    }
  }

  private synchronized List<Socket> gathered() {
    List<Socket> turn = waiting;
    waiting = new ArrayList<>();
    return turn;
  }

  private synchronized void ended(long restsUntil) {
    this.restsUntil = restsUntil;
    called = !waiting.isEmpty();
    if (called) {
      call();
    }
  }
}
