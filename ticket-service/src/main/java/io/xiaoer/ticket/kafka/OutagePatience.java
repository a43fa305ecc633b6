package io.xiaoer.ticket.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.faulttolerance.api.Guard;
import io.xiaoer.ticket.TicketConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * What a channel does when something outside is down: the same batch again, with pauses from 0.2 s
 * growing to 5 s, for as long as the configuration allows; then the channel stops. A bug is not
 * tried again.
 */
final class OutagePatience {
  static final String NAME = "outage";

  private static final Logger LOG = Logger.getLogger(OutagePatience.class);
  private static final int FIRST_PAUSE_MILLIS = 200;
  private static final int LONGEST_PAUSE_MILLIS = 5_000;

  OutagePatience() {}

  @Produces
  @Singleton
  @Identifier(NAME)
  static Guard guard(TicketConfig config) {
    return Guard.create()
        .withRetry()
        .maxRetries(-1)
        .maxDuration(config.outagePatience().toSeconds(), ChronoUnit.SECONDS)
        .delay(FIRST_PAUSE_MILLIS, ChronoUnit.MILLIS)
        .abortOn(IllegalStateException.class)
        .beforeRetry(failure -> LOG.warnf("the batch is tried again: %s", failure.getMessage()))
        .withExponentialBackoff()
        .maxDelay(LONGEST_PAUSE_MILLIS, ChronoUnit.MILLIS)
        .done()
        .done()
        .build();
  }
}
