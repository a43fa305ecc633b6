package io.xiaoer.gateway.kafka;

import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Finds single records in the topics, for evidence: what lies in the log itself, not what somebody
 * says of it. Two at a time, since each opens a connection to the broker.
 */
public final class LogSearch {
  private static final int AT_A_TIME = 2;
  private static final int MOST_RECORDS = 20_000;
  private static final Duration WITHIN = Duration.ofSeconds(5);

  /** Clocks of broker and sequencer may differ. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final Map<String, Object> broker;
  private final Semaphore free = new Semaphore(AT_A_TIME);

  /** The topics of a broker. */
  public LogSearch(Map<String, Object> broker) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    this.broker = Map.copyOf(settings);
  }

  /**
   * The command and the event of a number, as far as they are still in the log.
   *
   * @param partition where the command stands
   * @param offset its number there; negative if that is not known
   * @param conversationId whose
   * @param seq the event's number
   * @param storedAt when the event was stored
   * @throws TopicWriter.NotDurable if the broker does not answer, or too many ask at a time
   */
  public Found find(int partition, long offset, String conversationId, long seq, Instant storedAt) {
    try {
      if (!free.tryAcquire(WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TopicWriter.NotDurable(new KafkaException("too many ask at a time"));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TopicWriter.NotDurable(stopped);
    }
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(broker, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return new Found(
          offset < 0 ? Optional.empty() : command(consumer, partition, offset),
          event(consumer, conversationId, seq, storedAt));
    } catch (KafkaException down) {
      throw new TopicWriter.NotDurable(down);
    } finally {
      free.release();
    }
  }

  /** What was found in the topics. */
  public record Found(Optional<Place> command, Optional<Place> event) {}

  /**
   * A record as it lies in a topic.
   *
   * @param writtenAt when it was written
   */
  public record Place(
      String topic, int partition, long offset, Instant writtenAt, WireMessage message) {
    static Place of(ConsumerRecord<byte[], byte[]> record) {
      byte[] body = record.value() == null ? new byte[0] : record.value();
      return new Place(
          record.topic(),
          record.partition(),
          record.offset(),
          Instant.ofEpochMilli(record.timestamp()),
          new WireMessage(AuditReading.key(record), WireMessage.headers(record.headers()), body));
    }
  }

  private static Optional<Place> command(
      KafkaConsumer<byte[], byte[]> consumer, int partition, long offset) {
    TopicPartition commands = new TopicPartition(Topics.CONVERSATION_COMMANDS, partition);
    if (offset < consumer.beginningOffsets(List.of(commands)).getOrDefault(commands, 0L)
        || offset >= consumer.endOffsets(List.of(commands)).getOrDefault(commands, 0L)) {
      return Optional.empty();
    }
    return scan(consumer, commands, offset, record -> record.offset() == offset);
  }

  private static Optional<Place> event(
      KafkaConsumer<byte[], byte[]> consumer, String id, long seq, Instant storedAt) {
    byte[] key = id.getBytes(StandardCharsets.UTF_8);
    int partitions = consumer.partitionsFor(Topics.CONVERSATION_EVENTS).size();
    TopicPartition events =
        new TopicPartition(
            Topics.CONVERSATION_EVENTS, Utils.toPositive(Utils.murmur2(key)) % partitions);
    long since = Math.max(0, storedAt.minus(MARGIN).toEpochMilli());
    @Nullable OffsetAndTimestamp first =
        consumer.offsetsForTimes(Map.of(events, since)).get(events);
    return first == null
        ? Optional.empty()
        : scan(
            consumer,
            events,
            first.offset(),
            record ->
                AuditReading.read(record) instanceof io.xiaoer.gateway.audit.Seen.Event event
                    && event.seq() == seq
                    && event.conversationId().equals(id));
  }

  private static Optional<Place> scan(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicPartition partition,
      long from,
      Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long last = Math.min(end, from + MOST_RECORDS);
    long deadline = System.nanoTime() + WITHIN.toNanos();
    while (consumer.position(partition) < last && System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        if (wanted.test(record)) {
          return Optional.of(Place.of(record));
        }
      }
    }
    return Optional.empty();
  }
}
