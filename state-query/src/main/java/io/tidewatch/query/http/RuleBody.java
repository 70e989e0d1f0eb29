package io.tidewatch.query.http;

import io.tidewatch.contract.serde.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the parameters that a request sets: a JSON object of texts and numbers. */
final class RuleBody {
  /** A number like 1e999999 would fill the memory when written out. */
  private static final int MAX_DIGITS = 40;

  private static final String EXPECTED =
      "a JSON object of parameters, for example {\"threshold-usd\": 1000000}";

  private RuleBody() {}

  static SortedMap<String, String> parameters(byte[] body) {
    SortedMap<String, String> parameters = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : object(body).properties()) {
      parameters.put(field.getKey(), text(field.getKey(), field.getValue()));
    }
    return parameters;
  }

  private static JsonNode object(byte[] body) {
    JsonNode node;
    try {
      node = Json.MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw ApiException.badInput("body", EXPECTED, "no JSON");
    }
    if (!node.isObject()) {
      throw ApiException.badInput("body", EXPECTED, kind(node));
    }
    return node;
  }

  private static String text(String name, JsonNode value) {
    if (value.isString()) {
      return value.stringValue();
    }
    if (!value.isNumber()) {
      throw ApiException.badInput(name, "a text or a number", kind(value));
    }
    BigDecimal number = value.decimalValue();
    if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
      throw ApiException.badInput(
          name, "a number of at most " + MAX_DIGITS + " digits", "a longer one");
    }
    return number.toPlainString();
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case BOOLEAN -> "true or false";
      case MISSING -> "nothing";
      case NULL -> "null";
      case NUMBER -> "a number";
      case OBJECT -> "an object";
      case STRING -> "a text";
      case BINARY, POJO -> "something else";
    };
  }
}
