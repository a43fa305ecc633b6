package io.xiaoer.contracts.encryption;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An encrypted text as it stands in the place of the text: {@code enc1.}, the id of the key, {@code
 * .}, the ciphertext (Tink AEAD, the key's id as associated data); both in Base64 of RFC 4648,
 * section 5, without padding.
 *
 * @param keyId whose key opens it, for example {@code customer:…}
 * @param ciphertext the ciphertext
 */
public record EncryptedText(String keyId, byte[] ciphertext) {
  /** What stands for a text whose key was destroyed, or which cannot be opened by its key. */
  public static final String ERASED = "[erased]";

  private static final String PREFIX = "enc1.";

  /** Most that the prefix, the key's id, Tink's prefix, the nonce and the tag add. */
  private static final int AROUND = 600;

  /** Base64 makes four characters of three bytes, and UTF-8 three bytes of one UTF-16 unit. */
  private static final int CHARS_PER_CHAR = 4;

  /** Longest encrypted form of a text, in characters. */
  public static int chars(int plainChars) {
    return CHARS_PER_CHAR * plainChars + AROUND;
  }

  /** Whether a text has this form. */
  public static boolean is(@Nullable String text) {
    return text != null && parse(text).isPresent();
  }

  /** Whether a text is encrypted or was erased: what it said cannot be judged here. */
  public static boolean hides(String text) {
    return ERASED.equals(text) || is(text);
  }

  /** Reads a text of this form; nothing if it is another text. */
  public static Optional<EncryptedText> parse(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    int dot = text.indexOf('.', PREFIX.length());
    if (dot < 0) {
      return Optional.empty();
    }
    try {
      Base64.Decoder base64 = Base64.getUrlDecoder();
      byte[] key = base64.decode(text.substring(PREFIX.length(), dot));
      byte[] ciphertext = base64.decode(text.substring(dot + 1));
      return key.length == 0 || ciphertext.length == 0
          ? Optional.empty()
          : Optional.of(new EncryptedText(new String(key, StandardCharsets.UTF_8), ciphertext));
    } catch (IllegalArgumentException otherText) {
      return Optional.empty();
    }
  }

  /** How every text begins that a key has encrypted; by this it is found in bytes. */
  public static String beginningOf(String keyId) {
    return PREFIX
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(keyId.getBytes(StandardCharsets.UTF_8))
        + ".";
  }

  /** The text that stands in the place of the words. */
  public String text() {
    return beginningOf(keyId) + Base64.getUrlEncoder().withoutPadding().encodeToString(ciphertext);
  }
}
