package io.xiaoer.analytics.streams;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** The time of an event is when it happened ({@code ce_time}), not when it was written. */
final class EventTime implements TimestampExtractor {
  @Override
  public long extract(ConsumerRecord<Object, Object> delivered, long partitionTime) {
    Header time = delivered.headers().lastHeader("ce_time");
    if (time == null || time.value() == null) {
      return delivered.timestamp();
    }
    try {
      return Instant.parse(new String(time.value(), StandardCharsets.UTF_8)).toEpochMilli();
    } catch (DateTimeException | ArithmeticException unreadable) {
      // The record goes to the dead letters; until then it needs some time.
      return delivered.timestamp();
    }
  }
}
