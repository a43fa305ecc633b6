package io.xiaoer.bot.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xiaoer.contracts.Catalogue;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Topics;
import io.xiaoer.contracts.WireMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The contracts' samples of conversation events, also as a later or a broken writer sends them. */
final class GoldenSamples {
  private static final String FOLDER = "/io/xiaoer/contracts/samples/";

  private GoldenSamples() {}

  /** The files of the samples of the topic. */
  static List<String> names() throws IOException {
    try (InputStream in = resource("index.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.substring(line.lastIndexOf(' ') + 1))
          .filter(GoldenSamples::isConversationEvent)
          .toList();
    }
  }

  private static boolean isConversationEvent(String name) {
    Catalogue.Entry entry = Catalogue.find(name.substring(0, name.lastIndexOf('-')));
    return entry != null && entry.topic().equals(Topics.CONVERSATION_EVENTS);
  }

  /** As it is, with a field more, of an unknown type, and cut off. */
  static List<WireMessage> variants(String name) throws IOException {
    JsonNode file;
    try (InputStream in = resource(name)) {
      file = Codec.JSON.readTree(in);
    }
    Map<String, String> headers = new HashMap<>();
    file.get("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    Map<String, String> unknown = new HashMap<>(headers);
    unknown.put("ce_type", "conversation.from-the-future.v1");
    byte[] body = Codec.JSON.writeValueAsBytes(file.get("body"));
    ObjectNode more = file.get("body").deepCopy();
    more.put("fromTheFuture", 1);
    ((ObjectNode) more.get("data")).put("fromTheFuture", 1);
    String key = file.get("key").asText();
    return List.of(
        new WireMessage(key, headers, body),
        new WireMessage(key, headers, Codec.JSON.writeValueAsBytes(more)),
        new WireMessage(key, unknown, body),
        new WireMessage(key, headers, Arrays.copyOf(body, body.length / 2)));
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(Catalogue.class.getResourceAsStream(FOLDER + name), name);
  }
}
