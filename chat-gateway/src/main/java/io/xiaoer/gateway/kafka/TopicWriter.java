package io.xiaoer.gateway.kafka;

import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope;
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
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes to topics. A record counts as written when all in-sync replicas have it ({@code
 * acks=all}); records of one key keep their order, also when the client tries again (idempotent
 * producer).
 */
public final class TopicWriter implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private final Duration within;

  /**
   * A writer.
   *
   * @param broker how to reach the broker: {@code bootstrap.servers} and security
   * @param within how long an acknowledgement may take
   */
  public TopicWriter(Map<String, Object> broker, Duration within) {
    this.within = within;
    Map<String, Object> settings = new HashMap<>(broker);
    int millis = Math.toIntExact(within.toMillis());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(10_000, millis / 2));
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(10_000, millis));
    this.producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Writes records and waits until all are durable.
   *
   * @throws NotDurable if one is not, or not in time; some may be
   */
  public void write(List<ProducerRecord<String, byte[]>> records) {
    List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(records.size());
    try {
      for (ProducerRecord<String, byte[]> record : records) {
        acknowledgements.add(producer.send(record));
      }
      for (Future<RecordMetadata> acknowledgement : acknowledgements) {
        acknowledgement.get(within.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException | KafkaException down) {
      throw new NotDurable(down);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NotDurable(stopped);
    }
  }

  /**
   * Writes one command and waits until it is durable.
   *
   * @throws NotDurable if it is not in time
   */
  public void write(String topic, Envelope envelope) {
    write(List.of(Codec.encode(envelope).to(topic)));
  }

  /** Writes something that may be lost: waits for nothing, reports nothing. */
  public void hint(String topic, Envelope envelope) {
    try {
      producer.send(Codec.encode(envelope).to(topic));
    } catch (KafkaException lost) {
      // A hint may be lost; that the broker is down shows where something is written in earnest.
    }
  }

  @Override
  public void close() {
    producer.close(within);
  }

  /** A record was not acknowledged: the broker is down, slow, or refuses. */
  public static final class NotDurable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDurable(Throwable cause) {
      super(cause);
    }
  }
}
