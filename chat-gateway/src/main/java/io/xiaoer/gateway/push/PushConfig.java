package io.xiaoer.gateway.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Notifications to customers who are not looking. Each way is off until it has its keys. */
@ConfigMapping(prefix = "gateway.push")
public interface PushConfig {
  /** How long the shop's words may wait for a screen before the customer is called. */
  @WithDefault("PT8S")
  @DurationMin(millis = 100)
  @DurationMax(seconds = 50)
  Duration after();

  /** A conversation calls at most once in this time. */
  @WithDefault("PT1M")
  @DurationMin(seconds = 1)
  @DurationMax(hours = 1)
  Duration pause();

  /**
   * Most conversations that one node watches at a time; beyond it, the oldest is not called for.
   */
  @WithDefault("100000")
  @Min(10)
  @Max(1_000_000)
  int watched();

  /** How long one attempt to deliver may take. */
  @WithDefault("PT5S")
  @DurationMin(millis = 100)
  @DurationMax(seconds = 30)
  Duration timeout();

  /** Browsers. */
  Vapid vapid();

  /** How long a push service keeps a notification for a device that is off. */
  @WithDefault("P1D")
  @DurationMin(seconds = 0)
  @DurationMax(days = 28)
  Duration keep();

  /**
   * Push services to which subscriptions may point; the gateway calls no other address that a page
   * names. A host may begin with {@code *.} for all below it.
   */
  @NotEmpty
  @WithDefault(
      "https://fcm.googleapis.com,https://*.push.services.mozilla.com,https://*.push.apple.com,https://*.notify.windows.com")
  List<@Pattern(regexp = "https?://(\\*\\.)?[^/*]+") String> services();

  /** A service of the shop's own. */
  Hook webhook();

  /** How push services know this gateway (RFC 8292). */
  interface Vapid {
    /** The public key as {@code web-push generate-vapid-keys} prints it; no default. */
    Optional<@Size(min = 87, max = 88) String> publicKey();

    /** The private key of the pair. */
    Optional<@Size(min = 43, max = 44) String> privateKey();

    /** Whom a push service may write to about us: a mailto: or https: address. */
    @Pattern(regexp = "(mailto:|https://).+")
    @WithDefault("mailto:operator@localhost")
    String subject();
  }

  /** A service of the shop's own that calls its app, by APNs, HarmonyOS or SMS as it likes. */
  interface Hook {
    /** Where it listens; no default. */
    Optional<@Pattern(regexp = "https?://.+") String> url();

    /** Signs what is sent there: Base64 of at least 24 random bytes. */
    Optional<@Size(min = 32, max = 200) String> secret();
  }
}
