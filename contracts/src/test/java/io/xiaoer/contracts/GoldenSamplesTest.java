package io.xiaoer.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GoldenSamplesTest {
  private static final Path INDEX = Published.SAMPLES.resolve("index.txt");

  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  /** New examples become samples; what was written once is never written again. */
  @BeforeAll
  static void writeWhatIsNew() throws IOException, NoSuchAlgorithmException {
    if (!Published.WRITE) {
      return;
    }
    Map<String, String> index = Files.exists(INDEX) ? index() : new TreeMap<>();
    for (var example : Examples.all().entrySet()) {
      String name = example.getKey() + ".json";
      if (!index.containsKey(name)) {
        Published.write(Published.SAMPLES.resolve(name), Sample.of(example.getValue()).toJson());
        index.put(name, digest(Published.SAMPLES.resolve(name)));
      }
    }
    String lines =
        index.entrySet().stream()
            .map(line -> line.getValue() + "  " + line.getKey() + "\n")
            .collect(Collectors.joining());
    Files.writeString(INDEX, lines);
  }

  @Test
  void everyTypeHasASample() throws IOException {
    assertThat(samples().values().stream().map(sample -> sample.headers().get("ce_type")))
        .containsAll(Catalogue.ENTRIES.stream().map(Catalogue.Entry::ceType).toList());
  }

  @Test
  void noSampleHasChangedSinceItWasWritten() throws IOException, NoSuchAlgorithmException {
    for (var line : index().entrySet()) {
      assertThat(digest(Published.SAMPLES.resolve(line.getKey())))
          .as(line.getKey())
          .isEqualTo(line.getValue());
    }
  }

  @Test
  void everySampleIsReadAndWrittenAgainAsItWas() throws IOException {
    for (var sample : samples().entrySet()) {
      Decoded decoded = Codec.decode(sample.getValue().wire(sample.getValue().body()));
      assertThat(decoded).as(sample.getKey()).isInstanceOf(Decoded.Known.class);
      Sample again = Sample.of(((Decoded.Known) decoded).envelope());
      assertThat(again).as(sample.getKey()).isEqualTo(sample.getValue());
    }
  }

  @Test
  void everySampleKeepsToItsSchema() throws IOException {
    for (var sample : samples().entrySet()) {
      String type = sample.getValue().headers().get("ce_type");
      JsonNode schema = Published.read(Published.SCHEMAS.resolve(type + ".json"));
      assertThat(SCHEMAS.getSchema(schema).validate(sample.getValue().body()))
          .as(sample.getKey())
          .isEmpty();
    }
  }

  @Test
  void aFieldFromALaterVersionIsSkipped() throws IOException {
    for (var sample : samples().entrySet()) {
      ObjectNode richer = sample.getValue().body().deepCopy();
      richer.put("fromTheFuture", "x");
      ((ObjectNode) richer.get("data")).put("fromTheFuture", "x");
      Decoded expected = Codec.decode(sample.getValue().wire(sample.getValue().body()));
      assertThat(Codec.decode(sample.getValue().wire(richer)))
          .as(sample.getKey())
          .isEqualTo(expected);
    }
  }

  @Test
  void aTypeFromALaterVersionIsToldFromABrokenRecord() throws IOException {
    for (var sample : samples().entrySet()) {
      Map<String, String> headers = new LinkedHashMap<>(sample.getValue().headers());
      headers.computeIfPresent("ce_type", (name, type) -> type.replace(".v1", ".v999"));
      WireMessage later = new WireMessage(sample.getValue().key(), headers, new byte[] {'{'});
      assertThat(Codec.decode(later))
          .as(sample.getKey())
          .isEqualTo(new Decoded.UnknownType(headers.get("ce_type")));
    }
  }

  @Test
  void aTruncatedBodyIsMalformedAndItsWordsAreNotRepeated() throws IOException {
    for (var sample : samples().entrySet()) {
      WireMessage whole = sample.getValue().wire(sample.getValue().body());
      byte[] half = Arrays.copyOf(whole.body(), whole.body().length / 2);
      Decoded decoded = Codec.decode(new WireMessage(whole.key(), whole.headers(), half));
      assertThat(decoded).as(sample.getKey()).isInstanceOf(Decoded.Malformed.class);
      assertThat(((Decoded.Malformed) decoded).reason()).doesNotContain("李娜", "快递");
    }
  }

  @Test
  void aRecordWithoutAnyRequiredFieldIsMalformed() throws IOException {
    for (var sample : samples().entrySet()) {
      if (sample.getValue().body().get("data").isEmpty()) {
        continue;
      }
      ObjectNode empty = sample.getValue().body().deepCopy();
      empty.putObject("data");
      assertThat(Codec.decode(sample.getValue().wire(empty)))
          .as(sample.getKey())
          .isInstanceOf(Decoded.Malformed.class);
    }
  }

  private static Map<String, Sample> samples() throws IOException {
    Map<String, Sample> samples = new TreeMap<>();
    for (String name : index().keySet()) {
      samples.put(name, Sample.read(Published.read(Published.SAMPLES.resolve(name))));
    }
    return samples;
  }

  private static Map<String, String> index() throws IOException {
    List<String> lines = Files.readAllLines(INDEX, StandardCharsets.UTF_8);
    Map<String, String> index = new TreeMap<>();
    lines.forEach(line -> index.put(line.split("  ", 2)[1], line.split("  ", 2)[0]));
    return index;
  }

  private static String digest(Path file) throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
