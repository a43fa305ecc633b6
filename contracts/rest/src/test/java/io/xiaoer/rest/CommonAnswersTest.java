package io.xiaoer.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createOpenAPI;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createPathItem;
import static org.eclipse.microprofile.openapi.OASFactory.createPaths;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;

import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.junit.jupiter.api.Test;

class CommonAnswersTest {
  private final Operation operation =
      createOperation().responses(createAPIResponses().addAPIResponse("200", createAPIResponse()));

  @Test
  void aPublicOperationWithoutInputCanOnlyBeUnavailable() {
    assertThat(answers(createOpenAPI())).containsOnlyKeys("200", "503");
  }

  @Test
  void anOperationThatNeedsATokenCanBeRefusedForIt() {
    operation.addSecurityRequirement(createSecurityRequirement().addScheme("jwt"));

    assertThat(answers(createOpenAPI())).containsOnlyKeys("200", "401", "403", "503");
  }

  @Test
  void whatTheWholeDocumentNeedsEveryOperationNeedsThatDoesNotSayOtherwise() {
    OpenAPI secured =
        createOpenAPI().addSecurityRequirement(createSecurityRequirement().addScheme("bearer"));
    assertThat(answers(secured)).containsOnlyKeys("200", "401", "403", "503");
  }

  @Test
  void aBodyOrAParameterCanBeWrongButAnIdInThePathOnlyIfItHasLimits() {
    Parameter id = createParameter().in(Parameter.In.PATH).schema(createSchema());
    operation.addParameter(id);
    assertThat(answers(createOpenAPI())).doesNotContainKey("400");

    id.getSchema().setMaxLength(100);
    assertThat(answers(createOpenAPI())).containsKey("400");

    operation.setParameters(null);
    operation.getResponses().removeAPIResponse("400");
    operation.setRequestBody(createRequestBody());
    assertThat(answers(createOpenAPI())).containsKey("400");

    operation.setRequestBody(null);
    operation.getResponses().removeAPIResponse("400");
    operation.addParameter(createParameter().in(Parameter.In.QUERY));
    assertThat(answers(createOpenAPI())).containsKey("400");
  }

  @Test
  void whatAResourceSaysStandsAndGetsABody() {
    operation.getResponses().addAPIResponse("503", createAPIResponse().description("`not-ready`"));

    APIResponse answer = answers(createOpenAPI()).get("503");

    assertThat(answer.getDescription()).isEqualTo("`not-ready`");
    assertThat(answer.getContent().getMediaType(Problem.MEDIA_TYPE).getSchema().getRef())
        .isEqualTo("#/components/schemas/Problem");
    assertThat(answers(createOpenAPI()).get("200").getContent()).isNull();
  }

  @Test
  void theDocumentDescribesAProblemAsItIs() {
    OpenAPI document = createOpenAPI();
    answers(document);

    assertThat(document.getComponents().getSchemas().get("Problem").getProperties())
        .containsOnlyKeys("type", "title", "status", "detail", "code");
  }

  private Map<String, APIResponse> answers(OpenAPI document) {
    document.setPaths(createPaths().addPathItem("/", createPathItem().GET(operation)));
    new CommonAnswers().filterOpenAPI(document);
    return operation.getResponses().getAPIResponses();
  }
}
