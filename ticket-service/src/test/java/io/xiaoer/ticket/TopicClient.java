package io.xiaoer.ticket;

import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Facts;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.Agent;
import io.xiaoer.contracts.conversation.Control;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.Customer;
import io.xiaoer.contracts.conversation.Entrance;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.testing.KeeperResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes what other services would, and reads what this one wrote. */
final class TopicClient implements AutoCloseable {
  private static final BodyCipher CIPHER = KeeperResource.cipher();

  static final Customer LI_NA = new Customer("li-na", "李娜", Customer.Tier.STANDARD);

  private final KafkaProducer<String, byte[]> producer;
  private final String servers;

  TopicClient(String servers) {
    this.servers = servers;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Sends something; events as chat-gateway writes them, encrypted. */
  void send(String topic, Envelope envelope) {
    Envelope written =
        envelope instanceof Envelope.OfEvent<?> event ? CIPHER.encrypt(event) : envelope;
    send(Codec.encode(written).to(topic));
  }

  void send(ProducerRecord<String, byte[]> record) {
    producer.send(record);
    producer.flush();
  }

  /** All records with this key that lie in a topic now. */
  List<ConsumerRecord<String, byte[]>> recordsOf(String topic, String key) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new org.apache.kafka.common.TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      Predicate<org.apache.kafka.common.TopicPartition> unread =
          partition -> consumer.position(partition) < ends.get(partition);
      while (partitions.stream().anyMatch(unread)) {
        for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(100))) {
          if (key.equals(each.key())) {
            found.add(each);
          }
        }
      }
    }
    return found;
  }

  /** The events with this key that lie in a topic now. */
  List<Envelope> eventsOf(String topic, String key) {
    return recordsOf(topic, key).stream()
        .map(each -> ((Decoded.Known) Codec.decode(WireMessage.from(each))).envelope())
        .map(each -> each instanceof Envelope.OfEvent<?> event ? CIPHER.decrypt(event) : each)
        .toList();
  }

  /** A conversation from opening to rating, as the chat gateway writes it. */
  static List<Envelope> conversation(
      String id, @Nullable String agentId, boolean solved, Instant at) {
    List<ConversationEvent> data = new ArrayList<>();
    data.add(
        new ConversationEvent.ConversationOpened(
            "yunxi", LI_NA, new Entrance(Entrance.Kind.HELP_CENTRE, null), "zh-CN"));
    if (agentId != null) {
      Control served = new Control.Served(new Agent(agentId, "陈晓"));
      data.add(new ConversationEvent.ControlChanged(served, 1));
    }
    data.add(new ConversationEvent.ConversationRated(solved ? 5 : 1, solved, "说了一句"));
    List<Envelope> events = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      Facts facts = new Facts(i + 1, "cause-" + i, Map.of(), "customer:li-na");
      String eventId = UUID.nameUUIDFromBytes((id + i).getBytes()).toString();
      events.add(
          new Envelope.OfEvent<>(
              eventId, "/chat-gateway", id, at.plusSeconds(i), null, facts, data.get(i)));
    }
    return events;
  }

  @Override
  public void close() {
    producer.close();
  }
}
