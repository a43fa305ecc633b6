package io.xiaoer.gateway.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Limits beyond a single connection. Each node counts for itself; behind a balancer that spreads
 * connections evenly, what is let through is at most the limit times the nodes.
 */
@ConfigMapping(prefix = "gateway.limits")
public interface LimitsConfig {
  /**
   * Most requests (messages, openings, ratings ...) of one customer in a minute, on all devices.
   */
  @WithDefault("120")
  @Min(1)
  @Max(100_000)
  int customerPerMinute();

  /** Most requests of all guests of one address in a minute. */
  @WithDefault("600")
  @Min(1)
  @Max(1_000_000)
  int guestAddressPerMinute();

  /** Most requests of all customers of the shop in a second. */
  @WithDefault("2000")
  @Min(1)
  @Max(1_000_000)
  int shopPerSecond();

  /** How often one customer may say the same words in a minute. */
  @WithDefault("4")
  @Min(1)
  @Max(1_000)
  int sameTextPerMinute();

  /** Most links in one message. */
  @WithDefault("5")
  @Min(0)
  @Max(1_000)
  int linksInMessage();

  /** Most links of one customer in a minute. */
  @WithDefault("12")
  @Min(1)
  @Max(10_000)
  int linksPerMinute();

  /** Customers and addresses that are remembered; beyond it, who was quiet longest is forgotten. */
  @WithDefault("100000")
  @Min(1_000)
  @Max(10_000_000)
  int remembered();
}
