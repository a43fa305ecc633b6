package io.xiaoer.gateway.media;

import io.xiaoer.contracts.conversation.Medium;
import io.xiaoer.contracts.encryption.Personal;
import java.time.Instant;

/**
 * A medium that is kept.
 *
 * @param medium what it is, without a seal
 * @param kind as what it was uploaded
 * @param conversationId where it may be shown
 * @param customerId whose conversation that is: whose data it is
 * @param uploader who brought it, as {@link Seals#uploader}
 * @param thumbnailBytes size of its thumbnail; 0 if it has none
 * @param dataKey with which its bytes are encrypted, in Base64
 * @param storedAt since when
 */
public record StoredMedium(
    Medium medium,
    MediumKind kind,
    String conversationId,
    String customerId,
    String uploader,
    long thumbnailBytes,
    @Personal String dataKey,
    Instant storedAt) {
  private static final String THUMBNAIL = "-thumbnail";

  /** What of it is read. */
  public enum Variant {
    /** The medium itself. */
    ORIGINAL,
    /** A small JPEG of it. */
    THUMBNAIL
  }

  /** The key of its bytes. */
  public String key(Variant variant) {
    return key(medium.id(), variant);
  }

  /** The key of a medium's bytes. */
  public static String key(String id, Variant variant) {
    return switch (variant) {
      case ORIGINAL -> id;
      case THUMBNAIL -> id + THUMBNAIL;
    };
  }

  /** How many bytes there are; 0 if there is no such variant. */
  public long bytes(Variant variant) {
    return switch (variant) {
      case ORIGINAL -> medium.bytes();
      case THUMBNAIL -> thumbnailBytes;
    };
  }

  /** What the bytes are. */
  public String mediaType(Variant variant) {
    return switch (variant) {
      case ORIGINAL -> medium.mediaType();
      case THUMBNAIL -> "image/jpeg";
    };
  }
}
