package io.tidewatch.query.document;

import static java.util.stream.Collectors.joining;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tidewatch.contract.serde.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the document of the API promises, to hold real answers against. It is taken at its word: a
 * field that it does not name may not be there.
 */
public final class Contract {
  private static final String PLACE = "https://tidewatch.invalid/openapi.json";
  private static final int MAX_SHOWN = 4_000;
  private static final String PROBLEM = "application/problem+json";
  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

  private final JsonNode document;
  private final SchemaRegistry schemas;
  private final List<Call> calls = new ArrayList<>();

  /**
   * A call that is promised.
   *
   * @param pointer to it in the document
   */
  record Call(String method, String path, Pattern matching, String pointer, JsonNode node) {
    String name() {
      return node.path("operationId").asString();
    }

    private long parameters() {
      return PARAMETER.matcher(path).results().count();
    }
  }

  Contract(ObjectNode document) {
    this.document = document;
    ObjectNode strict = document.deepCopy();
    close(strict);
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(PLACE, strict.toString())));
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(
                    method -> calls.add(call(method.getKey(), path.getKey(), method.getValue()))));
    calls.sort(Comparator.comparing(Call::parameters));
  }

  /** Of the document that is kept with the sources. */
  public static Contract kept() {
    Path file = Path.of(System.getProperty("tidewatch.root"), "docs", "openapi.json");
    try {
      return new Contract((ObjectNode) Json.MAPPER.readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Refuses an answer that is not promised.
   *
   * @param path without the query
   * @throws AssertionError with all that is wrong
   */
  public void check(String method, String path, int status, Optional<String> type, String body) {
    Optional<Call> call = call(method, path);
    if (call.isEmpty()) {
      require(status >= 400, method + " " + path + " is no call, and was answered " + status);
    }
    String where = method + " " + path + " -> " + status;
    JsonNode reply = call.map(it -> reply(it, status)).orElseGet(this::problem);
    require(!reply.isMissingNode(), where + " is not in the document");
    if (!reply.has("content") || method.equals("HEAD")) {
      require(body.isEmpty(), where + " has no content in the document, was " + body);
      return;
    }
    Map.Entry<String, JsonNode> content = reply.path("content").properties().iterator().next();
    String media = type.orElse("nothing").replaceFirst(";.*", "").strip();
    require(
        media.equals(content.getKey()),
        where + ": expected " + content.getKey() + ", was " + media);
    if (media.endsWith("json")) {
      String pointer = pointer(call, status) + "/content/" + escaped(media) + "/schema";
      List<Error> errors = errors(pointer, body);
      require(
          errors.isEmpty(),
          where
              + " is not as in the document:\n"
              + errors.stream().map(Error::toString).collect(joining("\n"))
              + "\n"
              + body.substring(0, Math.min(body.length(), MAX_SHOWN)));
    }
  }

  /**
   * Refuses what was taken in a request although the document does not say so.
   *
   * @throws AssertionError with all that is wrong
   */
  public void checkRequest(String method, String path, String body) {
    String pointer = "/requestBody/content/" + escaped("application/json") + "/schema";
    call(method, path)
        .filter(call -> !body.isEmpty() && call.node().has("requestBody"))
        .map(call -> errors(call.pointer() + pointer, body))
        .ifPresent(errors -> require(errors.isEmpty(), method + " " + path + ": " + errors));
  }

  /** The name of the call that a request makes. */
  public Optional<String> nameOf(String method, String path) {
    return call(method, path).map(Call::name);
  }

  /** Which call a request makes; those without parameters come first. */
  Optional<Call> call(String method, String path) {
    String asked = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    return calls.stream()
        .filter(call -> call.method().equals(asked) && call.matching().matcher(path).matches())
        .findFirst();
  }

  JsonNode document() {
    return document;
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  private static Call call(String method, String path, JsonNode node) {
    Matcher parameters = PARAMETER.matcher(path);
    Pattern matching = Pattern.compile(parameters.replaceAll("[^/]+"));
    return new Call(method, path, matching, "/paths/" + escaped(path) + "/" + method, node);
  }

  private JsonNode problem() {
    return document.at("/components/responses/Problem");
  }

  private JsonNode reply(Call call, int status) {
    JsonNode replies = call.node().path("responses");
    JsonNode reply = replies.path(Integer.toString(status));
    if (reply.isMissingNode() && status >= 400) {
      reply = replies.path("default");
    }
    return reply.has("$ref") ? problem() : reply;
  }

  private String pointer(Optional<Call> call, int status) {
    String number = Integer.toString(status);
    return call.filter(it -> it.node().path("responses").path(number).has("content"))
        .map(it -> it.pointer() + "/responses/" + number)
        .orElse("/components/responses/Problem");
  }

  private List<Error> errors(String pointer, String body) {
    try {
      return schemas
          .getSchema(SchemaLocation.of(PLACE + "#" + pointer))
          .validate(Json.MAPPER.readTree(body));
    } catch (JacksonException e) {
      throw new AssertionError("expected JSON, was " + body, e);
    }
  }

  /** Takes all objects to have no other fields than those that are named. */
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("properties").isObject()
        && object.path("type").asString("").equals("object")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(Contract::close);
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
