package io.xiaoer.routing.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows all partitions of some topics on one thread, without a group and without committing: what
 * every node does to know for itself what goes on. It tells when it has caught up with what was
 * there when it began, and goes on where it was when the broker comes back.
 */
final class TopicFollower implements AutoCloseable {
  /** Where to begin. */
  enum From {
    /** With the first record. */
    BEGINNING,
    /** With what comes after now. */
    END
  }

  /** Takes a record. Throwing stops the follower for good. */
  @FunctionalInterface
  interface Handler {
    void handle(ConsumerRecord<String, byte[]> record);
  }

  private static final Logger LOG = Logger.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final String name;
  private final String servers;
  private final List<String> topics;
  private final From from;
  private final Handler handler;
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean broken;

  TopicFollower(String name, String servers, List<String> topics, From from, Handler handler) {
    this.name = name;
    this.servers = servers;
    this.topics = topics;
    this.from = from;
    this.handler = handler;
    this.thread = Thread.ofPlatform().name("follow-" + name).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Whether everything that was there at the start has been handled, and nothing went wrong. */
  boolean isReady() {
    return caughtUp.getCount() == 0 && !broken;
  }

  /** Waits until {@link #isReady}; {@code false} if that takes too long. */
  boolean awaitReady(Duration atMost) throws InterruptedException {
    return caughtUp.await(atMost.toMillis(), TimeUnit.MILLISECONDS) && !broken;
  }

  private void run() {
    while (!closed && !broken) {
      try (KafkaConsumer<String, byte[]> consumer = consumer()) {
        follow(consumer);
      } catch (WakeupException | org.apache.kafka.common.errors.InterruptException end) {
        LOG.debugf("%s ends", name);
      } catch (KafkaException outage) {
        LOG.warnf("%s lost the broker and tries again: %s", name, outage.getMessage());
        pause();
      } catch (RuntimeException bug) {
        broken = true;
        LOG.errorf(bug, "%s stops at %s", name, positions);
      }
    }
  }

  private void follow(KafkaConsumer<String, byte[]> consumer) {
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    seek(consumer, partitions, ends);
    while (!closed) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        handler.handle(record);
        positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
      }
      if (caughtUp.getCount() > 0
          && partitions.stream().allMatch(each -> consumer.position(each) >= end(ends, each))) {
        caughtUp.countDown();
      }
    }
  }

  private void seek(
      KafkaConsumer<String, byte[]> consumer,
      List<TopicPartition> partitions,
      Map<TopicPartition, Long> ends) {
    for (TopicPartition partition : partitions) {
      @Nullable Long known = positions.get(partition);
      if (known != null) {
        consumer.seek(partition, known);
      } else if (from == From.END) {
        consumer.seek(partition, end(ends, partition));
        positions.put(partition, end(ends, partition));
      } else {
        consumer.seekToBeginning(List.of(partition));
      }
    }
  }

  private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
    Long end = ends.get(partition);
    return end == null ? 0 : end;
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers,
            ConsumerConfig.CLIENT_ID_CONFIG,
            "routing-service-" + name,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            200),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
