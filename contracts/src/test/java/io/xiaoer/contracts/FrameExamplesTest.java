package io.xiaoer.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.xiaoer.contracts.socket.AgentFrame;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.contracts.socket.DeskFrame;
import io.xiaoer.contracts.socket.GatewayFrame;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameExamplesTest {
  @ParameterizedTest
  @ValueSource(
      classes = {CustomerFrame.class, GatewayFrame.class, AgentFrame.class, DeskFrame.class})
  void everyKindOfFrameHasAnExampleThatFitsItsSchema(Class<?> frames) throws IOException {
    List<? extends Record> examples = FrameExamples.of(frames);
    assertThat(examples.stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(
            Arrays.stream(frames.getPermittedSubclasses()).toArray(Class<?>[]::new));
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Schemas.ofRecord(frames));
    for (Record example : examples) {
      JsonNode json = FrameExamples.json(example);
      assertThat(schema.validate(json)).as(json.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {CustomerFrame.class, AgentFrame.class})
  void whatAnAppSendsIsReadAsItWasMeant(Class<?> frames) throws IOException {
    for (Record example : FrameExamples.of(frames)) {
      assertThat(Codec.JSON.treeToValue(FrameExamples.json(example), frames)).isEqualTo(example);
    }
  }
}
