package io.xiaoer.contracts;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** A golden sample: a record of a topic, readable, in one file. */
record Sample(String key, Map<String, String> headers, JsonNode body) {
  static Sample of(Envelope envelope) throws IOException {
    WireMessage wire = Codec.encode(envelope);
    return new Sample(envelope.subject(), wire.headers(), Codec.JSON.readTree(wire.body()));
  }

  static Sample read(JsonNode file) {
    return new Sample(
        file.get("key").asText(),
        Codec.JSON.convertValue(file.get("headers"), new TypeReference<Map<String, String>>() {}),
        file.get("body"));
  }

  JsonNode toJson() {
    ObjectNode file = Codec.JSON.createObjectNode();
    file.put("key", key);
    file.set("headers", Codec.JSON.valueToTree(new TreeMap<>(headers)));
    file.set("body", body);
    return file;
  }

  WireMessage wire(JsonNode otherBody) throws IOException {
    return new WireMessage(key, headers, Codec.JSON.writeValueAsBytes(otherBody));
  }
}
