package io.xiaoer.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.xiaoer.contracts.socket.AgentFrame;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.contracts.socket.DeskFrame;
import io.xiaoer.contracts.socket.GatewayFrame;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The AsyncAPI 3 document of topics and sockets, made from catalogue and schemas. */
final class AsyncApi {
  private static final String REF = "$ref";

  private final ObjectNode root = Codec.JSON.createObjectNode();
  private final ObjectNode channels;
  private final ObjectNode operations;
  private final ObjectNode messages;
  private final ObjectNode schemas;

  private AsyncApi() {
    root.put("asyncapi", "3.0.0");
    root.putObject("info")
        .put("title", "Xiaoer: topics and sockets")
        .put("version", "1.0.0")
        .put(
            "description",
            "CloudEvents 1.0 in binary mode on Kafka; JSON text frames on two WebSockets.")
        .putObject("license")
        .put("name", "Apache-2.0");
    root.put("defaultContentType", "application/json");
    channels = root.putObject("channels");
    operations = root.putObject("operations");
    ObjectNode components = root.putObject("components");
    messages = components.putObject("messages");
    schemas = components.putObject("schemas");
  }

  static ObjectNode document() throws IOException {
    AsyncApi made = new AsyncApi();
    Map<String, Sample> samples = firstSamples();
    Topics.ALL.stream()
        .filter(topic -> !topic.name().equals(Topics.DEAD_LETTERS))
        .forEach(topic -> made.topic(topic, samples));
    made.socket("customer-socket", "/chat/ws", CustomerFrame.class, GatewayFrame.class);
    made.socket("agent-socket", "/desk/ws", AgentFrame.class, DeskFrame.class);
    return made.root;
  }

  private static Map<String, Sample> firstSamples() throws IOException {
    Map<String, Sample> first = new HashMap<>();
    for (Envelope example : Examples.all().values()) {
      Sample sample = Sample.of(example);
      first.putIfAbsent(sample.headers().get("ce_type"), sample);
    }
    return first;
  }

  private void topic(Topics.Topic topic, Map<String, Sample> samples) {
    ObjectNode channel = channels.putObject(topic.name());
    channel.put("address", topic.name()).put("description", topic.purpose());
    ObjectNode carried = channel.putObject("messages");
    Catalogue.ENTRIES.stream()
        .filter(entry -> entry.topic().equals(topic.name()))
        .forEach(entry -> carried.set(entry.ceType(), message(entry, samples)));
    if (topic.name().equals(Topics.CONVERSATION_VERDICTS)) {
      carried.set("verdict", verdict());
    }
    operation("receive-" + topic.name(), "receive", topic.name());
    operation("send-" + topic.name(), "send", topic.name());
  }

  /** A record of headers only. */
  private ObjectNode verdict() {
    ObjectNode message = messages.putObject("verdict");
    message.put("name", "verdict").put("summary", "What a command came to that gave no new event.");
    ObjectNode headers = message.putObject("headers").put("type", "object");
    ObjectNode properties = headers.putObject("properties");
    properties
        .putObject("verdict-outcome")
        .putArray("enum")
        .add("REFUSED")
        .add("REPEATED")
        .add("NOTHING")
        .add("BROKEN")
        .add("UNKNOWN");
    for (String name :
        new String[] {"verdict-cause", "verdict-command", "verdict-code", "verdict-first"}) {
      properties.putObject(name).put("type", "string");
    }
    headers.putArray("required").add("verdict-outcome").add("verdict-cause");
    message.set("payload", Codec.JSON.createObjectNode().put("type", "null"));
    return reference("#/components/messages/verdict");
  }

  private ObjectNode message(Catalogue.Entry entry, Map<String, Sample> samples) {
    ObjectNode message = messages.putObject(entry.ceType());
    message.put("name", entry.ceType()).put("contentType", "application/json");
    ObjectNode headers = message.putObject("headers").put("type", "object");
    ObjectNode properties = headers.putObject("properties");
    properties.putObject("ce_specversion").put("const", "1.0");
    properties.putObject("ce_type").put("const", entry.ceType());
    properties.putObject("ce_time").put("type", "string").put("format", "date-time");
    for (String name : new String[] {"ce_id", "ce_source", "ce_subject", "traceparent"}) {
      properties.putObject(name).put("type", "string");
    }
    if (entry.topic().equals(Topics.CONVERSATION_EVENTS)) {
      properties
          .putObject("ce_chain")
          .put("type", "string")
          .put("pattern", "^[0-9a-f]{64}$")
          .put("description", "SHA-256 of the chain before it and of this record's bytes.");
      properties
          .putObject("ce_cause")
          .put("type", "string")
          .put("description", "Where the command stands: topic id:partition:offset:milliseconds.");
    }
    headers
        .putArray("required")
        .add("ce_specversion")
        .add("ce_id")
        .add("ce_source")
        .add("ce_type")
        .add("ce_subject")
        .add("ce_time");
    message.set("payload", schema(entry.ceType(), Schemas.ofBody(entry)));
    Sample sample = samples.get(entry.ceType());
    ObjectNode example = message.putArray("examples").addObject();
    example.set("headers", Codec.JSON.valueToTree(new TreeMap<>(sample.headers())));
    example.set("payload", sample.body());
    return reference("#/components/messages/" + entry.ceType());
  }

  private void socket(String name, String path, Class<?> fromClient, Class<?> fromServer)
      throws IOException {
    ObjectNode channel = channels.putObject(name);
    channel.put("address", path).put("description", "WebSocket; one JSON frame per text message");
    ObjectNode carried = channel.putObject("messages");
    for (Class<?> frame : new Class<?>[] {fromClient, fromServer}) {
      ObjectNode message = messages.putObject(frame.getSimpleName());
      message.put("name", frame.getSimpleName());
      message.set("payload", schema(frame.getSimpleName(), Schemas.ofRecord(frame)));
      ArrayNode examples = message.putArray("examples");
      for (Record example : FrameExamples.of(frame)) {
        examples.addObject().set("payload", FrameExamples.json(example));
      }
      carried.set(
          frame.getSimpleName(), reference("#/components/messages/" + frame.getSimpleName()));
    }
    socketOperation(name, "receive", fromClient);
    socketOperation(name, "send", fromServer);
  }

  private void socketOperation(String channel, String action, Class<?> frame) {
    operation(action + "-" + channel, action, channel)
        .putArray("messages")
        .add(reference("#/channels/" + channel + "/messages/" + frame.getSimpleName()));
  }

  private ObjectNode operation(String name, String action, String channel) {
    ObjectNode operation = operations.putObject(name).put("action", action);
    operation.set("channel", reference("#/channels/" + channel));
    return operation;
  }

  /**
   * Moves a schema and its definitions under {@code components.schemas} and answers with a
   * reference to it.
   */
  private ObjectNode schema(String name, ObjectNode schema) {
    JsonNode definitions = schema.remove("$defs");
    schema.remove("$schema");
    if (definitions != null) {
      definitions
          .properties()
          .forEach(part -> schemas.set(part.getKey(), relinked(part.getValue())));
    }
    schemas.set(name, relinked(schema));
    return reference("#/components/schemas/" + name);
  }

  private static JsonNode relinked(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(relinked(field.getValue())));
      if (object.get(REF) instanceof TextNode target) {
        object.put(REF, target.asText().replace("#/$defs/", "#/components/schemas/"));
      }
    } else if (node.isArray()) {
      node.forEach(AsyncApi::relinked);
    }
    return node;
  }

  private static ObjectNode reference(String target) {
    return Codec.JSON.createObjectNode().put(REF, target);
  }
}
