package io.xiaoer.contracts.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import io.xiaoer.contracts.encryption.HeldKeys.Found;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Keys are held for their life and no longer, whether somebody asks or not. */
class HeldKeysTest {
  private static final Duration LIFE = Duration.ofMinutes(1);

  private long now;
  private int asked;
  private final List<Runnable> planned = new ArrayList<>();
  private final HeldKeys keys = new HeldKeys(2, LIFE, () -> now, this::plan);

  @Test
  void aKeyIsFoundOnceInItsLife() {
    Aead key = new OneKey();
    assertThat(keys.get("a", found(key))).containsSame(key);
    pass(LIFE.minusNanos(1));
    assertThat(keys.get("a", found(new OneKey()))).containsSame(key);
    assertThat(asked).isEqualTo(1);
    pass(Duration.ofNanos(1));
    Aead other = new OneKey();
    assertThat(keys.get("a", found(other))).containsSame(other);
  }

  @Test
  void useDoesNotProlongALife() {
    keys.get("a", found(new OneKey()));
    pass(LIFE.dividedBy(2));
    keys.get("a", found(new OneKey()));
    pass(LIFE.dividedBy(2));
    assertThat(keys.missing(List.of("a"))).containsExactly("a");
  }

  @Test
  void thatAKeyIsDestroyedIsHeldThatThereIsNoneIsNot() {
    assertThat(keys.get("gone", this::destroyed)).isEmpty();
    assertThat(keys.get("gone", this::destroyed)).isEmpty();
    assertThat(asked).isEqualTo(1);
    assertThat(keys.get("new", Found.None::new)).isEmpty();
    assertThat(keys.get("new", found(new OneKey()))).isPresent();
  }

  @Test
  void whatIsForgottenIsFoundAgain() {
    keys.get("a", found(new OneKey()));
    keys.forget("a");
    assertThat(keys.missing(List.of("a", "a"))).containsExactly("a");
  }

  @Test
  void aKeyWhoseLifeIsOverIsLetGoOfThoughNobodyAsks() {
    WeakReference<Aead> key = new WeakReference<>(new OneKey());
    keys.get("a", () -> new Found.Key(Optional.ofNullable(key.get()).orElseThrow()));
    assertThat(planned).hasSize(1);
    pass(LIFE.multipliedBy(2));
    planned.getFirst().run();
    for (int tries = 0; key.get() != null && tries < 1_000; tries++) {
      System.gc();
    }
    assertThat(key.get()).isNull();
  }

  private Supplier<Found> found(Aead key) {
    return () -> {
      asked++;
      return new Found.Key(key);
    };
  }

  private Found destroyed() {
    asked++;
    return new Found.Destroyed();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  /** In place of a timer: carried out when a test says so. */
  private CompletableFuture<?> plan(
      Executor executor, Runnable command, long delay, TimeUnit unit) {
    planned.add(command);
    return new CompletableFuture<>();
  }

  /** A key that is only itself. */
  private static final class OneKey implements Aead {
    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
      return plaintext;
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) {
      return ciphertext;
    }
  }
}
