package io.xiaoer.gateway.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.xiaoer.gateway.mongo.KeyRecords;
import io.xiaoer.gateway.mongo.KeyRecords.KeyRecord;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of persons: made when first needed, kept in the store wrapped by the master key, held
 * unwrapped for a short while only. A key that was destroyed is never made again: its record stays
 * as a tombstone.
 */
public final class SubjectKeys {
  private record Held(Optional<Aead> key, Instant until) {}

  private final KeyRecords records;
  private final MasterKey master;
  private final Clock clock;
  private final Duration life;
  private final Map<String, Held> held;

  /**
   * Keys.
   *
   * @param most how many are held unwrapped at most
   * @param life how long one is held: after a destruction elsewhere it is in use no longer than
   *     this
   */
  public SubjectKeys(KeyRecords records, MasterKey master, Clock clock, int most, Duration life) {
    this.records = records;
    this.master = master;
    this.clock = clock;
    this.life = life;
    this.held = lru(most);
    try {
      AeadConfig.register();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Tink cannot be set up", impossible);
    }
  }

  /**
   * A person's key, made now if he has none; nothing if it was destroyed.
   *
   * @param whose the key's id, for example {@code customer:…}
   * @throws KeysUnavailable if the master key cannot be used now
   */
  public Optional<Aead> of(String whose) {
    return cached(whose, () -> Optional.of(records.keep(whose, fresh(whose))));
  }

  /**
   * A person's key if there is one.
   *
   * @throws KeysUnavailable if the master key cannot be used now
   */
  public Optional<Aead> find(String whose) {
    return cached(whose, () -> records.find(whose));
  }

  /** Destroys a person's key for good; false if it was destroyed before. */
  public boolean destroy(String whose) {
    boolean first = records.destroy(whose, clock.instant());
    synchronized (held) {
      held.remove(whose);
    }
    return first;
  }

  /**
   * Gives a person a new key for what is sealed from now on; what was sealed before stays readable.
   */
  public boolean rotate(String whose) {
    Optional<KeyRecord> record = records.find(whose);
    if (record.isEmpty() || record.get().wrapped() == null) {
      return false;
    }
    KeysetHandle before = unwrap(record.get());
    try {
      KeysetHandle.Builder after = KeysetHandle.newBuilder(before);
      for (int i = 0; i < after.size(); i++) {
        after.getAt(i).setStatus(KeyStatus.ENABLED);
      }
      after.addEntry(
          KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
              .withRandomId()
              .makePrimary());
      return replace(record.get(), after.build());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a key cannot be added", impossible);
    }
  }

  /**
   * Wraps every key anew that another master key has wrapped.
   *
   * @return how many were
   */
  public int rewrap() {
    int done = 0;
    for (KeyRecord record : records.wrappedByOther(master.id())) {
      if (replace(record, unwrap(record))) {
        done++;
      }
    }
    return done;
  }

  private boolean replace(KeyRecord before, KeysetHandle keyset) {
    boolean replaced = records.replace(before, record(before.id(), keyset, before.createdAt()));
    synchronized (held) {
      held.remove(before.id());
    }
    return replaced;
  }

  private Optional<Aead> cached(String whose, Supplier<Optional<KeyRecord>> load) {
    Instant now = clock.instant();
    synchronized (held) {
      Held known = held.get(whose);
      if (known != null && now.isBefore(known.until())) {
        return known.key();
      }
    }
    Optional<KeyRecord> record = load.get();
    if (record.isEmpty()) {
      return Optional.empty();
    }
    Optional<Aead> key = record.filter(one -> one.wrapped() != null).map(this::aead);
    synchronized (held) {
      held.put(whose, new Held(key, now.plus(life)));
    }
    return key;
  }

  private Aead aead(KeyRecord record) {
    try {
      return unwrap(record).getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a key of " + record.wrappedBy() + " is none", impossible);
    }
  }

  private KeyRecord fresh(String whose) {
    try {
      KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
      return record(whose, keyset, clock.instant());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a key cannot be made", impossible);
    }
  }

  private KeyRecord record(String whose, KeysetHandle keyset, @Nullable Instant createdAt) {
    try {
      byte[] plain = TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
      return new KeyRecord(whose, master.wrap(plain, whose), master.id(), createdAt, null);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a key cannot be written", impossible);
    }
  }

  private KeysetHandle unwrap(KeyRecord record) {
    byte[] wrapped = record.wrapped();
    if (wrapped == null) {
      throw new IllegalStateException("a destroyed key cannot be unwrapped");
    }
    try {
      return TinkProtoKeysetFormat.parseKeyset(
          master.unwrap(wrapped, record.id()), InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException damaged) {
      throw new IllegalStateException("a stored key cannot be read", damaged);
    }
  }

  private static Map<String, Held> lru(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
        return size() > most;
      }
    };
  }
}
