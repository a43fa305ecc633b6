package io.xiaoer.routing.kafka;

import io.quarkus.runtime.Startup;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.ConversationEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Follows every conversation from now on, looks at the key only, and reads just those that an agent
 * at this node serves.
 */
@ApplicationScoped
@Startup
public class ConversationFollower {
  /** Who wants to hear of conversations. */
  public interface Audience {
    /** Whether anybody here serves this conversation. */
    boolean wants(String conversationId);

    /** Something happened in a conversation that is wanted. */
    void happened(Envelope.OfEvent<ConversationEvent> event);

    /** Somebody gave a hint about a conversation that is wanted. */
    void hinted(Envelope.OfSignal signal);
  }

  private final Audience audience;
  private final TopicFollower follower;

  ConversationFollower(
      Audience audience, @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    this.audience = audience;
    this.follower =
        new TopicFollower(
            "conversations",
            servers,
            List.of(Topics.CONVERSATION_EVENTS, Topics.CONVERSATION_SIGNALS),
            TopicFollower.From.END,
            this::take);
    follower.start();
  }

  @PreDestroy
  void stop() {
    follower.close();
  }

  /** Whether this node follows. */
  public boolean isReady() {
    return follower.isReady();
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.key() == null || !audience.wants(record.key())) {
      return;
    }
    if (Codec.decode(WireMessage.from(record)) instanceof Decoded.Known(Envelope envelope)) {
      switch (envelope) {
        case Envelope.OfEvent<?> event when event.data() instanceof ConversationEvent happened ->
            audience.happened(
                new Envelope.OfEvent<>(
                    event.id(),
                    event.source(),
                    event.subject(),
                    event.time(),
                    event.traceparent(),
                    event.facts(),
                    happened));
        case Envelope.OfSignal signal -> audience.hinted(signal);
        case Envelope.OfEvent<?> other -> {}
        case Envelope.OfCommand<?> other -> {}
      }
    }
  }
}
