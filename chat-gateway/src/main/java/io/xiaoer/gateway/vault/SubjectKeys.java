package io.xiaoer.gateway.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.HeldKeys;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import io.xiaoer.gateway.mongo.KeyRecords;
import io.xiaoer.gateway.mongo.KeyRecords.KeyRecord;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of persons: made when first needed, kept in the store wrapped by the master key, held
 * unwrapped for a short while only. A key that was destroyed is never made again: its record stays
 * as a tombstone.
 */
public final class SubjectKeys implements BodyCipher.Keys {
  private final KeyRecords records;
  private final MasterKey master;
  private final Clock clock;
  private final HeldKeys held;

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
    this.held = new HeldKeys(most, life);
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
  @Override
  public Optional<Aead> of(String whose) {
    return held.get(whose, () -> found(kept(whose)));
  }

  /**
   * A person's key for another service, made now if he has none; nothing if it was destroyed.
   *
   * @return a Tink keyset in its binary form, not wrapped
   * @throws KeysUnavailable if the master key cannot be used now
   */
  public Optional<byte[]> lend(String whose) {
    KeyRecord record = kept(whose);
    return record.wrapped() == null ? Optional.empty() : Optional.of(plain(unwrap(record)));
  }

  private KeyRecord kept(String whose) {
    return records.find(whose).orElseGet(() -> records.keep(whose, fresh(whose)));
  }

  /**
   * A person's key if there is one.
   *
   * @throws KeysUnavailable if the master key cannot be used now
   */
  @Override
  public Optional<Aead> find(String whose) {
    return held.get(
        whose, () -> records.find(whose).map(this::found).orElseGet(HeldKeys.Found.None::new));
  }

  /** Destroys a person's key for good; false if it was destroyed before. */
  public boolean destroy(String whose) {
    boolean first = records.destroy(whose, clock.instant());
    held.forget(whose);
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
    held.forget(before.id());
    return replaced;
  }

  private HeldKeys.Found found(KeyRecord record) {
    return record.wrapped() == null
        ? new HeldKeys.Found.Destroyed()
        : new HeldKeys.Found.Key(aead(record));
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
    return new KeyRecord(whose, master.wrap(plain(keyset), whose), master.id(), createdAt, null);
  }

  private static byte[] plain(KeysetHandle keyset) {
    try {
      return TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
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
}
