package io.xiaoer.gateway.kafka;

import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.gateway.mongo.Append;
import io.xiaoer.gateway.mongo.StoredEvent;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What a batch leads to, decided and not yet done.
 *
 * @param appends new events, one entry per conversation
 * @param outgoing everything to publish, in order for each conversation
 * @param opened the customer by conversation, for those that began or were asked to begin again
 */
record Plan(List<Append> appends, List<Outgoing> outgoing, Map<String, String> opened) {
  /** Something to publish. */
  sealed interface Outgoing {
    /** An event that is new in this batch. */
    record Fresh(StoredEvent event) implements Outgoing {}

    /** Events that were stored before and are published again as they are stored. */
    record Again(String conversationId, long firstSeq, int events) implements Outgoing {}

    /** A signal that tells a sender that his command was refused. */
    record Signal(WireMessage message) implements Outgoing {
      ProducerRecord<String, byte[]> toRecord() {
        return message.to(Topics.CONVERSATION_SIGNALS);
      }
    }

    /** A command that cannot be carried out by anybody. */
    record Broken(DeadLetter letter) implements Outgoing {}
  }
}
