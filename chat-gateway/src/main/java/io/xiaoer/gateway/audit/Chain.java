package io.xiaoer.gateway.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash chain of a conversation: {@code chain(n) = SHA-256(chain(n-1) || bytes of event n)},
 * with {@code chain(0) = SHA-256(conversation id)}. Over the bytes as they are written to the
 * topic, so that it can be verified by whoever holds the records, also when nobody can read them
 * any more.
 */
public final class Chain {
  /** The header of an event that carries its value, in hexadecimal. */
  public static final String HEADER = "ce_chain";

  private static final HexFormat HEX = HexFormat.of();

  private Chain() {}

  /** What stands before the first event of a conversation. */
  public static String before(String conversationId) {
    return HEX.formatHex(sha256().digest(conversationId.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The value of the next event.
   *
   * @param previous the value of the event before it, in hexadecimal
   * @param body the event's bytes
   * @throws IllegalArgumentException if {@code previous} is not hexadecimal
   */
  public static String next(String previous, byte[] body) {
    MessageDigest digest = sha256();
    digest.update(HEX.parseHex(previous));
    digest.update(body);
    return HEX.formatHex(digest.digest());
  }

  /** Whether a text has the form of a value. */
  public static boolean isValue(String text) {
    return text.length() == 64 && text.chars().allMatch(HexFormat::isHexDigit);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
