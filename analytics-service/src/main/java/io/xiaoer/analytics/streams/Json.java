package io.xiaoer.analytics.streams;

import com.fasterxml.jackson.core.JacksonException;
import io.xiaoer.contracts.Codec;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Values in stores and changelogs, as JSON: they can be looked at. */
final class Json {
  private Json() {}

  static <T> Serde<T> serde(Class<T> type) {
    Serializer<T> writer = (topic, value) -> written(value);
    Deserializer<T> reader = (topic, bytes) -> read(type, bytes);
    return Serdes.serdeFrom(writer, reader);
  }

  private static byte @Nullable [] written(@Nullable Object value) {
    try {
      return value == null ? null : Codec.JSON.writeValueAsBytes(value);
    } catch (JacksonException e) {
      throw new SerializationException(e);
    }
  }

  private static <T> @Nullable T read(Class<T> type, byte @Nullable [] bytes) {
    try {
      return bytes == null ? null : Codec.JSON.readValue(bytes, type);
    } catch (IOException e) {
      throw new SerializationException(e);
    }
  }
}
