package io.xiaoer.gateway.behaviour;

import io.xiaoer.gateway.PrivacyConfig;
import io.xiaoer.gateway.mongo.Consents;
import io.xiaoer.gateway.mongo.Consents.Answer;
import io.xiaoer.gateway.mongo.Consents.Purpose;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a customer has agreed to be profiled. Who has answered here, on the customer page, is
 * taken at his word: the present words granted, or nothing. Of who has not been asked here, the
 * shop's own app may report under the version of its own words that he agreed to there; it must be
 * one that is in force. The version stays with every event.
 */
@Singleton
public class ProfilingConsent {
  private final BehaviourConfig config;
  private final PrivacyConfig privacy;
  private final Consents consents;

  /** Consent to the texts that are in force. */
  public ProfilingConsent(BehaviourConfig config, PrivacyConfig privacy, Consents consents) {
    this.config = config;
    this.privacy = privacy;
    this.consents = consents;
  }

  /**
   * The version that holds for a report.
   *
   * @param customerId whose deeds are reported
   * @param named what the report names
   * @return nothing if there is no consent
   */
  Optional<String> of(String customerId, @Nullable String named) {
    Answer answer = consents.of(customerId).get(Purpose.PROFILING);
    if (answer != null) {
      return Optional.of(answer)
          .filter(Answer::granted)
          .map(Answer::version)
          .filter(privacy.consentVersion()::equals);
    }
    return Optional.ofNullable(named).filter(config.consentVersions()::contains);
  }
}
