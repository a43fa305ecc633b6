package io.xiaoer.gateway.kafka;

import io.smallrye.common.annotation.Identifier;
import io.xiaoer.contracts.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** Deletes events from the beginning of the log, for retention. Needs the right to delete in it. */
@Singleton
public class LogRetention {
  private final Map<String, Object> broker;
  private final String topic;

  /** Of the log of all conversations. */
  @Inject
  public LogRetention(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    this(broker, Topics.CONVERSATION_EVENTS);
  }

  LogRetention(Map<String, Object> broker, String topic) {
    this.broker = Map.copyOf(broker);
    this.topic = topic;
  }

  /**
   * Deletes what was written before a moment, in each partition up to the first record that was
   * written later.
   *
   * @return how many records went
   * @throws TopicWriter.NotDurable if the broker does not answer in time, or does not allow it
   */
  public long forgetBefore(Instant end) {
    try (Admin admin = Admin.create(broker)) {
      Collection<TopicPartition> partitions = partitions(admin);
      Map<TopicPartition, Long> first = offsets(admin, partitions, OffsetSpec.earliest());
      // in this order: what comes between the two questions is not deleted
      Map<TopicPartition, Long> next = offsets(admin, partitions, OffsetSpec.latest());
      Map<TopicPartition, Long> kept =
          offsets(admin, partitions, OffsetSpec.forTimestamp(end.toEpochMilli()));
      Map<TopicPartition, RecordsToDelete> old = new HashMap<>();
      long gone = 0;
      for (TopicPartition partition : partitions) {
        long from = kept.get(partition) < 0 ? next.get(partition) : kept.get(partition);
        if (from > first.get(partition)) {
          gone += from - first.get(partition);
          old.put(partition, RecordsToDelete.beforeOffset(from));
        }
      }
      BrokerAnswer.to(admin.deleteRecords(old).all());
      return gone;
    }
  }

  private Collection<TopicPartition> partitions(Admin admin) {
    return BrokerAnswer.to(admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
        .partitions()
        .stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, Collection<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, which));
    Map<TopicPartition, ListOffsetsResultInfo> found =
        BrokerAnswer.to(admin.listOffsets(asked).all());
    Map<TopicPartition, Long> offsets = new HashMap<>();
    found.forEach((partition, at) -> offsets.put(partition, at.offset()));
    return offsets;
  }
}
