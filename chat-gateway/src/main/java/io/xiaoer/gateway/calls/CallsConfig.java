package io.xiaoer.gateway.calls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What is set about calls. */
@ConfigMapping(prefix = "gateway.calls")
public interface CallsConfig {
  /** Whether customers and agents can call each other. */
  @WithDefault("true")
  boolean offered();

  /** How long a call rings before it counts as missed. */
  @WithDefault("PT45S")
  @DurationMin(seconds = 2)
  @DurationMax(minutes = 5)
  Duration ring();

  /** How long a call may last. */
  @WithDefault("PT2H")
  @DurationMin(seconds = 10)
  @DurationMax(hours = 12)
  Duration longest();

  /** How often it is looked whether a call's customer is still here. */
  @WithDefault("PT15S")
  @DurationMin(millis = 100)
  @DurationMax(minutes = 10)
  Duration lookEvery();

  /** How exactly calls keep their time: they end up to three times as much late. */
  @WithDefault("PT1S")
  @DurationMin(millis = 100)
  @DurationMax(minutes = 1)
  Duration timersEvery();

  /** Most signals of one page in ten seconds; more are refused. */
  @WithDefault("40")
  @Min(5)
  @Max(1_000)
  int signalsPerTenSeconds();

  /**
   * Servers that tell a browser its own address, for example {@code stun:stun.example:3478}; none
   * are needed where both sides are in one network.
   */
  Optional<List<@Pattern(regexp = "stuns?:[^ ?]+") String>> stun();

  /** Relays for browsers that cannot reach each other. */
  Turn turn();

  /** Relays for browsers that cannot reach each other. */
  interface Turn {
    /** Their addresses, for example {@code turn:turn.example:3478?transport=udp}. */
    Optional<List<@Pattern(regexp = "turns?:[^ ?]+(\\?transport=(udp|tcp))?") String>> urls();

    /**
     * The secret that the suite shares with the relays (coturn: {@code static-auth-secret}); with
     * it they take credentials that end. No default; needed where there are relays.
     */
    Optional<@Size(min = 16, max = 1_000) String> secret();

    /** Whether calls go over a relay only, so that neither side learns the other's address. */
    @WithDefault("false")
    boolean only();
  }
}
