package io.tidewatch.topology.binance;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.Numbers;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Takes figures out of an object of the venue, which writes some as text and some as numbers. */
final class FuturesFields {
  private static final int MAX_QUOTED = 60;

  private final JsonNode object;

  private FuturesFields(JsonNode object) {
    this.object = requireNonNull(object, "object");
  }

  static FuturesFields of(JsonNode node, String name) throws Refusal {
    if (!node.isObject()) {
      throw new Refusal(
          RejectReason.UNKNOWN_TYPE, name + ": expected an object, was " + node.getNodeType());
    }
    return new FuturesFields(node);
  }

  Optional<JsonNode> find(String name) {
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  JsonNode require(String name) throws Refusal {
    return find(name)
        .orElseThrow(() ->
            new Refusal(RejectReason.MISSING_FIELD, "expected a field " + name + ", was absent"));
  }

  String text(String name) throws Refusal {
    JsonNode node = require(name);
    if (!node.isString()) {
      throw new Refusal(
          RejectReason.WRONG_TYPE, name + ": expected a string, was " + node.getNodeType());
    }
    return node.stringValue();
  }

  boolean flag(String name) throws Refusal {
    JsonNode node = require(name);
    if (!node.isBoolean()) {
      throw new Refusal(
          RejectReason.WRONG_TYPE, name + ": expected true or false, was " + node.getNodeType());
    }
    return node.booleanValue();
  }

  /** A time after 1970, in milliseconds. */
  static long time(JsonNode node, String name) throws Refusal {
    BigDecimal value = number(node, name);
    if (value.signum() <= 0) {
      throw new Refusal(
          RejectReason.NOT_POSITIVE, name + ": expected a time after 1970, was " + value);
    }
    return whole(value, name);
  }

  static long whole(BigDecimal value, String name) throws Refusal {
    if (!Numbers.isCount(value)) {
      throw new Refusal(
          RejectReason.OUT_OF_RANGE,
          name + ": expected a whole number of at most 15 digits, was " + value);
    }
    return value.longValueExact();
  }

  /** A number over 0. */
  static BigDecimal positive(JsonNode node, String name) throws Refusal {
    BigDecimal value = number(node, name);
    if (value.signum() <= 0) {
      throw new Refusal(RejectReason.NOT_POSITIVE, name + ": expected more than 0, was " + value);
    }
    return value;
  }

  /** A number of 0 or more. */
  static BigDecimal amount(JsonNode node, String name) throws Refusal {
    BigDecimal value = number(node, name);
    if (value.signum() < 0) {
      throw new Refusal(RejectReason.NOT_POSITIVE, name + ": expected 0 or more, was " + value);
    }
    return value;
  }

  private static BigDecimal number(JsonNode node, String name) throws Refusal {
    if (!node.isString() && !node.isNumber()) {
      throw new Refusal(
          RejectReason.WRONG_TYPE, name + ": expected a number, was " + node.getNodeType());
    }
    String text = node.isString() ? node.stringValue() : node.asString();
    return Numbers.read(text)
        .orElseThrow(() ->
            new Refusal(
                RejectReason.WRONG_TYPE,
                name + ": expected a number that can be meant, was " + quoted(text)));
  }

  static String quoted(String text) {
    return "'" + (text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED)) + "'";
  }
}
