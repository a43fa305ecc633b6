package io.xiaoer.gateway.kafka;

import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.conversation.ConversationEvent.CallRequested;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationOpened;
import io.xiaoer.contracts.conversation.ConversationEvent.ConversationReopened;
import io.xiaoer.gateway.audit.Verdict;
import io.xiaoer.gateway.mongo.Append;
import io.xiaoer.gateway.mongo.StoredEvent;
import io.xiaoer.gateway.safety.Guard;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What a batch leads to, decided and not yet done.
 *
 * @param appends new events, one entry per conversation
 * @param outgoing everything to publish, in order for each conversation
 * @param opened the customer by conversation, for those that began or were asked to begin again
 * @param masked what was masked in the new events
 * @param shops the shop by conversation
 */
record Plan(
    List<Append> appends,
    List<Outgoing> outgoing,
    Map<String, String> opened,
    List<Guard.ToSeal> masked,
    Map<String, String> shops) {
  /** When each conversation that begins or begins again does so. */
  Map<String, Instant> begun() {
    Map<String, Instant> begun = new LinkedHashMap<>();
    for (Outgoing one : outgoing) {
      if (one instanceof Outgoing.Fresh(StoredEvent stored)) {
        OfEvent<ConversationEvent> event = stored.event();
        if (event.data() instanceof ConversationOpened
            || event.data() instanceof ConversationReopened) {
          begun.put(event.subject(), event.time());
        }
      }
    }
    return begun;
  }

  /** Until when the calls ring that are asked for. */
  Map<String, Instant> ringing() {
    Map<String, Instant> ringing = new LinkedHashMap<>();
    for (Outgoing one : outgoing) {
      if (one instanceof Outgoing.Fresh(StoredEvent stored)
          && stored.event().data() instanceof CallRequested asked) {
        ringing.put(stored.event().subject(), asked.ringsUntil());
      }
    }
    return ringing;
  }

  /** Something to publish. */
  sealed interface Outgoing {
    /** An event that is new in this batch. */
    record Fresh(StoredEvent event) implements Outgoing {}

    /** Events that were stored before and are published again as they are stored. */
    record Again(String conversationId, int events, Verdict verdict) implements Outgoing {
      long firstSeq() {
        return verdict.firstSeq();
      }
    }

    /** A signal that tells a sender that his command was refused. */
    record Signal(WireMessage message, Verdict verdict) implements Outgoing {
      ProducerRecord<String, byte[]> toRecord() {
        return message.to(Topics.CONVERSATION_SIGNALS);
      }
    }

    /** What a command asks for is so already. */
    record Nothing(String conversationId, Verdict verdict) implements Outgoing {}

    /** A command that cannot be carried out by anybody. */
    record Broken(DeadLetter letter) implements Outgoing {}
  }
}
