package io.xiaoer.contracts.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import io.xiaoer.contracts.encryption.HeldKeys.Found;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Keys of persons that their keeper, chat-gateway, lends to other services for a short while. */
public final class LentKeys implements BodyCipher.Keys {
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
     * A person's key, made if there is none.
     *
     * @return a Tink keyset in its binary form; nothing if it was destroyed
     * @throws KeysUnavailable if the keeper does not answer
     */
    Optional<byte[]> lend(String keyId);
  }

  @Override
  public Optional<Aead> of(String keyId) {
    return held.get(
        keyId,
        () ->
            keeper
                .lend(keyId)
                .<Found>map(keyset -> new Found.Key(aead(keyset)))
                .orElseGet(Found.Destroyed::new));
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
