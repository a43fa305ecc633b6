package io.xiaoer.gateway.core;

import io.xiaoer.contracts.conversation.Author;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that are derived instead of drawn, so that whoever does the same thing again uses the same
 * id.
 */
public final class Ids {
  private static final char SEPARATOR = '\n';
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private Ids() {}

  /** The conversation that this request of this customer begins. */
  public static String conversation(String customerId, String requestId) {
    return derived("conversation", customerId, requestId);
  }

  /** The command in which a sender's own message or request travels. */
  public static String command(String conversationId, String kind, String senderRef) {
    return derived("command", conversationId, kind, senderRef);
  }

  /** The medium that an uploader brings under his own id. */
  public static String medium(String conversationId, String uploader, String uploadId) {
    return derived("medium", conversationId, uploader, uploadId);
  }

  /** The event with this number. */
  public static String event(String conversationId, long seq) {
    return derived("event", conversationId, Long.toString(seq));
  }

  /** The key with which a customer's data is sealed; events name it as {@code subjectKeyId}. */
  public static String subjectKey(String customerId) {
    return "customer:" + customerId;
  }

  /** The sealed original of a stretch that was masked in the message of a command. */
  public static String sealed(String commandId, int number) {
    return derived("sealed", commandId, Integer.toString(number));
  }

  /** The name under which a relay knows one side of a call; says nothing about the person. */
  public static String relayUser(String conversationId, String callId, Author.Kind side) {
    return derived("relay-user", conversationId, callId, side.name());
  }

  /** A UUID of version 8 (RFC 9562) from the SHA-256 of its parts. */
  private static String derived(String... parts) {
    byte[] text = String.join(String.valueOf(SEPARATOR), parts).getBytes(StandardCharsets.UTF_8);
    ByteBuffer hash = ByteBuffer.wrap(sha256(text));
    long high = (hash.getLong() & ~0xF000L) | VERSION_8;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | VARIANT;
    return new UUID(high, low).toString();
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
