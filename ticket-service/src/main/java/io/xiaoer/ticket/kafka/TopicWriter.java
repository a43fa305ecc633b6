package io.xiaoer.ticket.kafka;

import io.smallrye.common.annotation.Identifier;
import io.xiaoer.ticket.TicketConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes to topics and returns only when the broker has acknowledged (acks=all, idempotent, so that
 * records of one key keep their order).
 */
@ApplicationScoped
class TopicWriter {
  private final Producer<String, byte[]> producer;
  private final Duration timeout;

  TopicWriter(
      @Identifier("default-kafka-broker") Map<String, Object> connection, TicketConfig config) {
    timeout = config.publishTimeout();
    Map<String, Object> settings = new HashMap<>(connection);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "ticket-service-writer");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout.toMillis());
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis() / 2);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Writes records, in this order.
   *
   * @throws TopicUnavailable if the broker has not acknowledged all of them in time; some may have
   *     been written
   */
  void write(List<ProducerRecord<String, byte[]>> records) {
    List<Future<RecordMetadata>> pending = new ArrayList<>(records.size());
    try {
      records.forEach(record -> pending.add(producer.send(record)));
      for (Future<RecordMetadata> each : pending) {
        each.get(2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException | org.apache.kafka.common.KafkaException e) {
      throw new TopicUnavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicUnavailable(e);
    }
  }

  @PreDestroy
  void close() {
    producer.close(timeout);
  }

  /** The broker did not take what had to be written. */
  static final class TopicUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopicUnavailable(Exception cause) {
      super("the broker did not acknowledge", cause);
    }
  }
}
