package io.xiaoer.routing.streams;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Records that claim a known type and cannot be read: kept whole, with the reason and the place.
 */
final class DeadLetters {
  /** The sinks have one topic and are two, since a shared one would tie both halves together. */
  static final String OF_DESK = "dead-letters-of-desk";

  static final String OF_BRIDGE = "dead-letters-of-bridge";

  private DeadLetters() {}

  static Record<String, byte[]> letter(
      Record<String, byte[]> broken, @Nullable RecordMetadata place, String reason) {
    Headers headers = new RecordHeaders(broken.headers());
    add(headers, "dead-letter-consumer", "routing-service");
    add(headers, "dead-letter-reason", reason);
    if (place != null) {
      add(headers, "dead-letter-topic", place.topic());
      add(headers, "dead-letter-partition", Integer.toString(place.partition()));
      add(headers, "dead-letter-offset", Long.toString(place.offset()));
    }
    return broken.withHeaders(headers);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
