package io.xiaoer.proof;

import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads every topic from its first record to the one that is the last when it begins. */
final class TopicScan {
  /** Kafka's own topics; no service writes there. */
  private static final String INTERNAL = "__";

  private static final Duration POLL = Duration.ofSeconds(1);

  /** A broker that says nothing for so long is away, in polls. */
  private static final int PATIENCE = 60;

  private final String servers;

  TopicScan(String servers) {
    this.servers = servers;
  }

  List<Tally> look(Person person, PlainRecords plain) {
    List<Tally> tallies = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                servers,
                "enable.auto.commit",
                false,
                "isolation.level",
                "read_uncommitted",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      Map<String, List<PartitionInfo>> topics = consumer.listTopics();
      // Events first: they say which conversations are whose.
      topics.keySet().stream()
          .filter(name -> !name.startsWith(INTERNAL))
          .sorted(
              Comparator.comparing((String name) -> !name.equals(Topics.CONVERSATION_EVENTS))
                  .thenComparing(Comparator.naturalOrder()))
          .forEach(name -> tallies.add(look(consumer, topics.get(name), person, plain, name)));
    }
    return tallies;
  }

  private static Tally look(
      KafkaConsumer<byte[], byte[]> consumer,
      List<PartitionInfo> infos,
      Person person,
      PlainRecords plain,
      String name) {
    Tally tally = new Tally("topic " + name, person);
    List<TopicPartition> partitions =
        infos.stream().map(info -> new TopicPartition(name, info.partition())).toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    int silent = 0;
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      var records = consumer.poll(POLL);
      silent = records.isEmpty() ? silent + 1 : 0;
      if (silent == PATIENCE) {
        throw new IllegalStateException("topic " + name + " cannot be read to its end");
      }
      records.forEach(record -> look(tally, plain, record));
    }
    return tally;
  }

  private static void look(Tally tally, PlainRecords plain, ConsumerRecord<byte[], byte[]> record) {
    String where = record.partition() + "@" + record.offset();
    byte[] key = record.key() == null ? new byte[0] : record.key();
    byte[] value = record.value() == null ? new byte[0] : record.value();
    tally.look(where, key, value, headers(record));
    int readable =
        plain.readable(
            new WireMessage(
                new String(key, java.nio.charset.StandardCharsets.UTF_8),
                WireMessage.headers(record.headers()),
                value));
    if (readable > 0) {
      tally.leak(where + ": " + readable + " personal texts that are not encrypted");
    }
  }

  private static byte[] headers(ConsumerRecord<byte[], byte[]> record) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Header header : record.headers()) {
      if (header.value() != null) {
        all.writeBytes(header.value());
        all.write(0);
      }
    }
    return all.toByteArray();
  }
}
