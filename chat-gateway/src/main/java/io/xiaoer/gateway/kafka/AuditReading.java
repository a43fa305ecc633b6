package io.xiaoer.gateway.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.gateway.audit.Cause;
import io.xiaoer.gateway.audit.Chain;
import io.xiaoer.gateway.audit.Origin;
import io.xiaoer.gateway.audit.Seen;
import io.xiaoer.gateway.audit.Seen.Effect;
import io.xiaoer.gateway.audit.Side;
import io.xiaoer.gateway.audit.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a record what the auditor counts, and no word of what was said: it needs nobody's key,
 * and a record that the sequencer cannot read is counted all the same.
 */
final class AuditReading {
  private static final String POSTS = "conversation.post-message.v1";
  private static final String OPENS = "conversation.open-conversation.v1";
  private static final String POSTED = "conversation.message-posted.v1";
  private static final String OPENED = "conversation.conversation-opened.v1";
  private static final String REOPENED = "conversation.conversation-reopened.v1";
  private static final String RECEIPT = "conversation.receipt-recorded.v1";
  private static final String UNDERSTOOD = "conversation.message-understood.v1";
  private static final String DELIVERED = "DELIVERED";
  private static final String CUSTOMER = "CUSTOMER";
  private static final String AGENT = "AGENT";

  private AuditReading() {}

  /** What a record is; absent for a verdict that says nothing. */
  static @Nullable Seen read(ConsumerRecord<byte[], byte[]> record) {
    return switch (record.topic()) {
      case Topics.CONVERSATION_COMMANDS -> command(record);
      case Topics.CONVERSATION_EVENTS -> event(record);
      case Topics.CONVERSATION_VERDICTS ->
          Verdict.read(WireMessage.headers(record.headers()))
              .map(said -> new Seen.Said(record.offset(), key(record), said, record.timestamp()))
              .orElse(null);
      default -> throw new IllegalArgumentException(record.topic());
    };
  }

  /** A record's key; empty if it has none. */
  static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }

  private static Seen command(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = WireMessage.headers(record.headers());
    String type = headers.getOrDefault("ce_type", "");
    return new Seen.Command(
        record.offset(),
        key(record),
        headers.getOrDefault("ce_id", ""),
        type.equals(POSTS),
        type.equals(OPENS) ? origin(body(record).path("data")) : null,
        record.timestamp());
  }

  private static Seen event(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = WireMessage.headers(record.headers());
    JsonNode body = body(record);
    String chain = headers.getOrDefault(Chain.HEADER, "");
    return new Seen.Event(
        record.offset(),
        key(record),
        Math.max(0, body.path("seq").asLong(0)),
        body.path("causationId").asText(""),
        Chain.isValue(chain) ? chain : null,
        Cause.read(headers.get(Cause.HEADER)).orElse(null),
        record.value() == null ? new byte[0] : record.value(),
        effect(headers.getOrDefault("ce_type", ""), body.path("data")),
        record.timestamp());
  }

  private static Effect effect(String type, JsonNode data) {
    return switch (type) {
      case POSTED ->
          new Effect.Posted(
              data.path("author").path("kind").asText("").equals(CUSTOMER)
                  ? Side.CUSTOMER
                  : Side.SHOP);
      case OPENED, REOPENED -> opened(origin(data));
      case RECEIPT -> receipt(data);
      case UNDERSTOOD ->
          new Effect.Shown(Side.SHOP, data.path("understanding").path("messageSeq").asLong(0));
      default -> new Effect.None();
    };
  }

  private static Effect opened(@Nullable Origin origin) {
    return origin == null ? new Effect.None() : new Effect.Opened(origin);
  }

  /** What is only on a device is not displayed. */
  private static Effect receipt(JsonNode data) {
    String reader = data.path("reader").path("kind").asText("");
    if (data.path("kind").asText("").equals(DELIVERED)) {
      return new Effect.None();
    }
    return switch (reader) {
      case CUSTOMER -> new Effect.Shown(Side.CUSTOMER, data.path("upTo").asLong(0));
      case AGENT -> new Effect.Shown(Side.SHOP, data.path("upTo").asLong(0));
      default -> new Effect.None();
    };
  }

  private static @Nullable Origin origin(JsonNode data) {
    String shop = data.path("shopId").asText("");
    String entrance = data.path("entrance").path("kind").asText("");
    return shop.isEmpty() || entrance.isEmpty() ? null : new Origin(shop, entrance);
  }

  private static JsonNode body(ConsumerRecord<byte[], byte[]> record) {
    try {
      JsonNode body = record.value() == null ? null : Codec.JSON.readTree(record.value());
      return body == null ? Codec.JSON.missingNode() : body;
    } catch (IOException broken) {
      return Codec.JSON.missingNode();
    }
  }
}
