package io.xiaoer.routing.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Topics;
import io.xiaoer.routing.RoutingConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes commands and hints, outside every transaction: a stuck transaction of the desk can never
 * hold up a conversation.
 */
@ApplicationScoped
public class TopicWriter {
  private final KafkaProducer<String, byte[]> producer;
  private final Duration sendTime;
  private final MeterRegistry meters;

  TopicWriter(
      RoutingConfig config,
      MeterRegistry meters,
      @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    this.sendTime = config.sendTime();
    this.meters = meters;
    int millis = Math.toIntExact(sendTime.toMillis());
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "routing-service",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                millis / 2,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                millis / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                millis),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Writes a command and waits until it is durable.
   *
   * @throws NotDurable if that cannot be said within the configured time; the command may have been
   *     written all the same, and may be sent again under the same id
   */
  public void write(String topic, Envelope.OfCommand<?> command) throws NotDurable {
    try {
      producer
          .send(Codec.encode(command).to(topic))
          .get(2 * sendTime.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotDurable(topic, e);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      meters.counter("routing.commands.failed", "topic", topic).increment();
      throw new NotDurable(topic, e);
    }
  }

  /** Writes a hint, which may be lost. Neither waits nor throws. */
  public void hint(Envelope.OfSignal signal) {
    try {
      producer.send(
          Codec.encode(signal).to(Topics.CONVERSATION_SIGNALS),
          (sent, failure) -> {
            if (failure != null) {
              meters.counter("routing.signals.lost").increment();
            }
          });
    } catch (KafkaException | IllegalStateException lost) {
      meters.counter("routing.signals.lost").increment();
    }
  }

  @PreDestroy
  void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
