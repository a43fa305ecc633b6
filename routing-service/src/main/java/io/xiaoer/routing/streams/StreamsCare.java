package io.xiaoer.routing.streams;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * What becomes of a stream thread that failed: it is replaced and begins with the last committed
 * state. If that goes on, the failure is no accident; the client then stops, liveness says so, and
 * the process is started anew.
 */
@ApplicationScoped
class StreamsCare implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = Logger.getLogger(StreamsCare.class);
  private static final int MOST_FAILURES = 10;
  private static final Duration WITHIN = Duration.ofMinutes(5);

  private final MeterRegistry meters;
  private final Deque<Instant> failures = new ArrayDeque<>();

  StreamsCare(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
    Instant now = Instant.now();
    meters.counter("routing.streams.failures").increment();
    failures.addLast(now);
    while (failures.getFirst().isBefore(now.minus(WITHIN))) {
      failures.removeFirst();
    }
    boolean again = failures.size() <= MOST_FAILURES;
    LOG.errorf(
        failure, "a stream thread failed; %s", again ? "it is replaced" : "the client stops");
    return again
        ? StreamThreadExceptionResponse.REPLACE_THREAD
        : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }
}
