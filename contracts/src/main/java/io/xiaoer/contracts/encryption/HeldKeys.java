package io.xiaoer.contracts.encryption;

import com.google.crypto.tink.Aead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keys that are held unwrapped for a short while: the most recently used ones, each no longer than
 * its life, so that a destruction elsewhere takes effect here after that at the latest.
 */
public final class HeldKeys {
  private record Held(Optional<Aead> key, Instant until) {}

  private final Clock clock;
  private final Duration life;
  private final Map<String, Held> held;

  /**
   * Holds nothing yet.
   *
   * @param most how many are held at most
   * @param life how long one is held
   */
  public HeldKeys(Clock clock, int most, Duration life) {
    this.clock = clock;
    this.life = life;
    this.held =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
            return size() > most;
          }
        };
  }

  /** The key that is held, or else the one that is found now; a destroyed one is held, too. */
  public Optional<Aead> get(String keyId, Supplier<Found> find) {
    Instant now = clock.instant();
    synchronized (held) {
      Held known = held.get(keyId);
      if (known != null && now.isBefore(known.until())) {
        return known.key();
      }
    }
    return switch (find.get()) {
      case Found.None _ -> Optional.empty();
      case Found.Destroyed _ -> hold(keyId, Optional.empty(), now);
      case Found.Key(Aead key) -> hold(keyId, Optional.of(key), now);
    };
  }

  /** Those of the keys that are not held now. */
  public List<String> missing(Collection<String> keyIds) {
    Instant now = clock.instant();
    synchronized (held) {
      return keyIds.stream()
          .distinct()
          .filter(
              id -> {
                Held known = held.get(id);
                return known == null || !now.isBefore(known.until());
              })
          .toList();
    }
  }

  /** Lets go of a key. */
  public void forget(String keyId) {
    synchronized (held) {
      held.remove(keyId);
    }
  }

  private Optional<Aead> hold(String keyId, Optional<Aead> key, Instant now) {
    synchronized (held) {
      held.put(keyId, new Held(key, now.plus(life)));
    }
    return key;
  }

  /** What was found where keys are kept. */
  public sealed interface Found {
    /** There is no key yet. */
    record None() implements Found {}

    /** There was one. */
    record Destroyed() implements Found {}

    /** The key. */
    record Key(Aead key) implements Found {}
  }
}
