package io.xiaoer.gateway.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.gateway.fanout.Hub;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Follows all of conversation-events from its end, in a group of this node's own, and passes on
 * what the node's sockets want. It looks at key bytes only; a record that nobody here wants is
 * neither decoded nor copied.
 *
 * <p>Failure strategy: ignore. Whatever is missed here is found missing by its number, or read when
 * the partitions are assigned anew.
 */
@ApplicationScoped
@Identifier("fan-out")
public class FanOutConsumer implements KafkaConsumerRebalanceListener {
  private final Hub hub;
  private final MeterRegistry meters;

  FanOutConsumer(Hub hub, MeterRegistry meters) {
    this.hub = hub;
    this.meters = meters;
  }

  /** Passes on events. */
  @Incoming("conversation-events")
  @Blocking
  public void events(ConsumerRecords<byte[], byte[]> records) {
    int wanted = 0;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.key() != null && hub.wants(ByteBuffer.wrap(record.key()))) {
        deliver(record);
        wanted++;
      }
    }
    meters.counter("gateway.fanout.events", "wanted", "yes").increment(wanted);
    meters.counter("gateway.fanout.events", "wanted", "no").increment(records.count() - wanted);
  }

  @SuppressWarnings("unchecked")
  private void deliver(ConsumerRecord<byte[], byte[]> record) {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    byte[] body = record.value() == null ? new byte[0] : record.value();
    WireMessage message = new WireMessage(key, WireMessage.headers(record.headers()), body);
    if (Codec.decode(message) instanceof Decoded.Known(OfEvent<?> event)
        && event.data() instanceof ConversationEvent) {
      hub.happened((OfEvent<ConversationEvent>) event);
    }
  }

  /**
   * Fixes the end from which events are followed, and then lets every subscription read what it may
   * have missed before that.
   */
  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    hub.catchUp();
  }
}
