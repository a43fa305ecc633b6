package io.xiaoer.gateway.kafka;

import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.ContractViolation;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.ConversationCommand;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a poll of conversation-commands brought, in the order of each partition.
 *
 * @param requests commands that can be read
 * @param broken records that claim a known type and cannot be read, with the reason
 * @param unknown records of a type that this version does not know
 */
record Batch(
    List<Request> requests, List<DeadLetter> broken, List<ConsumerRecord<String, byte[]>> unknown) {
  /** A command and the record that brought it. */
  record Request(ConsumerRecord<String, byte[]> record, OfCommand<ConversationCommand> command) {}

  static Batch of(Iterable<ConsumerRecord<String, byte[]>> records) {
    List<Request> requests = new ArrayList<>();
    List<DeadLetter> broken = new ArrayList<>();
    List<ConsumerRecord<String, byte[]>> unknown = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      switch (Codec.decode(WireMessage.from(record))) {
        case Decoded.Known known -> {
          OfCommand<ConversationCommand> command = conversationCommand(known);
          if (command == null) {
            broken.add(new DeadLetter(record, "not a command of a conversation"));
          } else if (!command.subject().equals(record.key())) {
            // The key decides the partition, and the partition the only writer.
            broken.add(new DeadLetter(record, "the key is not the conversation's id"));
          } else {
            requests.add(new Request(record, command));
          }
        }
        case Decoded.UnknownType _ -> unknown.add(record);
        case Decoded.Malformed malformed -> broken.add(new DeadLetter(record, malformed.reason()));
      }
    }
    return new Batch(requests, broken, unknown);
  }

  @SuppressWarnings("unchecked")
  private static @Nullable OfCommand<ConversationCommand> conversationCommand(Decoded.Known known) {
    return known.envelope() instanceof OfCommand<?> command
            && command.data() instanceof ConversationCommand
        ? (OfCommand<ConversationCommand>) command
        : null;
  }

  /** What is wrong with a command whose event would be longer than the language allows. */
  static String reason(ContractViolation violation) {
    return "its event breaks the contract: " + violation.getMessage();
  }
}
