package io.xiaoer.bot.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.encryption.BodyCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads {@code conversation-events}, each partition in order, one record at a time; partitions go
 * on beside each other, so that a customer who waits for the shop holds up only those of his own
 * partition (the channel's {@code concurrency}: that many Kafka consumers, each with its own
 * worker). A store or broker that is away is tried again for about a minute; then the channel stops
 * and readiness turns off, because to skip an event would break the dialogue.
 */
@ApplicationScoped
public class EventConsumer {
  private static final Logger LOG = Logger.getLogger(EventConsumer.class);

  private final BotTurns turns;
  private final CommandTopic topic;
  private final BodyCipher cipher;
  private final MeterRegistry metrics;

  EventConsumer(BotTurns turns, CommandTopic topic, BodyCipher cipher, MeterRegistry metrics) {
    this.turns = turns;
    this.topic = topic;
    this.cipher = cipher;
    this.metrics = metrics;
  }

  /** Takes in one record. */
  @Incoming("conversation-events")
  @Blocking
  @Retry(
      maxRetries = 20,
      delay = 3,
      delayUnit = ChronoUnit.SECONDS,
      maxDuration = 60,
      durationUnit = ChronoUnit.SECONDS)
  public void consume(ConsumerRecord<String, byte[]> delivered) {
    switch (Codec.decode(WireMessage.from(delivered))) {
      case Decoded.Known(Envelope envelope) when envelope.subject().equals(delivered.key()) -> {
        if (envelope instanceof Envelope.OfEvent<?> event
            && event.data() instanceof ConversationEvent happened) {
          turns.on(event, cipher.decrypt(happened));
        }
      }
      case Decoded.Known _ -> setAside(delivered, "the key is not the subject");
      case Decoded.UnknownType _ -> metrics.counter("bot.events.unknown").increment();
      case Decoded.Malformed(String type, String reason) ->
          setAside(delivered, type + ": " + reason);
    }
  }

  private void setAside(ConsumerRecord<String, byte[]> broken, String reason) {
    String where = broken.topic() + "-" + broken.partition() + "@" + broken.offset();
    LOG.warnf("set aside %s: %s", where, reason);
    topic.setAside(broken, reason);
  }
}
