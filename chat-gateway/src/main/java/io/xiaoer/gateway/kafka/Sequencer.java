package io.xiaoer.gateway.kafka;

import io.xiaoer.contracts.Topics;
import io.xiaoer.gateway.core.Conversation.Known;
import io.xiaoer.gateway.kafka.Plan.Outgoing;
import io.xiaoer.gateway.media.Seals;
import io.xiaoer.gateway.mongo.CustomerLists;
import io.xiaoer.gateway.mongo.StoredEvent;
import io.xiaoer.gateway.mongo.Transcripts;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Puts what is said in one order: decides on a batch of commands, stores the events, publishes
 * them. Only then does the caller commit the offsets.
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
  private final Seals seals;
  private final Clock clock;

  /** A sequencer. */
  public Sequencer(
      Transcripts transcripts, CustomerLists lists, TopicWriter topics, Seals seals, Clock clock) {
    this.transcripts = transcripts;
    this.lists = lists;
    this.topics = topics;
    this.seals = seals;
    this.clock = clock;
  }

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
        publish(batch, plan);
        return Done.of(batch, plan);
      }
    }
    throw new IllegalStateException("another owner wrote first " + COLLISIONS + " times");
  }

  /** Reads states and decides; changes nothing. */
  Plan decide(Batch batch) {
    Set<String> ids = new LinkedHashSet<>();
    batch.requests().forEach(request -> ids.add(request.command().subject()));
    Map<String, Known> states = ids.isEmpty() ? Map.of() : transcripts.load(ids);
    Deciding deciding = new Deciding(states, seals, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    batch.requests().forEach(deciding::decide);
    return deciding.plan();
  }

  /** Makes the new events durable; false if another owner wrote to one of the conversations. */
  boolean store(Plan plan) {
    boolean whole = transcripts.append(plan.appends()).isEmpty();
    lists.note(plan.opened());
    return whole;
  }

  /** Publishes what is durable. */
  void publish(Batch batch, Plan plan) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    batch.broken().forEach(letter -> records.add(letter.toRecord()));
    for (Outgoing outgoing : plan.outgoing()) {
      switch (outgoing) {
        case Outgoing.Fresh(StoredEvent event) -> records.add(toRecord(event));
        case Outgoing.Again(String id, long firstSeq, int events) ->
            transcripts.after(id, firstSeq - 1, events).forEach(e -> records.add(toRecord(e)));
        case Outgoing.Signal signal -> records.add(signal.toRecord());
        case Outgoing.Broken(DeadLetter letter) -> records.add(letter.toRecord());
      }
    }
    topics.write(records);
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
          case Outgoing.Signal _ -> refused++;
          case Outgoing.Broken _ -> broken++;
        }
      }
      return new Done(events, repeated, refused, broken, batch.unknown());
    }
  }
}
