package io.xiaoer.gateway.media;

import io.xiaoer.gateway.media.StoredMedium.Variant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Signed addresses of short life: whoever has one may read the bytes until it ends, without a
 * token, so that a browser can put it into a picture or player.
 */
public final class Addresses {
  /** Where bytes are read. */
  public static final String PATH = "/chat/api/media/";

  private static final String PURPOSE = "medium-address-1";

  private final Signer signer;
  private final long lifeSeconds;
  private final Clock clock;

  /**
   * Addresses with a key.
   *
   * @param key Base64 of at least 32 random bytes
   * @param life how long one is good at least
   */
  public Addresses(String key, Duration life, Clock clock) {
    this.signer = new Signer(key);
    this.lifeSeconds = life.toSeconds();
    this.clock = clock;
  }

  /** Until when an address is good that is made now: the same for a while, for browsers' caches. */
  public Instant expiry() {
    long now = clock.instant().getEpochSecond();
    return Instant.ofEpochSecond((now / lifeSeconds + 2) * lifeSeconds);
  }

  /** The address of a medium, from the root of the host. */
  public String of(String id, Variant variant, Instant until) {
    long seconds = until.getEpochSecond();
    return PATH
        + id
        + "/"
        + variant.name().toLowerCase(Locale.ROOT)
        + "?until="
        + seconds
        + "&signature="
        + signer.sign(PURPOSE, id, variant, seconds);
  }

  /** Whether an address was made here and is still good. */
  public boolean isGood(String id, Variant variant, long until, String signature) {
    return until > clock.instant().getEpochSecond()
        && Signer.same(signature, signer.sign(PURPOSE, id, variant, until));
  }
}
