package io.xiaoer.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The conservation audit. */
@ConfigMapping(prefix = "gateway.audit")
public interface AuditConfig {
  /** How often books are closed: compared with the store, checked, kept. */
  @WithDefault("PT1S")
  @DurationMin(millis = 100)
  @DurationMax(seconds = 5)
  Duration every();

  /** How long a command may wait to be judged before that is a break. */
  @WithDefault("PT30S")
  @DurationMin(seconds = 5)
  @DurationMax(hours = 1)
  Duration unjudgedAfter();

  /** How many commands of a partition are read ahead of the sequencer. */
  @WithDefault("5000")
  @Min(100)
  @Max(20_000)
  int openCommands();

  /** How many conversations of a partition are remembered in memory. */
  @WithDefault("20000")
  @Min(1_000)
  @Max(1_000_000)
  int conversations();

  /** Of events that are older than this the transcript may have been forgotten: not compared. */
  @WithDefault("PT1H")
  @DurationMin(minutes = 1)
  @DurationMax(days = 30)
  Duration comparedFor();
}
