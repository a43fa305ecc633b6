package io.xiaoer.gateway.push;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.ConversationEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Follows conversation-events in one group for all nodes, so that one of them calls. What waits is
 * kept in memory only: who takes a partition over reads again what may have been waiting. So a
 * notice may come twice, which devices fold into one.
 *
 * <p>Failure strategy: ignore. A record that cannot be read calls nobody.
 */
@ApplicationScoped
@Identifier("unseen")
public class UnseenConsumer implements KafkaConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(UnseenConsumer.class);
  private static final Duration TICK = Duration.ofMillis(250);

  /** How much earlier than needed is read again: clocks differ. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Notices notices;
  private final Clock clock;
  private final Duration waits;
  private final Unseen unseen;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("unseen").factory());

  UnseenConsumer(PushConfig config, Notices notices, Clock clock) {
    this.notices = notices;
    this.clock = clock;
    this.waits = config.after();
    this.unseen = new Unseen(config.after(), config.pause(), config.watched());
  }

  void start(@Observes StartupEvent start) {
    if (notices.isOn()) {
      ticks.scheduleWithFixedDelay(
          this::callDue, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Takes events. */
  @Incoming("unseen")
  @Blocking
  @SuppressWarnings("unchecked")
  public void events(ConsumerRecords<byte[], byte[]> records) {
    if (!notices.isOn()) {
      return;
    }
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.key() == null || record.value() == null) {
        continue;
      }
      String key = new String(record.key(), StandardCharsets.UTF_8);
      WireMessage message =
          new WireMessage(key, WireMessage.headers(record.headers()), record.value());
      if (Codec.decode(message) instanceof Decoded.Known(OfEvent<?> event)
          && event.data() instanceof ConversationEvent) {
        synchronized (unseen) {
          unseen.take((OfEvent<ConversationEvent>) event);
        }
      }
    }
  }

  private void callDue() {
    try {
      List<Notice> due;
      synchronized (unseen) {
        due = unseen.due(clock.instant());
      }
      due.forEach(notices::call);
    } catch (RuntimeException broken) {
      LOG.error("customers could not be called", broken);
    }
  }

  /** Reads again what may have been waiting at the partition's former reader. */
  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    long since = clock.instant().minus(waits).minus(MARGIN).toEpochMilli();
    Map<TopicPartition, Long> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, since));
    Map<TopicPartition, OffsetAndTimestamp> then = consumer.offsetsForTimes(asked);
    Map<TopicPartition, OffsetAndMetadata> committed =
        consumer.committed(new HashSet<>(partitions));
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp early = then.get(partition);
      OffsetAndMetadata known = committed.get(partition);
      if (early != null && (known == null || early.offset() < known.offset())) {
        consumer.seek(partition, early.offset());
      }
    }
  }

  @PreDestroy
  void close() {
    ticks.shutdownNow();
  }
}
