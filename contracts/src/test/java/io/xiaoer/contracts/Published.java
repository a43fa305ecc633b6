package io.xiaoer.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The committed files of the language under {@code src/main/resources}. */
final class Published {
  static final Path RESOURCES = Path.of(System.getProperty("contracts.resources"));
  static final Path SCHEMAS = RESOURCES.resolve("io/xiaoer/contracts/schemas");
  static final Path SAMPLES = RESOURCES.resolve("io/xiaoer/contracts/samples");
  static final Path ASYNC_API = RESOURCES.resolve("META-INF/resources/asyncapi.json");

  /** Whether this run writes the files rather than compares them. */
  static final boolean WRITE = Boolean.getBoolean("contracts.write");

  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Published() {}

  static JsonNode read(Path file) throws IOException {
    return PRETTY.readTree(file.toFile());
  }

  static void write(Path file, JsonNode content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, PRETTY.writeValueAsString(content) + "\n");
  }
}
