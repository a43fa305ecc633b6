package io.xiaoer.ticket.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Opens what the broker delivered. Unknown types are counted and skipped; a known type that cannot
 * be read goes to {@link Topics#DEAD_LETTERS}, whole, with the reason and where it stood, before
 * anything after it is handled.
 */
@ApplicationScoped
class Inbox {
  private static final String CONSUMER = "ticket-service";

  private final TopicWriter writer;
  private final MeterRegistry meters;

  Inbox(TopicWriter writer, MeterRegistry meters) {
    this.writer = writer;
    this.meters = meters;
  }

  /** The readable records of a batch, in the order of each partition. */
  List<Envelope> open(ConsumerRecords<String, byte[]> batch) {
    List<Envelope> readable = new ArrayList<>(batch.count());
    List<ProducerRecord<String, byte[]>> dead = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> delivered : batch) {
      switch (Codec.decode(WireMessage.from(delivered))) {
        case Decoded.Known(Envelope envelope) when envelope.subject().equals(delivered.key()) ->
            readable.add(envelope);
        case Decoded.Known known -> dead.add(deadLetter(delivered, "the key is not the subject"));
        case Decoded.UnknownType unknown -> count(delivered.topic(), "unknown-type");
        case Decoded.Malformed(String type, String reason) ->
            dead.add(deadLetter(delivered, reason));
      }
    }
    writer.write(dead);
    return readable;
  }

  /** Counts a record that was read and left alone. */
  void count(String topic, String reason) {
    meters.counter("xiaoer.ticket.skipped.records", "topic", topic, "reason", reason).increment();
  }

  private ProducerRecord<String, byte[]> deadLetter(
      ConsumerRecord<String, byte[]> delivered, String reason) {
    count(delivered.topic(), "malformed");
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(Topics.DEAD_LETTERS, delivered.key(), delivered.value());
    delivered.headers().forEach(header -> letter.headers().add(header));
    header(letter, "dead-letter-reason", reason);
    header(letter, "dead-letter-consumer", CONSUMER);
    header(letter, "dead-letter-topic", delivered.topic());
    header(letter, "dead-letter-partition", Integer.toString(delivered.partition()));
    header(letter, "dead-letter-offset", Long.toString(delivered.offset()));
    return letter;
  }

  private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
