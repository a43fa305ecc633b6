package io.xiaoer.gateway.behaviour;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What is taken in of customers' behaviour. */
@ConfigMapping(prefix = "gateway.behaviour")
public interface BehaviourConfig {
  /**
   * Versions of the words with which the shop's own app asks for consent; a report about somebody
   * who has not answered on the customer page must name one.
   */
  @WithDefault("profiling-1")
  Set<String> consentVersions();

  /** How old a deed may be when it is reported. */
  @WithDefault("P7D")
  @DurationMin(minutes = 1)
  @DurationMax(days = 90)
  Duration notOlderThan();

  /** How far the reporter's clock may go ahead. */
  @WithDefault("PT5M")
  @DurationMin(seconds = 0)
  @DurationMax(hours = 24)
  Duration clockAhead();
}
