package io.tidewatch.query.document;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.query.history.StoredAlert;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schemas of what the project's JSON dialect makes of records: an absent value is left out, and one
 * that is always written may be null; texts of enums are those that the dialect writes.
 */
final class Schemas {
  private final SourceComments comments;
  private final SchemaBuilder builder;

  Schemas(SourceComments comments) {
    this.comments = comments;
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(
                Json.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.PLAIN_DEFINITION_KEYS,
                Option.INLINE_NULLABLE_SCHEMAS,
                Option.EXTRA_OPEN_API_FORMAT_VALUES)
            .without(Option.SCHEMA_VERSION_INDICATOR, Option.FLATTENED_OPTIONALS);
    config
        .forFields()
        .withPropertyNameOverrideResolver(Schemas::name)
        .withTargetTypeOverridesResolver(Schemas::written)
        .withRequiredCheck(field -> !isOptional(field) || isAlwaysWritten(field))
        .withNullableCheck(field -> isOptional(field) && isAlwaysWritten(field))
        .withDescriptionResolver(this::description);
    config
        .forTypesInGeneral()
        .withDescriptionResolver(this::description)
        .withPropertySorter((one, other) -> 0)
        .withDefinitionNamingStrategy((key, context) -> name(key.getType()))
        .withCustomDefinitionProvider(Schemas::special)
        .withTypeAttributeOverride((node, scope, context) -> addKind(node, scope));
    this.builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
  }

  /** What refers to the schema of a type, or the schema where it has no name. */
  JsonNode refer(Type type) {
    return builder.createSchemaReference(type);
  }

  /** All that were referred to, by name. */
  ObjectNode collect(String path) {
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    builder
        .collectDefinitions(path)
        .properties()
        .forEach(each -> sorted.put(each.getKey(), each.getValue()));
    ObjectNode all = Json.MAPPER.createObjectNode();
    sorted.forEach(all::set);
    all.forEach(schema -> sayWhichIsWhich(schema, all));
    return all;
  }

  /** Each of several records by the word with which it says that it is that one. */
  private static void sayWhichIsWhich(JsonNode schema, ObjectNode all) {
    if (schema.has("discriminator")) {
      ObjectNode discriminator = (ObjectNode) schema.get("discriminator");
      String property = discriminator.path("propertyName").asString();
      ObjectNode mapping = discriminator.putObject("mapping");
      for (JsonNode choice : schema.path("oneOf")) {
        String reference = choice.path("$ref").asString();
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        JsonNode word = all.path(name).path("properties").path(property).path("const");
        mapping.put(word.asString(), reference);
      }
    }
  }

  private static String name(FieldScope field) {
    return component(field)
        .map(component -> component.getAccessor().getAnnotation(JsonProperty.class))
        .map(JsonProperty::value)
        .orElse(null);
  }

  /** What is written in the place of a value. */
  private static List<ResolvedType> written(FieldScope field) {
    ResolvedType type = field.getDeclaredType();
    if (field.getOverriddenType() != null) {
      return null;
    }
    if (type.isInstanceOf(List.class)
        && type.typeParametersFor(List.class).getFirst().getErasedType() == StoredAlert.class) {
      return List.of(field.getContext().resolve(List.class, Alert.class));
    }
    return isOptional(field) ? type.getTypeParameters() : null;
  }

  private static boolean isOptional(FieldScope field) {
    return field.getDeclaredType().getErasedType() == Optional.class;
  }

  private static boolean isAlwaysWritten(FieldScope field) {
    // What stands at a field goes before what stands at its type.
    return Stream.of(
            field.getAnnotation(JsonInclude.class),
            field.getDeclaringType().getErasedType().getAnnotation(JsonInclude.class))
        .filter(Objects::nonNull)
        .findFirst()
        .map(include -> include.value() == JsonInclude.Include.ALWAYS)
        .orElse(false);
  }

