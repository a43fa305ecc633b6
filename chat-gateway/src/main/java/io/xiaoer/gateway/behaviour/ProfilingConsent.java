package io.xiaoer.gateway.behaviour;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a customer has agreed to be profiled. The reporter, who asked him, names the version of
 * the text that he agreed to; it must be one that is in force, and it stays with every event.
 */
@Singleton
public class ProfilingConsent {
  private final BehaviourConfig config;

  /** Consent to the texts that are in force. */
  public ProfilingConsent(BehaviourConfig config) {
    this.config = config;
  }

  /**
   * The version that holds for a report.
   *
   * @param named what the report names
   * @return nothing if there is no consent
   */
  Optional<String> of(@Nullable String named) {
    return Optional.ofNullable(named).filter(config.consentVersions()::contains);
  }
}
