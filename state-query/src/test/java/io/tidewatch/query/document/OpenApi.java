package io.tidewatch.query.document;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.query.document.Examples.Example;
import io.tidewatch.query.http.Body;
import io.tidewatch.query.http.Description;
import io.tidewatch.query.http.Operation;
import io.tidewatch.query.http.Parameter;
import io.tidewatch.query.http.Problem;
import io.tidewatch.query.http.Reply;
import io.tidewatch.query.http.Role;
import io.tidewatch.query.http.Tag;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The document of the HTTP API, made of the declarations of its calls. */
final class OpenApi {
  private static final String PROBLEM = "application/problem+json";
  private static final String ABOUT =
      "What Tidewatch sees in the markets, what it made of it, and what it is to do. Times are"
          + " milliseconds since 1970 in UTC unless a field says otherwise, money is in dollars;"
          + " what is not known is left out. Calls that change something need the access token.";

  private final Schemas schemas;
  private final Examples examples;
  private final ObjectNode root = Json.MAPPER.createObjectNode();

  private OpenApi(Schemas schemas, Examples examples) {
    this.schemas = schemas;
    this.examples = examples;
  }

  static ObjectNode of(List<Operation> operations, Schemas schemas, Examples examples) {
    return new OpenApi(schemas, examples).document(operations);
  }

  private ObjectNode document(List<Operation> operations) {
    root.put("openapi", "3.1.0");
    root.putObject("info").put("title", "Tidewatch").put("version", "1").put("description", ABOUT);
    ArrayNode tags = root.putArray("tags");
    for (Tag tag : Tag.values()) {
      tags.addObject().put("name", name(tag)).put("description", tag.description());
    }
    Map<String, ObjectNode> paths = new TreeMap<>();
    operations.stream()
        .filter(operation -> operation.description().isGiven())
        .sorted(Comparator.comparing(operation -> operation.method().name()))
        .forEach(operation ->
            paths
                .computeIfAbsent(operation.path(), path -> Json.MAPPER.createObjectNode())
                .set(operation.method().name().toLowerCase(Locale.ROOT), operation(operation)));
    paths.forEach(root.putObject("paths")::set);
    ObjectNode components = root.putObject("components");
    ObjectNode problem = Json.MAPPER.createObjectNode();
    problem.put("description", "What is wrong; see `type`.");
    problem.putObject("content").putObject(PROBLEM).set("schema", schemas.refer(Problem.class));
    components.putObject("responses").set("Problem", problem);
    components
        .putObject("securitySchemes")
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "the access token that the configuration of the server sets");
    components.set("schemas", schemas.collect("components/schemas"));
    return root;
  }

  private ObjectNode operation(Operation operation) {
    Description description = operation.description();
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("operationId", description.name());
    node.put("summary", description.summary());
    if (!description.details().isEmpty()) {
      node.put("description", description.details());
    }
    node.putArray("tags").add(name(description.tag()));
    if (!description.parameters().isEmpty()) {
      ArrayNode parameters = node.putArray("parameters");
      description.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
    }
    description.body().ifPresent(body -> node.set("requestBody", body(body)));
    replies(operation).forEach(node.putObject("responses")::set);
    examples.of(description.name()).ifPresent(example -> add(node, example));
    security(operation.role(), node.putArray("security"));
    return node;
  }

  private static void add(ObjectNode operation, Example example) {
    example
        .body()
        .ifPresent(body ->
            ((ObjectNode) operation.at("/requestBody/content/application~1json"))
                .set("example", body));
    JsonNode content =
        operation.path("responses").path(Integer.toString(example.status())).path("content");
    example
        .answer()
        .ifPresent(answer -> content.forEach(media -> ((ObjectNode) media).set("example", answer)));
  }

  private static ObjectNode parameter(Parameter<?> parameter) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("name", parameter.name());
    node.put("in", name(parameter.place()));
    node.put("required", parameter.place() == Parameter.Place.PATH);
    if (!parameter.description().isEmpty()) {
      node.put("description", parameter.description());
    }
    Map<String, Object> keywords = new LinkedHashMap<>(parameter.shape().keywords());
    Object example = keywords.remove("example");
    Object deprecated = keywords.remove("deprecated");
    if (deprecated != null) {
      node.put("deprecated", true);
    }
    node.set("schema", tree(keywords));
    if (example != null) {
      node.set("example", tree(example));
    }
    return node;
  }

  private static ObjectNode body(Body body) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("required", body.isRequired());
    node.putObject("content")
        .putObject("application/json")
        .set("schema", tree(body.shape().keywords()));
    return node;
  }

  private Map<String, ObjectNode> replies(Operation operation) {
    Map<String, ObjectNode> replies = new TreeMap<>();
    replies.put("400", problem("the request says something that cannot be"));
    if (operation.role() != Role.ANYONE) {
      replies.put("401", problem("the access token is missing or wrong"));
      replies.put("403", problem("the server lets nobody, or not this caller"));
    }
    for (Reply reply : operation.description().replies()) {
      replies.put(Integer.toString(reply.status()), reply(reply));
    }
    if (replies.containsKey("304")) {
      replies.get("200").set("headers", tag());
    }
    replies.put("default", problem("any other trouble, for example 421, 429 or 503"));
    return replies;
  }

  private ObjectNode reply(Reply reply) {
    return switch (reply.content()) {
      case Reply.Trouble trouble -> problem(reply.description());
      case Reply.Nothing nothing -> said(reply, "done");
      case Reply.Text(String type) -> {
        ObjectNode node = said(reply, "the answer");
        node.putObject("content").putObject(type).putObject("schema").put("type", "string");
        yield node;
      }
      case Reply.Events(SortedMap<String, java.lang.reflect.Type> types) -> {
        ObjectNode node = said(reply, "the answer");
        ObjectNode content = node.putObject("content").putObject(Reply.Events.MEDIA_TYPE);
        content.putObject("schema").put("type", "string");
        // OpenAPI 3.1 knows no events; whoever makes types of this document wants theirs, too.
        ObjectNode events = content.putObject("x-events");
        types.forEach((event, type) -> events.set(event, schemas.refer(type)));
        yield node;
      }
      case Reply.Json(java.lang.reflect.Type type) -> {
        ObjectNode node = said(reply, "the answer");
        node.putObject("content").putObject("application/json").set("schema", schemas.refer(type));
        yield node;
      }
    };
  }

  private static ObjectNode said(Reply reply, String otherwise) {
    return Json.MAPPER
        .createObjectNode()
        .put("description", reply.description().isEmpty() ? otherwise : reply.description());
  }

  private static ObjectNode tag() {
    ObjectNode headers = Json.MAPPER.createObjectNode();
    headers
        .putObject("ETag")
        .put("description", "names the contents, for `If-None-Match` and `If-Match`")
        .putObject("schema")
        .put("type", "string");
    return headers;
  }

  private static ObjectNode problem(String words) {
    return Json.MAPPER
        .createObjectNode()
        .put("$ref", "#/components/responses/Problem")
        .put("description", words);
  }

  private static void security(Role role, ArrayNode security) {
    switch (role) {
      case ANYONE -> {}
      case READ -> {
        security.addObject();
        security.addObject().putArray("token");
      }
      case OPERATE -> security.addObject().putArray("token");
    }
  }

  private static JsonNode tree(Object value) {
    return Json.MAPPER.valueToTree(value);
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
