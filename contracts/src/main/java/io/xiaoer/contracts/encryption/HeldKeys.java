package io.xiaoer.contracts.encryption;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import com.google.crypto.tink.Aead;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keys that are held unwrapped for a short while: the most recently used ones, each no longer than
 * its life, so that a destruction elsewhere takes effect here after that at the latest. What is
 * over is let go of by itself, also when nobody asks for keys any more.
 */
public final class HeldKeys {
  private final Cache<String, Optional<Aead>> held;

  /**
   * Holds nothing yet.
   *
   * @param most how many are held at most
   * @param life how long one is held
   */
  public HeldKeys(int most, Duration life) {
    this(most, life, Ticker.systemTicker(), Scheduler.systemScheduler());
  }

  HeldKeys(int most, Duration life, Ticker ticker, Scheduler scheduler) {
    this.held =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfterWrite(life)
            .ticker(ticker)
            .scheduler(scheduler)
            .executor(Runnable::run) // upkeep is short
            .build();
  }

  /** The key that is held, or else the one that is found now; a destroyed one is held, too. */
  public Optional<Aead> get(String keyId, Supplier<Found> find) {
    Optional<Aead> known = held.getIfPresent(keyId);
    if (known != null) {
      return known;
    }
    // Not while the cache is locked: to find one may ask another service.
    return switch (find.get()) {
      case Found.None _ -> Optional.empty();
      case Found.Destroyed _ -> hold(keyId, Optional.empty());
      case Found.Key(Aead key) -> hold(keyId, Optional.of(key));
    };
  }

  /** Those of the keys that are not held now. */
  public List<String> missing(Collection<String> keyIds) {
    return keyIds.stream().distinct().filter(id -> held.getIfPresent(id) == null).toList();
  }

  /** Lets go of a key. */
  public void forget(String keyId) {
    held.invalidate(keyId);
  }

  private Optional<Aead> hold(String keyId, Optional<Aead> key) {
    held.put(keyId, key);
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
