package io.xiaoer.contracts.encryption;

import com.google.crypto.tink.Aead;
import io.xiaoer.contracts.Command;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.Envelope.OfSignal;
import io.xiaoer.contracts.Event;
import io.xiaoer.contracts.signal.ConversationSignal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.Optional;

/**
 * Encrypts and decrypts what is personal in records ({@link Personal}).
 *
 * <p>What is encrypted already stays as it is, so a record may come here twice. What cannot be
 * decrypted because its key was destroyed becomes {@link EncryptedText#ERASED}; so does what should
 * be encrypted with a destroyed key: nothing is kept of a person who was erased.
 */
public final class BodyCipher {
  private final Keys keys;

  /** A cipher that uses these keys. */
  public BodyCipher(Keys keys) {
    this.keys = keys;
  }

  /** The keys of persons. */
  public interface Keys {
    /**
     * A person's key, made if there is none; nothing if it was destroyed.
     *
     * @throws KeysUnavailable if it cannot be had now
     */
    Optional<Aead> of(String keyId);

    /**
     * A person's key if there is one.
     *
     * @throws KeysUnavailable if it cannot be had now
     */
    Optional<Aead> find(String keyId);

    /**
     * Says which keys will be needed next, so that they can be had together.
     *
     * @throws KeysUnavailable if they cannot be had now
     */
    default void expect(Collection<String> keyIds) {}
  }

  /**
   * Says whose texts will be decrypted next.
   *
   * @throws KeysUnavailable if keys cannot be had now
   */
  public void expect(Collection<String> keyIds) {
    keys.expect(keyIds);
  }

  /**
   * Whether something about a person can be kept: not, once his key was destroyed.
   *
   * @throws KeysUnavailable if the key cannot be had now
   */
  public boolean mayKeep(String keyId) {
    return keys.of(keyId).isPresent();
  }

  /** An event with its personal texts encrypted with the key of whom it is about. */
  public <E extends Event> OfEvent<E> encrypt(OfEvent<E> event) {
    return with(event, encrypt(event.data(), event.facts().subjectKeyId()));
  }

  /** An event with its personal texts readable. */
  public <E extends Event> OfEvent<E> decrypt(OfEvent<E> event) {
    return with(event, decrypt(event.data()));
  }

  /** A command with its personal texts encrypted. */
  public <C extends Command> OfCommand<C> encrypt(OfCommand<C> command, String keyId) {
    return with(command, encrypt(command.data(), keyId));
  }

  /** A command with its personal texts readable. */
  public <C extends Command> OfCommand<C> decrypt(OfCommand<C> command) {
    return with(command, decrypt(command.data()));
  }

  /** A signal with its personal texts encrypted. */
  public OfSignal encrypt(OfSignal signal, String keyId) {
    return with(signal, encrypt(signal.data(), keyId));
  }

  /** A signal with its personal texts readable. */
  public OfSignal decrypt(OfSignal signal) {
    return with(signal, decrypt(signal.data()));
  }

  /**
   * A record with its personal texts encrypted.
   *
   * @throws KeysUnavailable if the key cannot be had now
   */
  public <T> T encrypt(T data, String keyId) {
    return PersonalFields.map(data, text -> encryptText(text, keyId));
  }

  /**
   * A record with its personal texts readable.
   *
   * @throws KeysUnavailable if a key cannot be had now
   */
  public <T> T decrypt(T data) {
    return PersonalFields.map(data, this::decryptText);
  }

  /** A text encrypted; one that is encrypted with this key already stays as it is. */
  public String encryptText(String text, String keyId) {
    if (EncryptedText.parse(text).filter(there -> there.keyId().equals(keyId)).isPresent()) {
      return text;
    }
    return keys.of(keyId).map(key -> encrypted(key, text, keyId)).orElse(EncryptedText.ERASED);
  }

  /** A text readable; one that is not encrypted stays as it is. */
  public String decryptText(String text) {
    return EncryptedText.parse(text).map(this::decrypted).orElse(text);
  }

  private static String encrypted(Aead key, String text, String keyId) {
    try {
      byte[] plain = text.getBytes(StandardCharsets.UTF_8);
      return new EncryptedText(keyId, key.encrypt(plain, associated(keyId))).text();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a key cannot encrypt", impossible);
    }
  }

  private String decrypted(EncryptedText encrypted) {
    return keys.find(encrypted.keyId())
        .map(key -> decrypted(key, encrypted))
        .orElse(EncryptedText.ERASED);
  }

  private static String decrypted(Aead key, EncryptedText encrypted) {
    try {
      byte[] plain = key.decrypt(encrypted.ciphertext(), associated(encrypted.keyId()));
      return new String(plain, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException notByThisKey) {
      return EncryptedText.ERASED;
    }
  }

  private static byte[] associated(String keyId) {
    return keyId.getBytes(StandardCharsets.UTF_8);
  }

  private static <E extends Event> OfEvent<E> with(OfEvent<E> event, E data) {
    return data == event.data()
        ? event
        : new OfEvent<>(
            event.id(),
            event.source(),
            event.subject(),
            event.time(),
            event.traceparent(),
            event.facts(),
            data);
  }

  private static OfSignal with(OfSignal signal, ConversationSignal data) {
    return data == signal.data()
        ? signal
        : new OfSignal(
            signal.id(),
            signal.source(),
            signal.subject(),
            signal.time(),
            signal.traceparent(),
            data);
  }

  private static <C extends Command> OfCommand<C> with(OfCommand<C> command, C data) {
    return data == command.data()
        ? command
        : new OfCommand<>(
            command.id(),
            command.source(),
            command.subject(),
            command.time(),
            command.traceparent(),
            command.versions(),
            data);
  }
}
