package io.xiaoer.analytics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What can be set. A value out of bounds stops the start and names its key. */
@ConfigMapping(prefix = "xiaoer.insight")
public interface InsightConfig {
  /**
   * Which computation of the figures this is. Raised by one, all figures are computed anew from the
   * beginning of the logs, into a collection of their own beside the old one.
   */
  @WithDefault("1")
  @Min(1)
  @Max(9_999)
  int generation();

  /** The shop that analysts see who name none and belong to no desk. */
  @WithDefault("yunxi")
  @NotBlank
  @Size(max = 100)
  String platformShop();

  /** How often changed minutes are written to the store: what a page is behind, at most. */
  @WithDefault("500ms")
  @DurationMin(millis = 50)
  @DurationMax(seconds = 60)
  Duration saveEvery();

  /** Most minutes written to the store in one request. */
  @WithDefault("500")
  @Min(1)
  @Max(5_000)
  int saveAtMost();

  /**
   * How long after its last event a conversation or ticket is remembered, in event time. A
   * duplicate that comes later than this counts again if it is a beginning, else not at all.
   */
  @WithDefault("7d")
  @DurationMin(hours = 1)
  @DurationMax(days = 90)
  Duration rememberAggregates();

  /**
   * How long after its last change, by the clock, a minute is held in memory. An event that comes
   * still later than this does not change its figures any more.
   */
  @WithDefault("3d")
  @DurationMin(minutes = 10)
  @DurationMax(days = 30)
  Duration rememberMinutes();
}
