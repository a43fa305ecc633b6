package io.xiaoer.routing;

import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Event;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.testing.KeeperResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics as a test has them: plays the sequencer's part, and reads what was written. */
public final class Log implements AutoCloseable {
  private static final String KEY = "customer:c";

  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<Envelope> read = new ArrayList<>();
  private final Map<String, Long> numbers = new HashMap<>();

  public Log(String servers, String... topics) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                servers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      consumer
          .partitionsFor(topic)
          .forEach(each -> partitions.add(new TopicPartition(topic, each.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  public void happened(String conversationId, Event event) {
    happenedAt(conversationId, Instant.now(), event);
  }

  public void happenedAt(String conversationId, Instant at, Event event) {
    long seq = numbers.merge(conversationId, 1L, Long::sum);
    send(
        Topics.CONVERSATION_EVENTS,
        new Envelope.OfEvent<>(
            UUID.randomUUID().toString(),
            "/chat-gateway",
            conversationId,
            at,
            null,
            new Facts(seq, UUID.randomUUID().toString(), Map.of(), KEY),
            KeeperResource.cipher().encrypt(event, KEY)));
  }

  public void send(String topic, Envelope envelope) {
    try {
      producer.send(Codec.encode(envelope).to(topic)).get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  public void sendRaw(String topic, WireMessage message) {
    producer.send(message.to(topic));
    producer.flush();
  }

  public <T> Envelope await(Class<T> type, String subject) {
    return await(type, envelope -> envelope.subject().equals(subject));
  }

  public <T> Envelope await(Class<T> type, Predicate<Envelope> such) {
    return org.awaitility.Awaitility.await(type.getSimpleName())
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> find(type, such), Optional::isPresent)
        .orElseThrow();
  }

  private <T> Optional<Envelope> find(Class<T> type, Predicate<Envelope> such) {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
      if (Codec.decode(WireMessage.from(record)) instanceof Decoded.Known(Envelope envelope)) {
        read.add(envelope);
      }
    }
    return read.stream()
        .filter(envelope -> type.isInstance(envelope.data()) && such.test(envelope))
        .findFirst();
  }

  public List<Envelope> read() {
    return read;
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
