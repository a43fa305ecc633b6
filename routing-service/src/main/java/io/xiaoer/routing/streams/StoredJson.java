package io.xiaoer.routing.streams;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.xiaoer.contracts.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How values lie in the state stores: JSON, so that a new optional field needs no migration. */
final class StoredJson {
  private StoredJson() {}

  static byte[] write(Object value) {
    try {
      return Codec.JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record of state could not be written", impossible);
    }
  }

  static <T> T read(byte[] stored, Class<T> type) {
    try {
      return Codec.JSON.readValue(stored, type);
    } catch (IOException broken) {
      throw new UncheckedIOException("stored " + type.getSimpleName() + " is broken", broken);
    }
  }
}
