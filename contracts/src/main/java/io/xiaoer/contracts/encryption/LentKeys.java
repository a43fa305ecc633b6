package io.xiaoer.contracts.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import io.xiaoer.contracts.encryption.HeldKeys.Found;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of persons that their keeper, chat-gateway, lends to other services for a short while. */
public final class LentKeys implements BodyCipher.Keys {
  /** Most keys that are asked for at once. */
  public static final int MOST_AT_ONCE = 100;

  private final Keeper keeper;
  private final HeldKeys held;

  /** Keys that are asked for when first needed. */
  public LentKeys(Keeper keeper, HeldKeys held) {
    this.keeper = keeper;
    this.held = held;
    try {
      AeadConfig.register();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Tink cannot be set up", impossible);
    }
  }

  /** Asks the keeper. */
  @FunctionalInterface
  public interface Keeper {
    /**
     * Keys of persons, made where there are none.
     *
     * @param keyIds whose; at most {@link #MOST_AT_ONCE}
     * @return Tink keysets in their binary form; those that were destroyed are absent
     * @throws KeysUnavailable if the keeper does not answer
     */
    Map<String, byte[]> lend(List<String> keyIds);
  }

  @Override
  public Optional<Aead> of(String keyId) {
    return held.get(keyId, () -> found(keeper.lend(List.of(keyId)), keyId));
  }

  @Override
  public void expect(Collection<String> keyIds) {
    List<String> missing = held.missing(keyIds);
    for (int from = 0; from < missing.size(); from += MOST_AT_ONCE) {
      List<String> some = missing.subList(from, Math.min(missing.size(), from + MOST_AT_ONCE));
      Map<String, byte[]> lent = keeper.lend(some);
      some.forEach(keyId -> held.get(keyId, () -> found(lent, keyId)));
    }
  }

  private static Found found(Map<String, byte[]> lent, String keyId) {
    byte[] keyset = lent.get(keyId);
    return keyset == null ? new Found.Destroyed() : new Found.Key(aead(keyset));
  }

  @Override
  public Optional<Aead> find(String keyId) {
    return of(keyId);
  }

  private static Aead aead(byte[] keyset) {
    try {
      return TinkProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get())
          .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException broken) {
      throw new KeysUnavailable("what was lent is no key", broken);
    }
  }
}
