package io.xiaoer.contracts.conversation;

import io.xiaoer.contracts.ContractViolation;
import io.xiaoer.contracts.Limits;
import io.xiaoer.contracts.encryption.Personal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference to stored bytes: a picture, a sound, a film, a file. The bytes are uploaded to
 * chat-gateway first and read from there by a signed address of short life.
 *
 * @param id its id
 * @param mediaType what the bytes are, as found by looking at them, for example {@code image/jpeg}
 * @param bytes its size
 * @param name its file name as a person would see it, without a path
 * @param width of a picture or film, in pixels, where known
 * @param height of a picture or film, in pixels, where known
 * @param durationMillis of a sound or film, in milliseconds, where known
 * @param seal chat-gateway's proof that it stored exactly this for one uploader in one
 *     conversation. It comes with the answer to the upload, must go with the message, and is not in
 *     the log.
 */
public record Medium(
    String id,
    String mediaType,
    long bytes,
    @Personal String name,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Long durationMillis,
    @Nullable String seal) {
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z]{1,20}/[a-z0-9][a-z0-9.+_-]{0,78}");

  /** Checks the limits. */
  public Medium {
    Limits.id("medium.id", id);
    Limits.text("medium.mediaType", mediaType, Limits.ID_CHARS);
    if (!MEDIA_TYPE.matcher(mediaType).matches()) {
      throw new ContractViolation("medium.mediaType is none");
    }
    Limits.range("medium.bytes", bytes, 1, Limits.MEDIUM_BYTES);
    Limits.personalText("medium.name", name, Limits.FILE_NAME_CHARS);
    if (width != null) {
      Limits.range("medium.width", width, 1, Limits.MEDIUM_PIXELS);
    }
    if (height != null) {
      Limits.range("medium.height", height, 1, Limits.MEDIUM_PIXELS);
    }
    if (durationMillis != null) {
      Limits.range("medium.durationMillis", durationMillis, 0, Limits.MEDIUM_MILLIS);
    }
    Limits.optionalText("medium.seal", seal, Limits.ID_CHARS);
  }

  /** The same with another seal, or without one. */
  public Medium sealed(@Nullable String with) {
    return new Medium(id, mediaType, bytes, name, width, height, durationMillis, with);
  }

  /** Whether it is of a family of types, for example {@code image}. */
  boolean is(String family) {
    return mediaType.startsWith(family + "/");
  }
}
