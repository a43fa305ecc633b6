package io.xiaoer.gateway.kafka;

import io.smallrye.health.api.Wellness;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Well while the books are closed in time and no break is open. A break takes nobody out of
 * service: this is no readiness.
 */
@Wellness
public class AuditHealth implements HealthCheck {
  /** How old the books may be: an alarm is due ten seconds after a break. */
  static final Duration FRESH = Duration.ofSeconds(10);

  private final AuditState state;

  AuditHealth(AuditState state) {
    this.state = state;
  }

  @Override
  public HealthCheckResponse call() {
    boolean fresh = state.age().compareTo(FRESH) < 0;
    return HealthCheckResponse.named("audit")
        .status(fresh && state.openBreaks() == 0)
        .withData("openBreaks", state.openBreaks())
        .withData("secondsSinceClosed", state.age().toSeconds())
        .build();
  }
}
