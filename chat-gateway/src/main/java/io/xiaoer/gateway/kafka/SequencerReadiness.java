package io.xiaoer.gateway.kafka;

import io.xiaoer.gateway.kafka.SequencerState.Phase;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the sequencer works. Broker and store have checks of their own beside it. */
@Readiness
public class SequencerReadiness implements HealthCheck {
  private final SequencerState state;

  SequencerReadiness(SequencerState state) {
    this.state = state;
  }

  @Override
  public HealthCheckResponse call() {
    Phase phase = state.phase();
    return HealthCheckResponse.named("sequencer")
        .status(phase == Phase.WORKING)
        .withData("phase", phase.name())
        .build();
  }
}
