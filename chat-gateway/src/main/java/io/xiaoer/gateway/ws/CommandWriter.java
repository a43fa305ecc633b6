package io.xiaoer.gateway.ws;

import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Envelope.OfSignal;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.encryption.BodyCipher;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import io.xiaoer.contracts.signal.ConversationSignal;
import io.xiaoer.gateway.core.ConversationRules;
import io.xiaoer.gateway.core.Ids;
import io.xiaoer.gateway.identity.Visitor;
import io.xiaoer.gateway.kafka.TopicWriter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Puts what sockets ask for into the topics. */
@Singleton
public class CommandWriter {
  private final TopicWriter topics;
  private final BodyCipher cipher;
  private final Clock clock;

  CommandWriter(TopicWriter topics, BodyCipher cipher, Clock clock) {
    this.topics = topics;
    this.cipher = cipher;
    this.clock = clock;
  }

  /**
   * A command whose id the same request repeats, with the customer's words encrypted.
   *
   * @throws KeysUnavailable if his key cannot be had now
   */
  OfCommand<ConversationCommand> command(
      Visitor visitor,
      String conversationId,
      String kind,
      String senderRef,
      ConversationCommand command) {
    return new OfCommand<>(
        Ids.command(conversationId, kind, senderRef),
        ConversationRules.SOURCE,
        conversationId,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        newTrace(),
        Map.of(),
        cipher.encrypt(command, Ids.subjectKey(visitor.customer().id())));
  }

  /**
   * Asks for what a command says; returns when that is durable in conversation-commands.
   *
   * @throws TopicWriter.NotDurable if the broker does not acknowledge it in time
   */
  void write(OfCommand<ConversationCommand> command) {
    topics.write(Topics.CONVERSATION_COMMANDS, command);
  }

  /** Gives a hint, which may be lost. */
  void hint(Visitor visitor, String subject, ConversationSignal signal) {
    try {
      topics.hint(
          Topics.CONVERSATION_SIGNALS,
          new OfSignal(
              UUID.randomUUID().toString(),
              ConversationRules.SOURCE,
              subject,
              clock.instant(),
              null,
              cipher.encrypt(signal, Ids.subjectKey(visitor.customer().id()))));
    } catch (KeysUnavailable lost) {
      // A hint may be lost; that keys cannot be had shows where words are written.
    }
  }

  /** A W3C traceparent that begins here: the frame is where the story starts. */
  private static String newTrace() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return "00-%s%s-%s-01"
        .formatted(
            hex.toHexDigits(random.nextLong() | 1),
            hex.toHexDigits(random.nextLong()),
            hex.toHexDigits(random.nextLong() | 1));
  }
}
