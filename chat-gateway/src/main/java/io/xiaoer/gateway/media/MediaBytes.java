package io.xiaoer.gateway.media;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import io.xiaoer.gateway.media.StoredMedium.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * The bytes of media. In the store they lie encrypted, each medium's with a key of its own that the
 * registry keeps encrypted with its customer's (envelope encryption), so that rotation of keys
 * touches no bytes and nobody reads them once the customer's key is destroyed. The cipher is Tink's
 * AES-GCM in segments: a range is read without what stands before it, and a segment that was
 * changed, moved or cut off is noticed.
 */
public final class MediaBytes {
  private static final int KEY_BYTES = 32;
  private static final int SEGMENT_BYTES = 64 * 1024;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final MediaStore store;

  /** Bytes in a store. */
  public MediaBytes(MediaStore store) {
    this.store = store;
  }

  /** A key for a new medium. */
  static String newKey() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  /**
   * Keeps a file; durable when this returns.
   *
   * @throws IOException if the file cannot be read, or there is no place beside it
   * @throws MediaStore.Unavailable if the store does not answer
   */
  void keep(StoredMedium medium, Variant variant, Path file) throws IOException {
    Path encrypted = file.resolveSibling(file.getFileName() + ".encrypted");
    try (InputStream in = Files.newInputStream(file);
        OutputStream out =
            cipher(medium)
                .newEncryptingStream(Files.newOutputStream(encrypted), name(medium, variant))) {
      in.transferTo(out);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a medium's key cannot encrypt", impossible);
    }
    store.put(medium.key(variant), encrypted, medium.mediaType(variant));
  }

  /**
   * Reads some bytes.
   *
   * @param from the first, from 0
   * @param count how many; with {@code from} no more than there are
   * @throws MediaStore.Unavailable if the store does not answer, or not with what was kept
   */
  public InputStream open(StoredMedium medium, Variant variant, long from, long count) {
    AesGcmHkdfStreaming cipher = cipher(medium);
    StoredChannel stored =
        new StoredChannel(
            store, medium.key(variant), cipher.expectedCiphertextSize(medium.bytes(variant)));
    try {
      SeekableByteChannel plain =
          cipher.newSeekableDecryptingChannel(stored, name(medium, variant)).position(from);
      return BoundedInputStream.builder()
          .setInputStream(Channels.newInputStream(plain))
          .setMaxCount(count)
          .get();
    } catch (GeneralSecurityException | IOException notWhatWasKept) {
      throw new MediaStore.Unavailable("a medium cannot be decrypted", notWhatWasKept);
    }
  }

  /** All bytes. */
  public InputStream open(StoredMedium medium, Variant variant) {
    return open(medium, variant, 0, medium.bytes(variant));
  }

  /**
   * Forgets a medium.
   *
   * @throws MediaStore.Unavailable if the store does not answer
   */
  void forget(String id) {
    for (Variant variant : Variant.values()) {
      store.delete(StoredMedium.key(id, variant));
    }
  }

  private static AesGcmHkdfStreaming cipher(StoredMedium medium) {
    try {
      byte[] key = Base64.getDecoder().decode(medium.dataKey());
      return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
    } catch (GeneralSecurityException | IllegalArgumentException erased) {
      throw new MediaStore.Unavailable("the key of a medium was destroyed", erased);
    }
  }

  /** Bound to the bytes, so that one medium cannot stand in for another. */
  private static byte[] name(StoredMedium medium, Variant variant) {
    return medium.key(variant).getBytes(StandardCharsets.UTF_8);
  }
}
