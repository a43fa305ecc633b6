package io.xiaoer.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/**
 * Says in a service's OpenAPI document what {@link Problems} answers, so that resources need not:
 * 400 where something can be wrong with the request, 401 and 403 where a token is needed, 503
 * everywhere, and that the body of every error is a {@link Problem}. What a resource says of an
 * answer itself stands.
 */
@OpenApiFilter(stages = RunStage.BUILD)
public class CommonAnswers implements OASFilter {
  private static final String NAME = Problem.class.getSimpleName();
  private static final Map<String, String> WITH_INPUT =
      Map.of("400", "A parameter or the body is not as described.");
  private static final Map<String, String> WITH_TOKEN =
      Map.of(
          "401", "There is no valid access token (`unauthenticated`).",
          "403", "Roles or desks do not allow it (`forbidden`).");
  private static final Map<String, String> ALWAYS =
      Map.of("503", "A part of the suite does not answer; `Retry-After` says when to ask again.");

  /** What Quarkus says of operations that need a role; not more than the status itself. */
  private static final Set<String> EMPTY_WORDS = Set.of("Not Authorized", "Not Allowed");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getPaths() == null) {
      return;
    }
    document
        .getPaths()
        .getPathItems()
        .values()
        .forEach(path -> path.getOperations().values().forEach(each -> complete(each, document)));
    if (document.getComponents() == null) {
      document.setComponents(OASFactory.createComponents());
    }
    document.getComponents().addSchema(NAME, problem());
  }

  private static void complete(Operation operation, OpenAPI document) {
    Map<String, APIResponse> answers = new TreeMap<>(operation.getResponses().getAPIResponses());
    if (takesInput(operation)) {
      add(WITH_INPUT, answers);
    }
    if (needsToken(operation, document)) {
      add(WITH_TOKEN, answers);
    }
    add(ALWAYS, answers);
    answers.forEach(
        (status, answer) -> {
          if (status.compareTo("400") >= 0 && answer.getContent() == null) {
            answer.setContent(aProblem());
          }
        });
    operation.getResponses().setAPIResponses(answers);
  }

  private static void add(Map<String, String> some, Map<String, APIResponse> answers) {
    some.forEach(
        (status, words) -> {
          APIResponse said = answers.get(status);
          if (said == null || EMPTY_WORDS.contains(said.getDescription())) {
            answers.put(status, OASFactory.createAPIResponse().description(words));
          }
        });
  }

  private static boolean needsToken(Operation operation, OpenAPI document) {
    List<SecurityRequirement> own = operation.getSecurity();
    List<SecurityRequirement> needed = own == null ? document.getSecurity() : own;
    return needed != null && !needed.isEmpty();
  }

  /** Words in the path name something, and what is not known is 404, unless they have limits. */
  private static boolean takesInput(Operation operation) {
    List<Parameter> parameters = operation.getParameters();
    return operation.getRequestBody() != null
        || (parameters != null
            && parameters.stream()
                .anyMatch(each -> each.getIn() != Parameter.In.PATH || isLimited(each)));
  }

  private static boolean isLimited(Parameter parameter) {
    Schema schema = parameter.getSchema();
    return schema != null && (schema.getMaxLength() != null || schema.getPattern() != null);
  }

  private static Content aProblem() {
    return OASFactory.createContent()
        .addMediaType(
            Problem.MEDIA_TYPE,
            OASFactory.createMediaType().schema(OASFactory.createSchema().ref(NAME)));
  }

  /** Made here, as no resource names it; the scanner would take it for unused. */
  private static Schema problem() {
    Schema schema =
        OASFactory.createSchema()
            .addType(SchemaType.OBJECT)
            .description("What went wrong (RFC 9457). Programs switch on `code`.");
    for (RecordComponent part : Problem.class.getRecordComponents()) {
      SchemaType type = part.getType() == int.class ? SchemaType.INTEGER : SchemaType.STRING;
      schema.addProperty(part.getName(), OASFactory.createSchema().addType(type));
    }
    return schema;
  }
}
