package io.xiaoer.gateway.kafka;

import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.behaviour.BehaviourEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * What behaviour-events holds of one customer. Reads his partition from its beginning to its end:
 * for exports, not for the way of a message.
 */
public final class BehaviourHistory {
  private static final Duration POLL = Duration.ofMillis(500);

  /** A broker that says nothing for so many polls is away. */
  private static final int PATIENCE = 20;

  private final Map<String, Object> broker;

  /**
   * A history.
   *
   * @param broker how to reach the broker
   */
  public BehaviourHistory(Map<String, Object> broker) {
    this.broker = Map.copyOf(broker);
  }

  /**
   * Whether there is an event of a customer.
   *
   * @throws IllegalStateException if the broker does not answer
   */
  public boolean has(String customerId) {
    AtomicBoolean any = new AtomicBoolean();
    of(customerId, _ -> any.set(true));
    return any.get();
  }

  /**
   * Gives each of a customer's events, as it lies in the topic, in order.
   *
   * @throws IllegalStateException if the broker does not answer
   */
  public void of(String customerId, Consumer<OfEvent<?>> each) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put("enable.auto.commit", false);
    settings.put("isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition his =
          new TopicPartition(
              Topics.BEHAVIOUR_EVENTS,
              partition(customerId, consumer.partitionsFor(Topics.BEHAVIOUR_EVENTS).size()));
      consumer.assign(List.of(his));
      consumer.seekToBeginning(List.of(his));
      long end = consumer.endOffsets(List.of(his)).get(his);
      int silent = 0;
      while (consumer.position(his) < end) {
        var records = consumer.poll(POLL);
        silent = records.isEmpty() ? silent + 1 : 0;
        if (silent == PATIENCE) {
          throw new IllegalStateException("behaviour-events cannot be read to its end");
        }
        records.forEach(record -> pass(customerId, record, each));
      }
    }
  }

  private static void pass(
      String customerId, ConsumerRecord<String, byte[]> record, Consumer<OfEvent<?>> each) {
    if (customerId.equals(record.key())
        && Codec.decode(WireMessage.from(record)) instanceof Decoded.Known(OfEvent<?> event)
        && event.data() instanceof BehaviourEvent) {
      each.accept(event);
    }
  }

  /** Where the producer puts a key. */
  private static int partition(String key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
  }
}
