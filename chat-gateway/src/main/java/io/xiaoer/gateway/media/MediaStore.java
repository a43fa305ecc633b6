package io.xiaoer.gateway.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.file.Path;

/** Where bytes lie. A key is written once; writing the same bytes again changes nothing. */
public interface MediaStore {
  /**
   * Keeps a file; durable when this returns.
   *
   * @param key at most 100 characters of a-z, 0-9 and the hyphen
   * @param mediaType what it is
   * @throws IOException if the file cannot be read
   * @throws Unavailable if the store does not answer
   */
  void put(String key, Path file, String mediaType) throws IOException;

  /**
   * Reads some bytes.
   *
   * @param from the first, from 0
   * @param count how many; the caller knows how many there are
   * @throws Unavailable if the store does not answer, or has no such key
   */
  InputStream open(String key, long from, long count);

  /**
   * Forgets a key; nothing happens where there is none.
   *
   * @throws Unavailable if the store does not answer
   */
  void delete(String key);

  /** The store does not answer, or not as it should. */
  final class Unavailable extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    /** With what the store said. */
    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
