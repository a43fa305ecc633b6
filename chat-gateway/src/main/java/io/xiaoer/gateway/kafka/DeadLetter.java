package io.xiaoer.gateway.kafka;

import io.xiaoer.contracts.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that nobody can carry out, laid aside for operators with the evidence: key, body and
 * headers as they were, and where it stood, who gave up and why in {@code dead-letter-*} headers.
 *
 * @param record as it came
 * @param reason what is wrong, without any content
 */
record DeadLetter(ConsumerRecord<String, byte[]> record, String reason) {
  ProducerRecord<String, byte[]> toRecord() {
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(Topics.DEAD_LETTERS, record.key(), record.value());
    record.headers().forEach(header -> letter.headers().add(header));
    evidence(letter, "topic", record.topic());
    evidence(letter, "partition", Integer.toString(record.partition()));
    evidence(letter, "offset", Long.toString(record.offset()));
    evidence(letter, "consumer", "chat-gateway");
    evidence(letter, "reason", reason);
    return letter;
  }

  private static void evidence(ProducerRecord<String, byte[]> letter, String name, String value) {
    letter.headers().add("dead-letter-" + name, value.getBytes(StandardCharsets.UTF_8));
  }
}
