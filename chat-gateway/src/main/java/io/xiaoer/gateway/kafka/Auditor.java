package io.xiaoer.gateway.kafka;

import com.mongodb.MongoException;
import io.xiaoer.contracts.Topics;
import io.xiaoer.gateway.AuditConfig;
import io.xiaoer.gateway.audit.Break;
import io.xiaoer.gateway.audit.Seen;
import io.xiaoer.gateway.mongo.AuditBreaks;
import io.xiaoer.gateway.mongo.Ledgers;
import io.xiaoer.gateway.mongo.Tips;
import io.xiaoer.gateway.mongo.Transcripts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The running proof that what the log took in is displayed, waiting or failed: reads commands,
 * events and verdicts in a group of its own, keeps books of each partition, closes them every
 * second, and raises an alarm (record, metric, health, one line in the log) when they do not agree.
 *
 * <p>It has its own thread and consumer, because three topics are read as one and their positions
 * are kept with the books. Failure strategy: whatever fails, it begins again from the books that
 * were kept; nothing is skipped.
 */
public final class Auditor implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Auditor.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AuditSources sources;
  private final AuditConfig config;
  private final AuditState state;
  private final AuditedPartition.Stores stores;
  private final AuditAlarm alarm;
  private final Clock clock;
  private final Map<Integer, AuditedPartition> owned = new TreeMap<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("audit").unstarted(this::run);
  private volatile boolean stopped;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> current;
  private Instant closedAt = Instant.MIN;

  /**
   * An auditor.
   *
   * @param sources what it reads
   * @param books where it keeps its books and notes breaks
   * @param shopId to whom a break is shown that belongs to no shop
   */
  public Auditor(
      AuditSources sources, Books books, AuditConfig config, AuditState state, String shopId) {
    this.sources = sources;
    this.stores = books.stores();
    this.alarm = new AuditAlarm(books.breaks(), state, shopId);
    this.clock = books.clock();
    this.config = config;
    this.state = state;
  }

  /** Where an auditor keeps its books and looks things up. */
  public record Books(
      Ledgers ledgers, Tips tips, Transcripts transcripts, AuditBreaks breaks, Clock clock) {
    private AuditedPartition.Stores stores() {
      return new AuditedPartition.Stores(ledgers, tips, transcripts);
    }
  }

  /** Begins to read. */
  public void begin() {
    thread.start();
  }

  /** Ends; what was read and not kept is read again by the next one. */
  @Override
  public void close() {
    stopped = true;
    KafkaConsumer<byte[], byte[]> reading = current;
    if (reading != null) {
      reading.wakeup();
    }
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
    sources.close();
  }

  private void run() {
    boolean down = false;
    while (!stopped) {
      try (KafkaConsumer<byte[], byte[]> consumer = sources.consumer()) {
        current = consumer;
        consumer.subscribe(AuditSources.TOPICS, new Moves(consumer));
        while (!stopped) {
          turn(consumer);
          down = false;
        }
      } catch (WakeupException ending) {
        // the service ends
      } catch (MongoException | KafkaException | TopicWriter.NotDurable failed) {
        if (!down) {
          LOG.warnf("the audit waits: %s", failed.getClass().getSimpleName());
        }
        down = true;
        pause();
      } catch (RuntimeException bug) {
        LOG.error("the audit failed and begins again from its books", bug);
        pause();
      } finally {
        owned.clear();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }

  private void turn(KafkaConsumer<byte[], byte[]> consumer) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    owned.values().forEach(partition -> partition.take(of(records, partition.number())));
    Instant now = clock.instant();
    if (!owned.isEmpty() && !now.isBefore(closedAt.plus(config.every()))) {
      close(consumer, now);
      closedAt = now;
    }
  }

  /** Commands first: then little has to wait for them. */
  private static List<Seen> of(ConsumerRecords<byte[], byte[]> records, int partition) {
    List<Seen> seen = new ArrayList<>();
    for (String topic : AuditSources.TOPICS) {
      for (ConsumerRecord<byte[], byte[]> record :
          records.records(new TopicPartition(topic, partition))) {
        Seen read = AuditReading.read(record);
        if (read != null) {
          seen.add(read);
        }
      }
    }
    return seen;
  }

  private void close(KafkaConsumer<byte[], byte[]> consumer, Instant now) {
    Map<Integer, Long> judged = sources.judged();
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    Duration unjudged = Duration.ZERO;
    List<Break> found = new ArrayList<>();
    for (AuditedPartition partition : owned.values()) {
      int number = partition.number();
      partition.judgedUpTo(
          judged.getOrDefault(number, 0L),
          topic -> ends.getOrDefault(new TopicPartition(topic, number), 0L),
          topic -> consumer.position(new TopicPartition(topic, number), PATIENCE));
      partition.compare(now.minus(config.comparedFor()));
      Duration age = partition.unjudged(now, config.unjudgedAfter());
      unjudged = age.compareTo(unjudged) > 0 ? age : unjudged;
      found.addAll(partition.breaks());
      limit(consumer, partition);
    }
    alarm.raise(found, now);
    keep(consumer, owned.values());
    state.sums(owned.values().stream().map(one -> one.ledger().equations()).toList());
    long behind =
        ends.entrySet().stream()
            .mapToLong(one -> one.getValue() - consumer.position(one.getKey(), PATIENCE))
            .sum();
    state.closed(alarm.open(), unjudged, behind);
  }

  /** The sequencer is not to be left far behind: what it has not judged is kept in the books. */
  private void limit(KafkaConsumer<byte[], byte[]> consumer, AuditedPartition partition) {
    List<TopicPartition> commands =
        List.of(new TopicPartition(Topics.CONVERSATION_COMMANDS, partition.number()));
    if (partition.ledger().openCommands() > config.openCommands()) {
      consumer.pause(commands);
    } else {
      consumer.resume(commands);
    }
  }

  private void keep(KafkaConsumer<byte[], byte[]> consumer, Collection<AuditedPartition> books) {
    Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
    for (AuditedPartition partition : books) {
      if (!partition.keep(config.conversations())) {
        throw new Overtaken(partition.number());
      }
      for (String topic : AuditSources.TOPICS) {
        read.put(
            new TopicPartition(topic, partition.number()),
            new OffsetAndMetadata(partition.ledger().next(topic)));
      }
    }
    // for tools that show how far a group has come; the books say where to go on
    consumer.commitAsync(read, null);
  }

  /** Takes partitions over from other nodes, and hands them on. */
  private final class Moves implements ConsumerRebalanceListener {
    private final KafkaConsumer<byte[], byte[]> consumer;

    Moves(KafkaConsumer<byte[], byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
      for (TopicPartition one : assigned) {
        if (one.topic().equals(Topics.CONVERSATION_COMMANDS)) {
          String topicId = sources.topicId();
          Ledgers.Kept kept =
              stores
                  .ledgers()
                  .find(topicId, one.partition())
                  .orElseGet(() -> new Ledgers.Kept(sources.begin(one.partition()), 0));
          owned.put(one.partition(), new AuditedPartition(kept, stores));
        }
      }
      for (TopicPartition one : assigned) {
        AuditedPartition partition = owned.get(one.partition());
        if (partition != null) {
          consumer.seek(one, partition.ledger().next(one.topic()));
        }
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      List<AuditedPartition> leaving = new ArrayList<>();
      revoked.forEach(
          one -> {
            AuditedPartition partition = owned.remove(one.partition());
            if (partition != null) {
              leaving.add(partition);
            }
          });
      try {
        // what was found and not noted yet is found again by whoever takes over: not kept
        leaving.stream().filter(one -> one.breaks().isEmpty()).forEach(one -> keepLast(one));
      } catch (MongoException down) {
        LOG.warnf("books were not kept: %s", down.getClass().getSimpleName());
      }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
      lost.forEach(one -> owned.remove(one.partition()));
    }
  }

  private void keepLast(AuditedPartition partition) {
    partition.compare(clock.instant().minus(config.comparedFor()));
    if (partition.breaks().isEmpty()) {
      partition.keep(config.conversations());
    }
  }

  /** Another auditor keeps these books. */
  private static final class Overtaken extends KafkaException {
    private static final long serialVersionUID = 1L;

    Overtaken(int partition) {
      super("another auditor keeps the books of partition " + partition);
    }
  }
}
