package io.xiaoer.gateway;

import io.xiaoer.contracts.Envelope.OfCommand;
import io.xiaoer.contracts.Envelope.OfSignal;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.conversation.ConversationCommand;
import io.xiaoer.contracts.signal.ConversationSignal;
import io.xiaoer.gateway.kafka.TopicWriter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** What bot and desk write into the topics, written by a test. */
@Singleton
public class OtherServices {
  @Inject TopicWriter topics;

  /** Writes a command; it is durable then, not yet carried out. */
  public void command(String conversationId, ConversationCommand command) {
    topics.write(Topics.CONVERSATION_COMMANDS, envelope(conversationId, command));
  }

  /** A command as another service sends it. */
  public static OfCommand<ConversationCommand> envelope(
      String conversationId, ConversationCommand command) {
    return new OfCommand<>(
        UUID.randomUUID().toString(), "/test", conversationId, Instant.now(), command);
  }

  /** Says what is of the moment only. */
  public void signal(String conversationId, ConversationSignal signal) {
    topics.hint(
        Topics.CONVERSATION_SIGNALS,
        new OfSignal(
            UUID.randomUUID().toString(), "/test", conversationId, Instant.now(), null, signal));
  }
}
