package io.xiaoer.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.xiaoer.contracts.Limits;
import io.xiaoer.routing.core.RoutingPolicy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Every setting of the service. A value outside its bounds stops the start and names the key. */
@ConfigMapping(prefix = "xiaoer.routing")
public interface RoutingConfig {
  /** Address under which browsers see the suite; the only origin from which sockets are taken. */
  @NotBlank
  @Pattern(regexp = "https?://[^/]+/?")
  String publicUrl();

  /** The identity provider's realm as browsers see it. */
  @NotBlank
  @Pattern(regexp = "https?://.+")
  String oidcIssuer();

  /** The client id of the staff console at the identity provider. */
  @WithDefault("staff-console")
  @NotBlank
  String consoleClient();

  /** How many conversations an agent may have at once. */
  @WithDefault("3")
  @Min(1)
  @Max(Limits.AGENT_CAPACITY)
  int capacity();

  /** How long an agent may think about an offer. */
  @WithDefault("20s")
  @DurationMin(seconds = 1)
  @DurationMax(minutes = 10)
  Duration offerTime();

  /** How long an agent who passed a conversation is not asked again while others can be. */
  @WithDefault("60s")
  @DurationMin(seconds = 1)
  @DurationMax(hours = 1)
  Duration passTime();

  /** How long an agent may be gone before his conversations wait again. */
  @WithDefault("60s")
  @DurationMin(seconds = 1)
  @DurationMax(hours = 1)
  Duration absenceTime();

  /** After how many unanswered offers in a row an agent counts as away. */
  @WithDefault("2")
  @Min(1)
  @Max(100)
  int missedOffers();

  /** How often a node repeats the sign-in of an agent who is connected to it. */
  @WithDefault("30s")
  @DurationMin(seconds = 1)
  @DurationMax(minutes = 5)
  Duration signOfLifeEvery();

  /**
   * After how long without a sign of life an agent counts as gone. Catches the agents of a node
   * that died; must be well above {@link #signOfLifeEvery}.
   */
  @WithDefault("90s")
  @DurationMin(seconds = 3)
  @DurationMax(minutes = 15)
  Duration silence();

  /** How often places in line may be told to customers. */
  @WithDefault("1s")
  @DurationMin(millis = 100)
  @DurationMax(minutes = 1)
  Duration placesEvery();

  /** How often places in line are told even if they have not changed. */
  @WithDefault("15s")
  @DurationMin(seconds = 1)
  @DurationMax(minutes = 5)
  Duration placesAgainEvery();

  /** How long a command may take to become durable before the sender is told that it failed. */
  @WithDefault("10s")
  @DurationMin(seconds = 1)
  @DurationMax(minutes = 2)
  Duration sendTime();

  /** The agents' socket. */
  Socket socket();

  /** The agents' socket. */
  interface Socket {
    /** Within what time the first frame must say who is there. */
    @WithDefault("5s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration helloTime();

    /** How often a console must send a frame; it is cut off after twice this time. */
    @WithDefault("30s")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 5)
    Duration heartbeat();

    /** Frames that a console may send per second in the long run. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int framesPerSecond();

    /** Frames that a console may send at once. */
    @WithDefault("60")
    @Min(1)
    @Max(10_000)
    int burstFrames();

    /** Words of a call that a console may send per second in the long run; more are refused. */
    @WithDefault("4")
    @Min(1)
    @Max(1000)
    int callWordsPerSecond();

    /** Words of a call that a console may send at once. */
    @WithDefault("30")
    @Min(1)
    @Max(1000)
    int callWordsBurst();

    /** Frames that may wait to be sent to a slow console before it is cut off. */
    @WithDefault("512")
    @Min(16)
    @Max(100_000)
    int queuedFrames();

    /** Sockets that this node takes. */
    @WithDefault("2000")
    @Min(1)
    @Max(100_000)
    int connections();
  }

  /** The rules in force. */
  default RoutingPolicy policy() {
    return new RoutingPolicy(offerTime(), passTime(), absenceTime(), missedOffers());
  }
}
