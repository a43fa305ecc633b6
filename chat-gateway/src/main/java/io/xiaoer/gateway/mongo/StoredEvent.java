package io.xiaoer.gateway.mongo;

import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope.OfEvent;
import io.xiaoer.contracts.WireMessage;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.gateway.audit.Cause;
import io.xiaoer.gateway.audit.Chain;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * An event as it lies in a transcript: exactly the record that is published, so that publishing it
 * again gives the same bytes.
 *
 * @param conversationId the conversation
 * @param seq the event's number
 * @param message headers and body
 */
public record StoredEvent(String conversationId, long seq, WireMessage message) {
  private static final String SEQ = "seq";
  private static final String HEADERS = "headers";
  private static final String BODY = "body";

  /**
   * The form in which an event is stored and published.
   *
   * @param before the chain's value of the event before it
   * @param cause where its command stands
   */
  public static StoredEvent of(OfEvent<ConversationEvent> event, String before, Cause cause) {
    WireMessage encoded = Codec.encode(event);
    Map<String, String> headers = new HashMap<>(encoded.headers());
    headers.put(Chain.HEADER, Chain.next(before, encoded.body()));
    headers.put(Cause.HEADER, cause.text());
    return new StoredEvent(
        event.subject(),
        event.facts().seq(),
        new WireMessage(encoded.key(), headers, encoded.body()));
  }

  /** The chain's value; empty in transcripts that are older than the chain. */
  public Optional<String> chain() {
    return Optional.ofNullable(message.headers().get(Chain.HEADER));
  }

  /** Where its command stands; empty in transcripts that are older than the chain. */
  public Optional<Cause> cause() {
    return Cause.read(message.headers().get(Cause.HEADER));
  }

  /**
   * The event itself.
   *
   * @throws IllegalStateException if what is stored cannot be read: the transcript is damaged
   */
  @SuppressWarnings("unchecked")
  public OfEvent<ConversationEvent> event() {
    if (Codec.decode(message) instanceof Decoded.Known(OfEvent<?> event)
        && event.data() instanceof ConversationEvent) {
      return (OfEvent<ConversationEvent>) event;
    }
    throw new IllegalStateException(
        "number " + seq + " of conversation " + conversationId + " cannot be read");
  }

  Document toDocument() {
    return new Document(SEQ, seq)
        .append(HEADERS, new Document(Map.copyOf(message.headers())))
        .append(BODY, new String(message.body(), StandardCharsets.UTF_8));
  }

  static StoredEvent from(String conversationId, Document stored) {
    Map<String, String> headers = new HashMap<>();
    stored
        .get(HEADERS, Document.class)
        .forEach((name, value) -> headers.put(name, String.valueOf(value)));
    byte[] body = stored.getString(BODY).getBytes(StandardCharsets.UTF_8);
    return new StoredEvent(
        conversationId,
        ((Number) stored.get(SEQ)).longValue(),
        new WireMessage(conversationId, headers, body));
  }
}