  private static Optional<RecordComponent> component(FieldScope field) {
    Class<?> type = field.getDeclaringType().getErasedType();
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents())
            .filter(component -> component.getName().equals(field.getDeclaredName()))
            .findFirst()
        : Optional.empty();
  }

  private String description(FieldScope field) {
    return field.isFakeContainerItemScope()
        ? null
        : comments
            .of(field.getDeclaringType().getErasedType(), field.getDeclaredName())
            .orElse(null);
  }

  private String description(TypeScope scope) {
    Class<?> type = scope.getType().getErasedType();
    return isOurs(type) && !type.isEnum() ? comments.of(type).orElse(null) : null;
  }

  /** Types whose text is not an object of their fields. */
  private static CustomDefinition special(ResolvedType type, SchemaGenerationContext context) {
    Class<?> raw = type.getErasedType();
    if (type.isInstanceOf(Map.class)) {
      ObjectNode map = Json.MAPPER.createObjectNode().put("type", "object");
      ResolvedType value = type.typeParametersFor(Map.class).get(1);
      map.set("additionalProperties", context.createDefinitionReference(value));
      return inline(map);
    }
    if (raw.isEnum()) {
      return inline(choice(raw));
    }
    JsonSubTypes choices = raw.getAnnotation(JsonSubTypes.class);
    if (choices != null) {
      return named(oneOf(choices, raw, context));
    }
    JsonFormat format = raw.getAnnotation(JsonFormat.class);
    if (format != null && format.shape() == JsonFormat.Shape.ARRAY) {
      return named(row(raw, context));
    }
    return null;
  }

  private static CustomDefinition inline(ObjectNode schema) {
    return new CustomDefinition(schema, DefinitionType.INLINE, AttributeInclusion.NO);
  }

  private static CustomDefinition named(ObjectNode schema) {
    return new CustomDefinition(schema, DefinitionType.ALWAYS_REF, AttributeInclusion.YES);
  }

  private static JsonNode tree(Object value) {
    return Json.MAPPER.valueToTree(value);
  }

  private static ObjectNode choice(Class<?> type) {
    ObjectNode schema = Json.MAPPER.createObjectNode();
    ArrayNode values = schema.putArray("enum");
    for (Object constant : type.getEnumConstants()) {
      values.add(tree(constant));
    }
    ObjectNode typed = Json.MAPPER.createObjectNode();
    typed.put("type", values.get(0).isString() ? "string" : "integer");
    return typed.setAll(schema);
  }

  private static ObjectNode oneOf(
      JsonSubTypes choices, Class<?> type, SchemaGenerationContext context) {
    ObjectNode schema = Json.MAPPER.createObjectNode();
    ArrayNode all = schema.putArray("oneOf");
    for (JsonSubTypes.Type choice : choices.value()) {
      all.add(context.createDefinitionReference(context.getTypeContext().resolve(choice.value())));
    }
    schema
        .putObject("discriminator")
        .put("propertyName", type.getAnnotation(JsonTypeInfo.class).property());
    return schema;
  }

  /** A record that is written as an array of its parts. */
  private static ObjectNode row(Class<?> type, SchemaGenerationContext context) {
    ObjectNode schema = Json.MAPPER.createObjectNode();
    schema.put("type", "array");
    ArrayNode items = schema.putArray("prefixItems");
    for (RecordComponent component : type.getRecordComponents()) {
      ObjectNode item =
          context.createDefinitionReference(
              context.getTypeContext().resolve(component.getGenericType()));
      items.add(item.put("title", component.getName()));
    }
    return schema.put("items", false).put("minItems", items.size());
  }

  /** One of several records says which of them it is. */
  private static void addKind(ObjectNode schema, TypeScope scope) {
    Class<?> type = scope.getType().getErasedType();
    for (Class<?> parent : type.getInterfaces()) {
      JsonSubTypes choices = parent.getAnnotation(JsonSubTypes.class);
      if (choices == null || !schema.has("properties")) {
        continue;
      }
      String name = parent.getAnnotation(JsonTypeInfo.class).property();
      for (JsonSubTypes.Type choice : choices.value()) {
        if (choice.value() == type) {
          ObjectNode properties = Json.MAPPER.createObjectNode();
          properties.putObject(name).put("const", choice.name());
          properties.setAll((ObjectNode) schema.get("properties"));
          schema.set("properties", properties);
          ArrayNode required = Json.MAPPER.createArrayNode().add(name);
          schema.path("required").forEach(required::add);
          schema.set("required", required);
        }
      }
    }
  }

  /** A nested record is called after the one around it, unless that is what answers. */
  private static String name(ResolvedType type) {
    String name = name(type.getErasedType());
    for (ResolvedType argument : type.getTypeParameters()) {
      name += "Of" + name(argument);
    }
    return name;
  }

  private static String name(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    return around == null || around.getSimpleName().endsWith("Resource")
        ? type.getSimpleName()
        : name(around) + type.getSimpleName();
  }

  private static boolean isOurs(Class<?> type) {
    return type.getPackageName().startsWith("io.tidewatch.");
  }
}
