package io.xiaoer.gateway.kafka;

import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.gateway.audit.Cause;
import io.xiaoer.gateway.audit.Verdict;
import io.xiaoer.gateway.core.Policy;
import io.xiaoer.gateway.kafka.Plan.Outgoing;
import io.xiaoer.gateway.media.Seals;
import io.xiaoer.gateway.mongo.CustomerLists;
import io.xiaoer.gateway.mongo.Position;
import io.xiaoer.gateway.mongo.StoredEvent;
import io.xiaoer.gateway.mongo.Timers;
import io.xiaoer.gateway.mongo.Transcripts;
import io.xiaoer.gateway.mongo.Transcripts.Owned;
import io.xiaoer.gateway.safety.Guard;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is said in one order: decides on a batch of commands, stores the events, publishes
 * them. Only then does the caller commit the offsets.
 *
 * <p>A command is judged once: one that came to nothing is not judged by a later state when its
 * batch comes again ({@link Position}).
 *
 * <p>It keeps nothing between batches, so it can die at any point: the batch comes again, what was
 * stored is recognised by its command's id and published as it was stored, and the rest is decided
 * anew. If another owner writes at the same time, the store refuses one of the two; the loser reads
 * the state again and decides anew. Readers of conversation-events therefore may see an event twice
 * and drop numbers that they have.
 */
public final class Sequencer {
  /** How often a batch is decided anew because another owner was faster. */
  private static final int COLLISIONS = 10;

  private final Transcripts transcripts;
  private final CustomerLists lists;
  private final TopicWriter topics;
  private final Watches watches;
  private final Rules rules;

  /**
   * A sequencer.
   *
   * @param transcripts where events are kept
   * @param lists where it is noted who began which conversation
   * @param watches where it is noted which conversation to look at when
   * @param topics where events go
   * @param rules what it decides by
   */
  public Sequencer(
      Transcripts transcripts,
      CustomerLists lists,
      Watches watches,
      TopicWriter topics,
      Rules rules) {
    this.transcripts = transcripts;
    this.lists = lists;
    this.watches = watches;
    this.topics = topics;
    this.rules = rules;
  }

  /**
   * What it decides by.
   *
   * @param clock gives the time of the events
   * @param topicId asks the broker for its id of conversation-commands
   * @param policy for how long what was done can be done otherwise
   * @param seals what tells media that were stored here
   * @param guard screens every command, keeps what it masks, notes alerts
   */
  public record Rules(
      Clock clock, Supplier<String> topicId, Policy policy, Seals seals, Guard guard) {}

  /**
   * Where it is noted which conversation to look at when.
   *
   * @param conversations because somebody is silent
   * @param calls because a call rings or is on
   */
  public record Watches(Timers conversations, Timers calls) {}

  /**
   * Carries out a batch; when this returns, all of it is durable and published.
   *
   * @throws com.mongodb.MongoException if the store is down
   * @throws TopicWriter.NotDurable if the broker is down
   */
  Done process(Batch batch) {
    for (int collisions = 0; collisions < COLLISIONS; collisions++) {
      Plan plan = decide(batch);
      if (store(plan)) {
        topics.write(toPublish(batch, plan));
        return Done.of(batch, plan);
      }
    }
    throw new IllegalStateException("another owner wrote first " + COLLISIONS + " times");
  }

  /** Reads states and decides; changes nothing. */
  Plan decide(Batch batch) {
    Set<String> ids = new LinkedHashSet<>();
    batch.requests().forEach(request -> ids.add(request.command().subject()));
    Map<String, Owned> known = ids.isEmpty() ? Map.of() : transcripts.own(ids);
    Deciding deciding =
        new Deciding(known, rules.clock().instant().truncatedTo(ChronoUnit.MILLIS), rules);
    batch.requests().forEach(deciding::decide);
    return deciding.plan();
  }

