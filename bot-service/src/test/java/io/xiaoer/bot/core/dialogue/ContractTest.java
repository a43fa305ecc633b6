package io.xiaoer.bot.core.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.xiaoer.bot.kafka.CommandTopic;
import io.xiaoer.contracts.Catalogue;
import io.xiaoer.contracts.Codec;
import io.xiaoer.contracts.Decoded;
import io.xiaoer.contracts.Envelope;
import io.xiaoer.contracts.WireMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the bot writes is what the contracts allow. */
class ContractTest {
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  @Test
  void everyCommandKeepsToItsSchemaAndIsReadAgainAsItWas() throws IOException {
    List<Envelope.OfCommand<?>> written = new ArrayList<>();
    Talk talk = Talk.with(Goods.UNDER_WAY, Goods.DELIVERED, Goods.FAILED, Goods.REFUNDING);
    collect(talk, written);
    for (Intent intent : Intent.values()) {
      talk.says(talk.ask(intent));
      collect(talk, written);
    }
    Talk lost = Talk.with();
    for (String nonsense : List.of("紫色的大象在唱歌", "窗外有一只鸟")) {
      lost.says(nonsense);
      collect(lost, written);
    }

    for (Envelope.OfCommand<?> command : written) {
      WireMessage wire = Codec.encode(command);
      assertThat(Codec.decode(wire)).isEqualTo(new Decoded.Known(command));
      assertThat(schema(command).validate(Codec.JSON.readTree(wire.body())))
          .as(Catalogue.typeOf(command.data()))
          .isEmpty();
    }
    assertThat(written).hasSizeGreaterThan(80);
  }

  private static com.networknt.schema.JsonSchema schema(Envelope.OfCommand<?> command)
      throws IOException {
    String name = "/io/xiaoer/contracts/schemas/" + Catalogue.typeOf(command.data()) + ".json";
    try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return SCHEMAS.getSchema(in);
    }
  }

  private static void collect(Talk talk, List<Envelope.OfCommand<?>> written) {
    for (Decision.Named named : talk.last().commands()) {
      written.add(
          new Envelope.OfCommand<>(
              CommandTopic.commandId("event-" + written.size(), named.name()),
              "/bot-service",
              "c-1",
              Talk.NOW.toInstant(),
              null,
              talk.last().versions(),
              named.command()));
    }
  }
}
