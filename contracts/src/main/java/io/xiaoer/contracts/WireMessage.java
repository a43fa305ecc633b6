package io.xiaoer.contracts;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record as it lies in a topic: CloudEvents 1.0 in binary mode (attributes as headers, data as a
 * JSON body).
 *
 * @param key the aggregate's id
 * @param headers {@code ce_*}, {@code content-type} and {@code traceparent}
 * @param body UTF-8 JSON
 */
public record WireMessage(@Nullable String key, Map<String, String> headers, byte[] body) {
  /** Copies the headers. */
  public WireMessage {
    headers = Map.copyOf(headers);
  }

  /** Reads what Kafka delivered; a record without a body has an empty one. */
  public static WireMessage from(ConsumerRecord<String, byte[]> delivered) {
    byte[] body = delivered.value() == null ? new byte[0] : delivered.value();
    return new WireMessage(delivered.key(), headers(delivered.headers()), body);
  }

  /** Reads a Kafka record's headers as text; of a header that stands twice, the last one counts. */
  public static Map<String, String> headers(Headers headers) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Header header : headers) {
      if (header.value() != null) {
        texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  /** The record to send to {@code topic}. */
  public ProducerRecord<String, byte[]> to(String topic) {
    ProducerRecord<String, byte[]> made = new ProducerRecord<>(topic, key, body);
    headers.forEach(
        (name, value) -> made.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return made;
  }
}
