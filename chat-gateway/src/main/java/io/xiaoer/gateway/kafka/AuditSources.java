package io.xiaoer.gateway.kafka;

import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.gateway.audit.Chain;
import io.xiaoer.gateway.audit.LedgerState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** What the auditor asks the broker. */
public final class AuditSources implements AutoCloseable {
  /** What is read, commands first. Partitions of the same number belong together. */
  static final List<String> TOPICS =
      List.of(
          Topics.CONVERSATION_COMMANDS, Topics.CONVERSATION_VERDICTS, Topics.CONVERSATION_EVENTS);

  private static final String GROUP = "chat-gateway-audit";
  private static final String SEQUENCER = "chat-gateway";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How far back events are read when the log is older than the audit. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private final Map<String, Object> broker;
  private final Supplier<String> topicId;
  private @Nullable Admin admin;

  /** The sources of a broker; {@code topicId} asks for its id of conversation-commands. */
  public AuditSources(Map<String, Object> broker, Supplier<String> topicId) {
    this.broker = Map.copyOf(broker);
    this.topicId = topicId;
  }

  String topicId() {
    return topicId.get();
  }

  /** Range assignment gives partitions of the same number to the same node. */
  KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = reading();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Map<String, Object> reading() {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return settings;
  }

  /**
   * How far the sequencer has judged each partition, by its committed offsets: everything before
   * was published.
   *
   * @throws TopicWriter.NotDurable if the broker does not answer in time
   */
  Map<Integer, Long> judged() {
    Map<Integer, Long> judged = new HashMap<>();
    BrokerAnswer.to(admin().listConsumerGroupOffsets(SEQUENCER).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, offset) -> {
              if (offset != null && partition.topic().equals(Topics.CONVERSATION_COMMANDS)) {
                judged.put(partition.partition(), offset.offset());
              }
            });
    return judged;
  }

  private Admin admin() {
    Admin known = admin;
    if (known == null) {
      known = Admin.create(broker);
      admin = known;
    }
    return known;
  }

  /**
   * Where the books of a partition begin: with its first command, if all of its events carry the
   * chain; else, in a log that is older than the audit, with what is not judged yet.
   */
  LedgerState begin(int partition) {
    Long judged = judged().get(partition);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reading(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition commands = new TopicPartition(Topics.CONVERSATION_COMMANDS, partition);
      TopicPartition events = new TopicPartition(Topics.CONVERSATION_EVENTS, partition);
      consumer.assign(List.of(events));
      long first = consumer.beginningOffsets(List.of(commands)).get(commands);
      ConsumerRecord<byte[], byte[]> oldest = oldest(consumer, events);
      boolean whole =
          oldest == null || WireMessage.headers(oldest.headers()).containsKey(Chain.HEADER);
      if (whole || judged == null) {
        return LedgerState.begin(partition, topicId(), first, 0);
      }
      return LedgerState.begin(partition, topicId(), judged, recent(consumer, events));
    }
  }

  private static @Nullable ConsumerRecord<byte[], byte[]> oldest(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition events) {
    consumer.seekToBeginning(List.of(events));
    long end = consumer.endOffsets(List.of(events)).get(events);
    while (consumer.position(events) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
        return record;
      }
    }
    return null;
  }

  private static long recent(KafkaConsumer<byte[], byte[]> consumer, TopicPartition events) {
    long since = Instant.now().minus(MARGIN).toEpochMilli();
    OffsetAndTimestamp then = consumer.offsetsForTimes(Map.of(events, since)).get(events);
    return then == null ? consumer.endOffsets(List.of(events)).get(events) : then.offset();
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close(PATIENCE);
    }
  }
}
