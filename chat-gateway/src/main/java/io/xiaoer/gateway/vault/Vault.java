package io.xiaoer.gateway.vault;

import com.google.crypto.tink.Aead;
import io.xiaoer.contracts.conversation.Screening.Masked.Kind;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import io.xiaoer.gateway.mongo.SealedOriginals;
import io.xiaoer.gateway.mongo.SealedOriginals.SealedOriginal;
import io.xiaoer.gateway.privacy.Screen.Original;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Seals what was masked with the customer's key, and opens it for those who may see it. */
public final class Vault {
  private final SubjectKeys keys;
  private final SealedOriginals originals;
  private final Clock clock;

  /** A vault. */
  public Vault(SubjectKeys keys, SealedOriginals originals, Clock clock) {
    this.keys = keys;
    this.originals = originals;
    this.clock = clock;
  }

  /** What became of a wish to see an original. */
  public sealed interface Opened {
    /**
     * The original.
     *
     * @param kind what it is
     * @param text the words
     */
    record Original(Kind kind, String text) implements Opened {}

    /** There is none with this id in this conversation. */
    record Unknown() implements Opened {}

    /** The key was destroyed: nobody can open it any more. */
    record Erased() implements Opened {}
  }

  /**
   * Seals originals of a conversation; the same again changes nothing. If the customer's key was
   * destroyed, nothing is kept.
   *
   * @param whose the customer's key id
   * @throws KeysUnavailable if the master key cannot be used now
   * @throws com.mongodb.MongoException if the store is down
   */
  public void seal(String conversationId, String whose, List<Original> masked) {
    if (masked.isEmpty()) {
      return;
    }
    Optional<Aead> key = keys.of(whose);
    if (key.isPresent()) {
      originals.keep(
          masked.stream().map(one -> sealed(key.get(), conversationId, whose, one)).toList());
    }
  }

  /**
   * Opens an original.
   *
   * @throws KeysUnavailable if the master key cannot be used now
   */
  public Opened open(String conversationId, String sealedId) {
    Optional<SealedOriginal> found =
        originals.find(sealedId).filter(one -> one.conversationId().equals(conversationId));
    if (found.isEmpty()) {
      return new Opened.Unknown();
    }
    SealedOriginal sealed = found.get();
    Optional<Aead> key = keys.find(sealed.subjectKeyId());
    if (key.isEmpty()) {
      return new Opened.Erased();
    }
    try {
      byte[] plain = key.get().decrypt(sealed.sealed(), context(conversationId, sealed.id()));
      return new Opened.Original(sealed.kind(), new String(plain, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException damaged) {
      throw new IllegalStateException("sealed original " + sealedId + " is damaged", damaged);
    }
  }

  private SealedOriginal sealed(Aead key, String conversationId, String whose, Original original) {
    try {
      byte[] sealed =
          key.encrypt(
              original.text().getBytes(StandardCharsets.UTF_8),
              context(conversationId, original.sealedId()));
      return new SealedOriginal(
          original.sealedId(), conversationId, whose, original.kind(), sealed, clock.instant());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a key does not seal", impossible);
    }
  }

  /** Ties an original to its place: moved to another, it does not open. */
  private static byte[] context(String conversationId, String sealedId) {
    return (conversationId + "\n" + sealedId).getBytes(StandardCharsets.UTF_8);
  }
}
