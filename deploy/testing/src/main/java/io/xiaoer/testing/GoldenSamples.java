package io.xiaoer.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.WireMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The golden samples of {@code contracts}, as they would lie in a topic. Every consumer is tested
 * against them.
 */
public final class GoldenSamples {
  private static final String FOLDER = "/io/xiaoer/contracts/samples/";

  private GoldenSamples() {}

  /** Every sample whose {@code ce_type} begins with {@code prefix}; {@code ""} for all. */
  public static List<WireMessage> ofTypes(String prefix) {
    return read("index.txt")
        .lines()
        .map(line -> line.split("  ", 2)[1])
        .filter(name -> name.startsWith(prefix))
        .map(GoldenSamples::sample)
        .toList();
  }

  private static WireMessage sample(String name) {
    try {
      JsonNode file = Codec.JSON.readTree(read(name));
      Map<String, String> headers = new LinkedHashMap<>();
      file.get("headers")
          .properties()
          .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
      byte[] body = Codec.JSON.writeValueAsBytes(file.get("body"));
      return new WireMessage(file.get("key").asText(), headers, body);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }

  private static String read(String name) {
    try (InputStream in = GoldenSamples.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }
}
