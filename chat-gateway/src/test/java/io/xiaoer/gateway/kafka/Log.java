package io.xiaoer.gateway.kafka;

import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.ConversationCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning, and makes records that were not read from anywhere. */
public final class Log implements AutoCloseable {
  private final KafkaConsumer<String, byte[]> consumer;
  private static long offset;

  /** A reader of a broker. */
  public Log(String servers) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  /** Every record of a topic that is in it now with this key, in order. */
  public List<ConsumerRecord<String, byte[]>> of(String topic, String key) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      consumer
          .poll(Duration.ofMillis(200))
          .forEach(
              record -> {
                if (key.equals(record.key())) {
                  found.add(record);
                }
              });
    }
    return found;
  }

  /** A line of each event of a conversation in conversation-events: number, type and id. */
  public List<String> events(String conversationId) {
    return of(Topics.CONVERSATION_EVENTS, conversationId).stream().map(Log::line).toList();
  }

  /** Headers, in the order of their names, and body. */
  public static String whole(WireMessage message) {
    return new TreeMap<>(message.headers())
        + " "
        + new String(message.body(), StandardCharsets.UTF_8);
  }

  private static String line(ConsumerRecord<String, byte[]> record) {
    WireMessage message = WireMessage.from(record);
    if (Codec.decode(message) instanceof Decoded.Known(Envelope envelope)
        && envelope instanceof Envelope.OfEvent<?> event) {
      return event.facts().seq() + " " + event.data().getClass().getSimpleName();
    }
    throw new AssertionError("not an event: " + message.headers());
  }

  /** A command as the broker would deliver it. */
  public static ConsumerRecord<String, byte[]> delivered(
      String conversationId, String commandId, ConversationCommand command) {
    WireMessage message =
        Codec.encode(
            new OfCommand<>(
                commandId,
                "/test",
                conversationId,
                Instant.parse("2026-11-21T08:00:00Z"),
                command));
    return delivered(message.key(), message.headers(), message.body());
  }

  /** Any record as the broker would deliver it. */
  public static ConsumerRecord<String, byte[]> delivered(
      String key, Map<String, String> headers, byte[] body) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(Topics.CONVERSATION_COMMANDS, 0, offset++, key, body);
    headers.forEach(
        (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