  /** Makes the new events durable; false if another owner wrote to one of the conversations. */
  boolean store(Plan plan) {
    // First, so that no conversation is ever without its timer; one too early comes to nothing.
    watches.conversations().watch(plan.begun());
    watches.calls().watch(plan.ringing());
    rules.guard().seal(plan.masked());
    boolean whole = transcripts.append(plan.appends()).isEmpty();
    lists.note(plan.opened());
    return whole;
  }

  /** What a batch publishes, in order, once its events are stored. */
  List<ProducerRecord<String, byte[]>> toPublish(Batch batch, Plan plan) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    List<StoredEvent> events = new ArrayList<>();
    List<ProducerRecord<String, byte[]>> verdicts = verdicts(batch);
    batch.broken().forEach(letter -> records.add(letter.toRecord()));
    for (Outgoing outgoing : plan.outgoing()) {
      switch (outgoing) {
        case Outgoing.Fresh(StoredEvent event) -> {
          records.add(toRecord(event));
          events.add(event);
        }
        case Outgoing.Again(String id, int number, Verdict verdict) -> {
          List<StoredEvent> again = transcripts.after(id, verdict.firstSeq() - 1, number);
          again.forEach(event -> records.add(toRecord(event)));
          events.addAll(again);
          // the same record, redelivered, is no repetition of itself
          if (again.isEmpty() || !again.getFirst().cause().equals(Optional.of(verdict.cause()))) {
            verdicts.add(toRecord(id, verdict));
          }
        }
        case Outgoing.Signal signal -> {
          records.add(signal.toRecord());
          verdicts.add(toRecord(signal.message().key(), signal.verdict()));
        }
        case Outgoing.Nothing(String id, Verdict verdict) -> verdicts.add(toRecord(id, verdict));
        case Outgoing.Broken(DeadLetter letter) -> {
          records.add(letter.toRecord());
          verdicts.add(verdict(letter.record(), Verdict.Outcome.BROKEN));
        }
      }
    }
    rules.guard().note(events, plan.shops());
    records.addAll(verdicts);
    return records;
  }

  private List<ProducerRecord<String, byte[]>> verdicts(Batch batch) {
    List<ProducerRecord<String, byte[]>> verdicts = new ArrayList<>();
    batch
        .broken()
        .forEach(letter -> verdicts.add(verdict(letter.record(), Verdict.Outcome.BROKEN)));
    batch.unknown().forEach(record -> verdicts.add(verdict(record, Verdict.Outcome.UNKNOWN)));
    return verdicts;
  }

  private ProducerRecord<String, byte[]> verdict(
      ConsumerRecord<String, byte[]> record, Verdict.Outcome outcome) {
    Cause cause = Deciding.cause(rules.topicId().get(), record);
    String id = WireMessage.headers(record.headers()).get("ce_id");
    return toRecord(record.key(), new Verdict(cause, outcome, id));
  }

  /** Beside the command: in the partition of the same number, whatever the key. */
  private static ProducerRecord<String, byte[]> toRecord(@Nullable String key, Verdict verdict) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            Topics.CONVERSATION_VERDICTS, verdict.cause().partition(), key, new byte[0]);
    verdict
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private static ProducerRecord<String, byte[]> toRecord(StoredEvent event) {
    return event.message().to(Topics.CONVERSATION_EVENTS);
  }

  /**
   * What a batch came to, for the metrics.
   *
   * @param events new events
   * @param repeated commands that had been carried out before
   * @param refused commands that were refused
   * @param deadLetters records laid aside
   * @param unknown records of unknown type
   */
  record Done(int events, int repeated, int refused, int deadLetters, int unknown) {
    static Done of(Batch batch, Plan plan) {
      int events = 0;
      int repeated = 0;
      int refused = 0;
      int broken = batch.broken().size();
      for (Outgoing outgoing : plan.outgoing()) {
        switch (outgoing) {
          case Outgoing.Fresh _ -> events++;
          case Outgoing.Again _ -> repeated++;
          case Outgoing.Nothing _ -> {}
          case Outgoing.Signal _ -> refused++;
          case Outgoing.Broken _ -> broken++;
        }
      }
      return new Done(events, repeated, refused, broken, batch.unknown().size());
    }
  }
}
