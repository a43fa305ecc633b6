package io.xiaoer.gateway.vault;

import io.xiaoer.contracts.encryption.KeysUnavailable;

/**
 * Wraps the keys of persons. The master key itself never leaves its place: a file that only this
 * service reads ({@link FileMasterKey}), or HashiCorp Vault or AWS KMS, which do the wrapping
 * themselves ({@link VaultMasterKey}, {@link AwsKmsMasterKey}).
 */
public interface MasterKey {
  /**
   * Names the key that wraps now, for example {@code file:9f86d081}; tells what needs rewrapping.
   */
  String id();

  /**
   * Wraps a key.
   *
   * @param key the key
   * @param whose the person's key id; unwrapping asks for the same
   * @throws KeysUnavailable if the master key cannot be used now
   */
  byte[] wrap(byte[] key, String whose);

  /**
   * Unwraps a key that this master key or one of its forerunners has wrapped.
   *
   * @throws KeysUnavailable if the master key cannot be used now
   * @throws IllegalStateException if it did not wrap this key for this person
   */
  byte[] unwrap(byte[] wrapped, String whose);
}
