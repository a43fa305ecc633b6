package io.xiaoer.bot.kafka;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.xiaoer.bot.core.dialogue.Decision;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.Author;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.signal.ConversationSignal;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Writes what the bot asks of conversations. */
@ApplicationScoped
public class CommandTopic {
  private static final String SOURCE = "/bot-service";
  private static final String CONSUMER = "bot-service";

  private final MutinyEmitter<byte[]> commands;
  private final MutinyEmitter<byte[]> signals;
  private final MutinyEmitter<byte[]> deadLetters;
  private final BodyCipher cipher;

  CommandTopic(
      @Channel("conversation-commands") MutinyEmitter<byte[]> commands,
      @Channel("conversation-signals") @OnOverflow(OnOverflow.Strategy.DROP)
          MutinyEmitter<byte[]> signals,
      @Channel("dead-letters") MutinyEmitter<byte[]> deadLetters,
      BodyCipher cipher) {
    this.commands = commands;
    this.signals = signals;
    this.deadLetters = deadLetters;
    this.cipher = cipher;
  }

  /**
   * Sends a decision's commands in order and returns when all are durable. Ids are derived from the
   * causing event, so that the same event sends the same ids again.
   */
  void send(Envelope.OfEvent<?> cause, Decision decision) {
    for (Decision.Named named : decision.commands()) {
      Envelope.OfCommand<?> command =
          new Envelope.OfCommand<>(
              commandId(cause.id(), named.name()),
              SOURCE,
              cause.subject(),
              cause.time(),
              cause.traceparent(),
              decision.versions(),
              cipher.encrypt(named.command(), cause.facts().subjectKeyId()));
      commands.sendMessageAndAwait(message(Codec.encode(command)));
    }
  }

  /** The id of the command of this name that an event causes. */
  public static String commandId(String eventId, String name) {
    String seed = "bot-service/" + eventId + "/" + name;
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Shows that the bot is thinking; may be lost. */
  void typing(Envelope.OfEvent<?> cause, String botName) {
    Author bot = new Author(Author.Kind.BOT, "xiaoer", botName);
    Envelope.OfSignal signal =
        new Envelope.OfSignal(
            commandId(cause.id(), "typing"),
            SOURCE,
            cause.subject(),
            cause.time(),
            cause.traceparent(),
            new ConversationSignal.Typing(bot));
    signals.sendMessageAndForget(
        message(Codec.encode(cipher.encrypt(signal, cause.facts().subjectKeyId()))));
  }

  /** Sets a record aside that claims a known type and cannot be read: whole, with the evidence. */
  void setAside(ConsumerRecord<String, byte[]> broken, String reason) {
    RecordHeaders headers = new RecordHeaders(broken.headers());
    headers.add("dead-letter-reason", bytes(reason));
    headers.add("dead-letter-consumer", bytes(CONSUMER));
    headers.add("dead-letter-topic", bytes(broken.topic()));
    headers.add("dead-letter-partition", bytes(Integer.toString(broken.partition())));
    headers.add("dead-letter-offset", bytes(Long.toString(broken.offset())));
    byte[] body = WireMessage.from(broken).body();
    deadLetters.sendMessageAndAwait(message(broken.key(), headers, body));
  }

  private static Message<byte[]> message(WireMessage wire) {
    return message(wire.key(), headers(wire), wire.body());
  }

  private static Message<byte[]> message(
      @org.jspecify.annotations.Nullable String key, RecordHeaders headers, byte[] body) {
    return Message.of(body)
        .addMetadata(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(key)
                .withHeaders(headers)
                .build());
  }

  private static RecordHeaders headers(WireMessage wire) {
    RecordHeaders headers = new RecordHeaders();
    wire.headers().forEach((name, value) -> headers.add(name, bytes(value)));
    return headers;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
