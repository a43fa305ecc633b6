package io.xiaoer.gateway.enrichment;

import com.mongodb.MongoException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.ConversationEvent.MessagePosted;
import io.xiaoer.contracts.encryption.KeysUnavailable;
import io.xiaoer.gateway.kafka.TopicWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Consumes conversation-events for what can be enriched; each message is handled by one node of the
 * group, several at once and in no order, for none needs another.
 *
 * <p>Failure strategy: broker or store down is tried again for some minutes; then the message is
 * left as it is and the next one is taken, for a preview must not hold up a transcript.
 */
@ApplicationScoped
public class EnrichmentConsumer {
  private static final Logger LOG = Logger.getLogger(EnrichmentConsumer.class);
  private static final byte[] POSTED =
      "conversation.message-posted.v1".getBytes(StandardCharsets.US_ASCII);
  private static final int TRIES = 30;
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Enrichment enrichment;

  EnrichmentConsumer(Enrichment enrichment) {
    this.enrichment = enrichment;
  }

  /** Enriches what a record brings, if it brings a message. */
  @Incoming("enrichment")
  @Blocking(value = "enrichment", ordered = false)
  public void consume(ConsumerRecord<String, byte[]> record) {
    Header type = record.headers().lastHeader("ce_type");
    if (type == null
        || !Arrays.equals(type.value(), POSTED)
        || record.key() == null
        || record.value() == null) {
      return;
    }
    WireMessage wire =
        new WireMessage(record.key(), WireMessage.headers(record.headers()), record.value());
    if (Codec.decode(wire) instanceof Decoded.Known(OfEvent<?> event)
        && event.data() instanceof MessagePosted message) {
      untilItWorks(event, message);
    }
  }

  private void untilItWorks(OfEvent<?> event, MessagePosted message) {
    for (int tries = 1; tries <= TRIES && !Thread.currentThread().isInterrupted(); tries++) {
      try {
        enrichment.enrich(event, message);
        return;
      } catch (TopicWriter.NotDurable | MongoException | KeysUnavailable down) {
        LOG.warnf("an enrichment waits: %s", down.getClass().getSimpleName());
        pause();
      }
    }
    LOG.errorf("event %d of %s stays as it is", event.facts().seq(), event.subject());
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }
}
