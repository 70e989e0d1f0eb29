package io.tidewatch.query.http;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.whale.Tier;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a request says of an address that is to be watched; all of it may be left out. */
record WhaleBody(Optional<String> label, Tier tier) {
  private static final int MAX_LABEL = 100;
  private static final String EXPECTED =
      "nothing, or a JSON object such as {\"label\": \"a name\", \"tier\": \"FIRST\"}";
  private static final String TIERS = "FIRST or STANDARD";

  static WhaleBody of(byte[] body) {
    if (body.length == 0) {
      return new WhaleBody(Optional.empty(), Tier.STANDARD);
    }
    JsonNode object = object(body);
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!field.getKey().equals("label") && !field.getKey().equals("tier")) {
        throw ApiException.badInput("body", "label and tier only", field.getKey());
      }
    }
    return new WhaleBody(
        text(object, "label").filter(label -> !label.isBlank()).map(WhaleBody::label),
        text(object, "tier").map(WhaleBody::tier).orElse(Tier.STANDARD));
  }

  private static JsonNode object(byte[] body) {
    JsonNode node;
    try {
      node = Json.MAPPER.readTree(body);
    } catch (JacksonException | NumberFormatException e) {
      throw ApiException.badInput("body", EXPECTED, "no JSON");
    }
    if (!node.isObject()) {
      throw ApiException.badInput("body", EXPECTED, "something else");
    }
    return node;
  }

  private static Optional<String> text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw ApiException.badInput(name, "a text", value.getNodeType().name());
    }
    return Optional.of(value.stringValue());
  }

  private static String label(String text) {
    if (text.length() > MAX_LABEL || text.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.badInput("label", "at most " + MAX_LABEL + " printable characters", text);
    }
    return text.strip();
  }

  private static Tier tier(String text) {
    return Arrays.stream(Tier.values())
        .filter(tier -> tier.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> ApiException.badInput("tier", TIERS, text));
  }
}
