package io.xiaoer.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
  @Test
  void theServedDocumentIsThatOfCatalogueAndSchemas() throws IOException {
    JsonNode made = AsyncApi.document();
    if (Published.WRITE) {
      Published.write(Published.ASYNC_API, made);
    }
    assertThat(Published.read(Published.ASYNC_API)).isEqualTo(made);
  }

  @Test
  void everyMessageHasAnExample() throws IOException {
    for (var message :
        Published.read(Published.ASYNC_API).at("/components/messages").properties()) {
      assertThat(
              message.getKey().equals("verdict")
                  || message.getValue().at("/examples/0/payload").isObject())
          .as(message.getKey())
          .isTrue();
    }
  }

  @Test
  void everyReferenceInTheDocumentLeadsSomewhere() throws IOException {
    JsonNode document = Published.read(Published.ASYNC_API);
    List<String> references = document.findValuesAsText("$ref");
    assertThat(references).isNotEmpty();
    for (String reference : references) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }
}
