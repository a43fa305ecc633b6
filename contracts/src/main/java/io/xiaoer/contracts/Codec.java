package io.xiaoer.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.xiaoer.contracts.signal.ConversationSignal;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns envelopes into records of a topic and back: CloudEvents 1.0 in binary mode, attributes as
 * headers, the body as JSON.
 *
 * <p>The body of an event is {@code {"seq", "causationId", "versions", "subjectKeyId", "data"}}, of
 * a command {@code {"versions", "data"}}, of a signal {@code {"data"}}. Fields that a reader does
 * not know are skipped; types that it does not know are told from records that are broken.
 */
public final class Codec {
  /** Reads and writes every record of the language. */
  public static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private static final String SPEC_VERSION = "1.0";

  private Codec() {}

  /**
   * Writes an envelope.
   *
   * @throws ContractViolation if the body is larger than {@link Limits#BODY_BYTES}
   */
  public static WireMessage encode(Envelope envelope) {
    ObjectNode body = JSON.createObjectNode();
    String type =
        switch (envelope) {
          case Envelope.OfCommand<?> command -> {
            body.set("versions", JSON.valueToTree(command.versions()));
            yield Catalogue.typeOf(command.data());
          }
          case Envelope.OfEvent<?> event -> {
            body.setAll(JSON.<ObjectNode>valueToTree(event.facts()));
            yield Catalogue.typeOf(event.data());
          }
          case Envelope.OfSignal signal -> Catalogue.typeOf(signal.data());
        };
    body.set("data", JSON.valueToTree(envelope.data()));
    return new WireMessage(envelope.subject(), headers(envelope, type), bytes(body));
  }

  /** Reads a record of a topic. */
  public static Decoded decode(WireMessage message) {
    String type = message.headers().get("ce_type");
    Catalogue.Entry entry = type == null ? null : Catalogue.find(type);
    if (type == null || entry == null) {
      return new Decoded.UnknownType(type);
    }
    try {
      return new Decoded.Known(read(entry, message));
    } catch (ContractViolation broken) {
      return new Decoded.Malformed(type, broken.getMessage());
    } catch (JacksonException broken) {
      return new Decoded.Malformed(type, reason(broken));
    } catch (IOException | DateTimeException broken) {
      return new Decoded.Malformed(type, broken.getClass().getSimpleName());
    }
  }

  private static Envelope read(Catalogue.Entry entry, WireMessage message) throws IOException {
    if (message.body().length > Limits.BODY_BYTES) {
      throw new ContractViolation("body is longer than " + Limits.BODY_BYTES + " bytes");
    }
    Map<String, String> headers = message.headers();
    String id = Limits.id("ce_id", headers.get("ce_id"));
    String source = Limits.id("ce_source", headers.get("ce_source"));
    String subject = Limits.id("ce_subject", headers.get("ce_subject"));
    Instant time = Instant.parse(Limits.text("ce_time", headers.get("ce_time"), Limits.NAME_CHARS));
    @Nullable String traceparent = headers.get("traceparent");
    JsonNode body = JSON.readTree(message.body());
    JsonNode content = body == null ? null : body.get("data");
    if (content == null || !content.isObject()) {
      throw new ContractViolation("data is missing");
    }
    Object data = JSON.treeToValue(content, entry.record());
    return switch (data) {
      case Command command ->
          new Envelope.OfCommand<>(id, source, subject, time, traceparent, versions(body), command);
      case Event event ->
          new Envelope.OfEvent<>(id, source, subject, time, traceparent, facts(body), event);
      case ConversationSignal signal ->
          new Envelope.OfSignal(id, source, subject, time, traceparent, signal);
      default -> throw new IllegalStateException(entry + " is neither command, event nor signal");
    };
  }

  private static Facts facts(JsonNode body) throws IOException {
    return JSON.treeToValue(body, Facts.class);
  }

  private static Map<String, String> versions(JsonNode body) {
    Map<String, String> versions = new LinkedHashMap<>();
    if (body.get("versions") instanceof ObjectNode named) {
      named.properties().forEach(entry -> versions.put(entry.getKey(), entry.getValue().asText()));
    }
    return versions;
  }

  private static Map<String, String> headers(Envelope envelope, String type) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", SPEC_VERSION);
    headers.put("ce_id", envelope.id());
    headers.put("ce_source", envelope.source());
    headers.put("ce_type", type);
    headers.put("ce_subject", envelope.subject());
    headers.put("ce_time", envelope.time().toString());
    headers.put("content-type", "application/json");
    String traceparent = envelope.traceparent();
    if (traceparent != null) {
      headers.put("traceparent", traceparent);
    }
    return headers;
  }

  private static byte[] bytes(JsonNode body) {
    try {
      byte[] bytes = JSON.writeValueAsBytes(body);
      if (bytes.length > Limits.BODY_BYTES) {
        throw new ContractViolation("body is longer than " + Limits.BODY_BYTES + " bytes");
      }
      return bytes;
    } catch (JacksonException impossible) {
      throw new IllegalStateException("a tree of JSON could not be written", impossible);
    }
  }

  /** What is wrong and where, without the words that were found there. */
  private static String reason(JacksonException broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof ContractViolation violation) {
        return String.valueOf(violation.getMessage());
      }
    }
    var where = broken.getLocation();
    return where == null
        ? "not readable as JSON of this type"
        : "not readable as JSON of this type at byte " + where.getByteOffset();
  }
}
