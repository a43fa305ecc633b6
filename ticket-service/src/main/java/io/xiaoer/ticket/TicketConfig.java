package io.xiaoer.ticket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.xiaoer.ticket.core.DuePolicy;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What can be set. A value out of bounds stops the start and names its key. */
@ConfigMapping(prefix = "xiaoer.ticket")
public interface TicketConfig {
  /** How soon an unsolved matter must be answered. */
  Due due();

  /**
   * The shop that officers and analysts see who name none; agents and supervisors see their own
   * desks.
   */
  @WithDefault("yunxi")
  @NotBlank
  @Size(max = 100)
  String platformShop();

  /** How long a batch is tried again while store or broker are down, before its channel stops. */
  @WithDefault("10m")
  @DurationMin(seconds = 1)
  @DurationMax(hours = 24)
  Duration outagePatience();

  /** How long a request to a topic may take before the batch that made it is tried again. */
  @WithDefault("30s")
  @DurationMin(seconds = 1)
  @DurationMax(seconds = 120)
  Duration publishTimeout();

  /** How soon an unsolved matter must be answered. */
  interface Due {
    /** Names the values below in every event that they shape: change it when you change them. */
    @WithDefault("2026-11")
    @NotBlank
    @Size(max = 100)
    String version();

    /** From the customer's rating, for guests and signed-in customers: 1 hour to 30 days. */
    @WithDefault("24h")
    @DurationMin(hours = 1)
    @DurationMax(days = 30)
    Duration usual();

    /** From the customer's rating, for VIP customers: 1 hour to 30 days. */
    @WithDefault("8h")
    @DurationMin(hours = 1)
    @DurationMax(days = 30)
    Duration vip();

    /** From the customer's report of a message: 1 hour to 30 days. */
    @WithDefault("24h")
    @DurationMin(hours = 1)
    @DurationMax(days = 30)
    Duration report();

    /** These values as the core knows them. */
    default DuePolicy policy() {
      return new DuePolicy(version(), usual(), vip(), report());
    }
  }
}
