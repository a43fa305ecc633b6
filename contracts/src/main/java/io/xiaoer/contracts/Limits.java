package io.xiaoer.contracts;

import io.xiaoer.contracts.encryption.EncryptedText;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits of everything that arrives from outside, and the checks that keep them. A value beyond
 * its limit makes the record impossible to construct, so that no consumer meets one.
 */
public final class Limits {
  /** Longest id of any kind, in characters. */
  public static final int ID_CHARS = 100;

  /** Longest name of a person or shop, in characters. */
  public static final int NAME_CHARS = 100;

  /** Longest message text, in characters (UTF-16 units). */
  public static final int TEXT_CHARS = 4_000;

  /** Longest comment of a rating, and longest summary of a hand-over, in characters. */
  public static final int SUMMARY_CHARS = 2_000;

  /** Longest URL, in characters. */
  public static final int URL_CHARS = 2_000;

  /** Longest name of a host, in characters (RFC 1035). */
  public static final int HOST_CHARS = 255;

  /** Longest label of a quick reply, in characters. */
  public static final int LABEL_CHARS = 60;

  /** Most quick replies under one message. */
  public static final int QUICK_REPLIES = 10;

  /** Most filled slots in a hand-over. */
  public static final int SLOTS = 30;

  /** Most skills of one agent. */
  public static final int SKILLS = 50;

  /** Most conversations that one agent may serve at once. */
  public static final int AGENT_CAPACITY = 50;

  /** Most conversations that one socket may resume at once. */
  public static final int RESUMED_CONVERSATIONS = 20;

  /** Longest name of a file, in characters. */
  public static final int FILE_NAME_CHARS = 200;

  /** Largest medium that a message can refer to, in bytes; services allow less. */
  public static final long MEDIUM_BYTES = 1L << 30;

  /** Widest and highest picture, in pixels. */
  public static final int MEDIUM_PIXELS = 100_000;

  /** Longest sound or film, in milliseconds (24 hours). */
  public static final long MEDIUM_MILLIS = 24L * 60 * 60 * 1_000;

  /** Most fields of a form. */
  public static final int FORM_FIELDS = 20;

  /** Most options of one field of a form. */
  public static final int FORM_OPTIONS = 20;

  /** Most characters in all labels and options of a form, and in all values of an answer. */
  public static final int FORM_CHARS = 4_000;

  /** Most links of one message that are previewed. */
  public static final int LINK_PREVIEWS = 3;

  /** Longest session description of a call (SDP), in characters. */
  public static final int SDP_CHARS = 20_000;

  /** Longest candidate of a way for a call (an ICE candidate), in characters. */
  public static final int ICE_CHARS = 1_000;

  /** Most candidates that travel together. */
  public static final int ICE_CANDIDATES = 16;

  /** Largest body of a record in a topic, and largest frame of a socket, in bytes. */
  public static final int BODY_BYTES = 64 * 1024;

  private Limits() {}

  /** Returns {@code value} if it is a non-blank id of at most {@link #ID_CHARS} characters. */
  public static String id(String field, @Nullable String value) {
    return text(field, value, ID_CHARS);
  }

  /** Returns {@code value} if it is non-blank and at most {@code max} characters long. */
  public static String text(String field, @Nullable String value, int max) {
    if (value == null || value.isBlank()) {
      throw new ContractViolation(field + " is missing");
    }
    if (value.length() > max) {
      throw new ContractViolation(field + " is longer than " + max + " characters");
    }
    return value;
  }

  /** Like {@link #text}, where {@code null} is allowed. */
  public static @Nullable String optionalText(String field, @Nullable String value, int max) {
    return value == null ? null : text(field, value, max);
  }

  /**
   * Like {@link #text}, for a {@linkplain io.xiaoer.contracts.encryption.Personal personal} text:
   * encrypted, it may be as long as the limit makes it.
   */
  public static String personalText(String field, @Nullable String value, int max) {
    return text(field, value, EncryptedText.is(value) ? EncryptedText.chars(max) : max);
  }

  /** Like {@link #personalText}, where {@code null} is allowed. */
  public static @Nullable String optionalPersonalText(
      String field, @Nullable String value, int max) {
    return value == null ? null : personalText(field, value, max);
  }

  /** The characters of a text that count towards a limit; an encrypted one was counted before. */
  public static int countedChars(String value) {
    return EncryptedText.is(value) ? 0 : value.length();
  }

  /** Returns {@code value} if it is not {@code null}. */
  public static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new ContractViolation(field + " is missing");
    }
    return value;
  }

  /** Checks that exactly one of two is there. */
  public static void eitherOr(
      String field, @Nullable Object value, String other, @Nullable Object otherValue) {
    if ((value == null) == (otherValue == null)) {
      throw new ContractViolation("either " + field + " or " + other + " must be given");
    }
  }

  /** Returns {@code value} if it lies between {@code min} and {@code max}, both included. */
  public static long range(String field, long value, long min, long max) {
    if (value < min || value > max) {
      throw new ContractViolation(field + " is not between " + min + " and " + max);
    }
    return value;
  }

  /** Checks that a collection is there and has at most {@code max} elements. */
  public static void size(String field, @Nullable Collection<?> values, int max) {
    if (required(field, values).size() > max) {
      throw new ContractViolation(field + " has more than " + max + " elements");
    }
  }

  /**
   * Returns an unmodifiable copy of a map with at most {@code max} entries whose values keep to
   * {@link #SUMMARY_CHARS}.
   */
  public static Map<String, String> entries(
      String field, @Nullable Map<String, String> values, int max) {
    if (required(field, values).size() > max) {
      throw new ContractViolation(field + " has more than " + max + " entries");
    }
    values.forEach(
        (key, value) -> {
          id(field + " key", key);
          personalText(field + "." + key, value, SUMMARY_CHARS);
        });
    return Map.copyOf(values);
  }
}
