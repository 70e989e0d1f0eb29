package io.tidewatch.query.document;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.query.document.Contract.Call;
import io.tidewatch.query.document.Examples.Example;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The calls of the API with their examples, for people. */
final class CallsPage {
  private final JsonNode document;
  private final List<Call> calls;
  private final Examples examples;
  private final StringBuilder page = new StringBuilder();

  CallsPage(JsonNode document, List<Call> calls, Examples examples) {
    this.document = document;
    this.calls =
        calls.stream()
            .sorted(Comparator.comparing(Call::path).thenComparing(Call::method))
            .toList();
    this.examples = examples;
  }

  String markdown() {
    page.append("# Calls of the HTTP API\n\n")
        .append("Made from the declarations of the calls and from real answers, in which lists are")
        .append(" cut; the build checks that it is up to date. The same for programs is")
        .append(" [openapi.json](openapi.json). What the answers mean stands in")
        .append(" [api.md](api.md).\n");
    for (JsonNode tag : document.path("tags")) {
      String name = tag.path("name").asString();
      page.append("\n## ")
          .append(name.substring(0, 1).toUpperCase(Locale.ROOT))
          .append(name.substring(1))
          .append("\n\n")
          .append(tag.path("description").asString())
          .append(".\n");
      calls.stream()
          .filter(call -> call.node().path("tags").path(0).asString().equals(name))
          .forEach(this::call);
    }
    return page.toString();
  }

  private void call(Call call) {
    JsonNode node = call.node();
    page.append("\n### `")
        .append(call.method().toUpperCase(Locale.ROOT))
        .append(" ")
        .append(call.path())
        .append("`\n\n")
        .append(node.path("summary").asString())
        .append(".");
    if (node.has("description")) {
      page.append(" ").append(node.path("description").asString());
    }
    page.append(needsToken(node) ? " Needs the token.\n" : "\n");
    parameters(node.path("parameters"));
    refusals(node.path("responses"));
    examples.of(call.name()).ifPresent(this::example);
  }

  private static boolean needsToken(JsonNode node) {
    JsonNode first = node.path("security").path(0);
    return first.has("token");
  }

  private void parameters(JsonNode parameters) {
    if (parameters.isEmpty()) {
      return;
    }
    page.append("\n| parameter | takes | |\n| --- | --- | --- |\n");
    for (JsonNode parameter : parameters) {
      page.append("| `")
          .append(parameter.path("name").asString())
          .append("` (")
          .append(parameter.path("in").asString())
          .append(") | ")
          .append(taken(parameter.path("schema")))
          .append(" | ")
          .append(parameter.path("description").asString(""))
          .append(" |\n");
    }
  }

  private static String taken(JsonNode schema) {
    String words;
    if (schema.has("anyOf")) {
      words =
          schema
              .path("anyOf")
              .valueStream()
              .map(each -> each.path("format").asString(each.path("type").asString()))
              .collect(Collectors.joining(" or "));
    } else if (schema.has("enum")) {
      words =
          schema
              .path("enum")
              .valueStream()
              .map(each -> "`" + each.asString() + "`")
              .collect(Collectors.joining(", "));
    } else if (schema.has("minimum")) {
      words = schema.path("minimum").asString() + " to " + schema.path("maximum").asString();
    } else {
      words = schema.path("type").asString();
    }
    return schema.has("default")
        ? words + "; " + schema.path("default").asString() + " if left out"
        : words;
  }

  private void refusals(JsonNode responses) {
    String words =
        responses.properties().stream()
            .filter(each -> each.getKey().matches("404|409|412|503"))
            .map(each -> each.getKey() + ": " + each.getValue().path("description").asString())
            .collect(Collectors.joining("; "));
    if (!words.isEmpty()) {
      page.append("\n").append(words).append(".\n");
    }
  }

  private void example(Example example) {
    page.append("\n```console\n$ curl -s ");
    if (!example.method().equals("GET")) {
      page.append("-X ").append(example.method()).append(" -H \"Authorization: Bearer $TOKEN\" ");
    }
    example.body().ifPresent(body -> page.append("-d '").append(body).append("' "));
    page.append("'http://127.0.0.1:8080").append(example.path()).append("'\n");
    example
        .answer()
        .ifPresentOrElse(
            answer -> page.append(text(answer)),
            () -> page.append("(").append(example.status()).append(")"));
    page.append("\n```\n");
  }

  private static String text(JsonNode answer) {
    return answer.isString()
        ? answer.asString()
        : Json.MAPPER
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(answer)
            .replaceAll("\\[ \\]", "[]");
  }
}
