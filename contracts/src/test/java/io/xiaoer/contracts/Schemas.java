package io.xiaoer.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import io.xiaoer.contracts.conversation.ConversationEvent;
import io.xiaoer.contracts.encryption.Personal;
import io.xiaoer.contracts.socket.AgentFrame;
import io.xiaoer.contracts.socket.CustomerFrame;
import io.xiaoer.contracts.socket.DeskFrame;
import io.xiaoer.contracts.socket.GatewayFrame;
import io.xiaoer.contracts.socket.LoggedEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON Schemas (2020-12) of the language, made from its records. */
final class Schemas {
  /** Frames of the sockets and what pages read over REST, by file name. */
  static final Map<String, Class<?>> FRAMES =
      new LinkedHashMap<>(
          Map.of(
              "customer-frame", CustomerFrame.class,
              "gateway-frame", GatewayFrame.class,
              "agent-frame", AgentFrame.class,
              "desk-frame", DeskFrame.class,
              "logged-event", LoggedEvent.class));

  private static final SchemaGenerator GENERATOR = generator();

  private Schemas() {}

  /** The schema of the body of one type of record. */
  static ObjectNode ofBody(Catalogue.Entry entry) {
    ObjectNode data = ofRecord(entry.record());
    ObjectNode schema = data.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", entry.ceType());
    JsonNode definitions = data.remove("$defs");
    data.remove("$schema");
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    if (Event.class.isAssignableFrom(entry.record())) {
      properties.set("seq", data.objectNode().put("type", "integer").put("minimum", 1));
      properties.set("causationId", data.objectNode().put("type", "string"));
      properties.set("subjectKeyId", data.objectNode().put("type", "string"));
      required.add("seq").add("causationId").add("versions").add("subjectKeyId");
    }
    if (!entry.topic().equals(Topics.CONVERSATION_SIGNALS)) {
      ObjectNode versions = properties.putObject("versions").put("type", "object");
      versions.putObject("additionalProperties").put("type", "string");
    }
    properties.set("data", data);
    required.add("data");
    if (definitions != null) {
      schema.set("$defs", definitions);
    }
    return schema;
  }

  /** The schema of one record or sealed interface. */
  static ObjectNode ofRecord(Class<?> type) {
    ObjectNode schema = GENERATOR.generateSchema(type);
    // The generator thinks that the kind to which unknown ones fall back need not be named.
    if (schema.at("/$defs/ContentOther/required") instanceof ArrayNode required) {
      required.add("kind");
    }
    return schema;
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
    config.with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
    config.with(
        new JacksonModule(
            JacksonOption.RESPECT_JSONPROPERTY_ORDER, JacksonOption.ALWAYS_REF_SUBTYPES));
    config
        .forFields()
        .withRequiredCheck(field -> !isNullable(field))
        .withNullableCheck(Schemas::isNullable)
        .withInstanceAttributeOverride(
            (node, field, context) -> {
              if (field.getRawMember().isAnnotationPresent(Personal.class)) {
                node.put("x-personal", true);
              }
            });
    config
        .forTypesInGeneral()
        .withDefinitionNamingStrategy((key, context) -> name(key.getType().getErasedType()));
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) ->
                type.getErasedType() == LoggedEvent.class
                    ? new CustomDefinition(
                        loggedEvent(context),
                        CustomDefinition.DefinitionType.ALWAYS_REF,
                        CustomDefinition.AttributeInclusion.YES)
                    : null);
    return new SchemaGenerator(config.build());
  }

  /** One shape for every type of event, told apart by {@code eventType}. */
  private static ObjectNode loggedEvent(SchemaGenerationContext context) {
    ObjectNode schema = context.getGeneratorConfig().createObjectNode();
    ArrayNode shapes = schema.putArray("oneOf");
    Catalogue.ENTRIES.stream()
        .filter(entry -> ConversationEvent.class.isAssignableFrom(entry.record()))
        .forEach(
            entry -> {
              ObjectNode shape = shapes.addObject().put("type", "object");
              ObjectNode properties = shape.putObject("properties");
              properties.putObject("conversationId").put("type", "string");
              properties.putObject("seq").put("type", "integer").put("minimum", 1);
              properties.putObject("id").put("type", "string");
              properties.putObject("eventType").put("const", entry.ceType());
              properties.putObject("time").put("type", "string").put("format", "date-time");
              properties.set(
                  "data",
                  context.createDefinitionReference(
                      context.getTypeContext().resolve(entry.record())));
              ArrayNode required = shape.putArray("required");
              properties.fieldNames().forEachRemaining(required::add);
            });
    return schema;
  }

  private static boolean isNullable(FieldScope field) {
    return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /**
   * A nested type carries the name of its house, so that the two {@code Accepted} are told apart.
   */
  private static String name(Class<?> type) {
    Class<?> house = type.getEnclosingClass();
    boolean tellsItself =
        house == null || Set.of("ConversationEvent").contains(house.getSimpleName());
    return tellsItself ? type.getSimpleName() : house.getSimpleName() + type.getSimpleName();
  }
}
