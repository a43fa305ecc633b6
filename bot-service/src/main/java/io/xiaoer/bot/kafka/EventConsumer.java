package io.xiaoer.bot.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.ConversationEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads {@code conversation-events} in order, one record at a time. A store or broker that is away
 * is tried again for about a minute; then the channel stops and readiness turns off, because to
 * skip an event would break the dialogue.
 */
@ApplicationScoped
public class EventConsumer {
  private static final Logger LOG = Logger.getLogger(EventConsumer.class);

  private final BotTurns turns;
  private final CommandTopic topic;
  private final MeterRegistry metrics;

  EventConsumer(BotTurns turns, CommandTopic topic, MeterRegistry metrics) {
    this.turns = turns;
    this.topic = topic;
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
    WireMessage wire = WireMessage.from(delivered);
    switch (Codec.decode(wire)) {
      case Decoded.Known(Envelope envelope) -> {
        if (envelope instanceof Envelope.OfEvent<?> event
            && event.data() instanceof ConversationEvent happened) {
          turns.on(event, happened);
        }
      }
      case Decoded.UnknownType _ -> metrics.counter("bot.events.unknown").increment();
      case Decoded.Malformed malformed -> {
        String where = delivered.topic() + "-" + delivered.partition() + "@" + delivered.offset();
        LOG.warnf("set aside %s at %s: %s", malformed.type(), where, malformed.reason());
        topic.setAside(wire, List.of(where, malformed.type(), malformed.reason()));
      }
    }
  }
}
