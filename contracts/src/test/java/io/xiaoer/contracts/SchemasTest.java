package io.xiaoer.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemasTest {
  @Test
  void everyCommittedSchemaIsThatOfItsRecord() throws IOException {
    Map<String, ObjectNode> made = made();
    for (var schema : made.entrySet()) {
      Path file = Published.SCHEMAS.resolve(schema.getKey() + ".json");
      if (Published.WRITE) {
        Published.write(file, schema.getValue());
      }
      assertThat(Published.read(file)).as(schema.getKey()).isEqualTo(schema.getValue());
    }
  }

  @Test
  void noSchemaIsLeftWithoutItsRecord() throws IOException {
    try (Stream<Path> files = Files.list(Published.SCHEMAS)) {
      List<String> committed =
          files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList();
      assertThat(committed).containsExactlyElementsOf(new TreeSet<>(made().keySet()));
    }
  }

  private static Map<String, ObjectNode> made() {
    Map<String, ObjectNode> made = new LinkedHashMap<>();
    Catalogue.ENTRIES.forEach(entry -> made.put(entry.ceType(), Schemas.ofBody(entry)));
    Schemas.FRAMES.forEach((name, type) -> made.put(name, Schemas.ofRecord(type)));
    return made;
  }
}
