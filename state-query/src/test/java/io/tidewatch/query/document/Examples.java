package io.tidewatch.query.document;

import io.tidewatch.contract.serde.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** One real request of each call with its answer, by the name of the call. */
public final class Examples {
  private static final String FILE = "api-examples.json";
  private static final int MOST_CHARACTERS = 2_500;
  private static final int LONGEST = 100_000;
  private static final int MOST_ELEMENTS = 2;
  private static final int MOST_LINES = 8;

  private final Map<String, Example> all = new TreeMap<>();
  private final Set<String> made = new HashSet<>();

  /**
   * An example.
   *
   * @param path with the query
   * @param body of the request; absent if it had none
   * @param answer a text if it was no JSON; absent if there was nothing in it
   */
  record Example(
      String method, String path, Optional<JsonNode> body, int status, Optional<JsonNode> answer) {
    /** Those say most that are neither poor nor endless. */
    private int worth() {
      int length = answer.map(JsonNode::toString).orElse("").length();
      return length <= MOST_CHARACTERS ? length : MOST_CHARACTERS - length;
    }
  }

  /** Those that are kept with the sources. */
  static Examples kept() {
    Examples examples = new Examples();
    Path file = Kept.file(FILE);
    if (Files.exists(file)) {
      try {
        Json.MAPPER
            .readTree(Files.readAllBytes(file))
            .properties()
            .forEach(entry -> examples.all.put(entry.getKey(), read(entry.getValue())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return examples;
  }

  /**
   * Those that are made anew, of the calls that the tests of the API make; empty if nobody wants
   * them.
   */
  public static Optional<Examples> wanted() {
    return "examples".equals(System.getProperty("tidewatch.docs"))
        ? Optional.of(kept())
        : Optional.empty();
  }

  Optional<Example> of(String call) {
    return Optional.ofNullable(all.get(call));
  }

  Map<String, Example> all() {
    return Map.copyOf(all);
  }

  /** Takes this one if there is no better one of now. */
  public synchronized void offer(
      String call, String method, String path, String body, int status, String answer) {
    if (answer.length() > LONGEST) {
      return;
    }
    Example example =
        new Example(method, path, tree(body), status, tree(answer).map(Examples::shortened));
    Example known = all.get(call);
    if (made.add(call) || known == null || known.worth() < example.worth()) {
      all.put(call, example);
      write();
    }
  }

  private void write() {
    try {
      Files.writeString(
          Kept.file(FILE),
          Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Example read(JsonNode node) {
    return new Example(
        node.path("method").asString(),
        node.path("path").asString(),
        node.optional("body"),
        node.path("status").asInt(),
        node.optional("answer"));
  }

  private static Optional<JsonNode> tree(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.MAPPER.readTree(text));
    } catch (JacksonException e) {
      return Optional.of(
          StringNode.valueOf(text.lines().limit(MOST_LINES).collect(Collectors.joining("\n"))));
    }
  }

  /** With no more than the first elements of lists; rows of figures stay whole. */
  private static JsonNode shortened(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode less = Json.MAPPER.createObjectNode();
      object.properties().forEach(each -> less.set(each.getKey(), shortened(each.getValue())));
      return less;
    }
    if (node instanceof ArrayNode array && array.path(0).isContainer()) {
      ArrayNode less = Json.MAPPER.createArrayNode();
      array.valueStream().limit(MOST_ELEMENTS).map(Examples::shortened).forEach(less::add);
      return less;
    }
    return node;
  }
}
