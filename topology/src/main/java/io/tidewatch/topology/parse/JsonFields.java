package io.tidewatch.topology.parse;

import io.tidewatch.contract.serde.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Takes typed fields out of a JSON object and says exactly what is wrong with one that it cannot.
 */
public final class JsonFields {
  /** Longer numbers have no meaning here and cost time to read. */
  public static final int MAX_DECIMAL_LENGTH = 40;

  private static final Pattern TIME = Pattern.compile("[1-9][0-9]{0,17}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private final JsonNode object;

  private JsonFields(JsonNode object) {
    this.object = object;
  }

  /**
   * Reads one JSON object.
   *
   * @throws Refusal if the bytes are not exactly one JSON object
   */
  public static JsonFields of(byte[] frame) throws Refusal {
    return of(document(frame), "frame");
  }

  private static JsonNode document(byte[] frame) throws Refusal {
    try {
      return Json.MAPPER.readTree(frame);
    } catch (JacksonException e) {
      throw new Refusal(
          RejectReason.NOT_JSON, "expected one JSON document, was " + e.getOriginalMessage());
    } catch (NumberFormatException e) {
      // A number such as 1e99999999999 is JSON, and more than any decimal type holds.
      throw new Refusal(
          RejectReason.OUT_OF_RANGE, "expected numbers of a sensible size, was " + e.getMessage());
    }
  }

  /**
   * Reads one JSON array, of anything.
   *
   * @throws Refusal if the bytes are not exactly one JSON array
   */
  public static JsonNode arrayOf(byte[] frame) throws Refusal {
    JsonNode node = document(frame);
    if (!node.isArray()) {
      throw new Refusal(
          RejectReason.UNKNOWN_TYPE, "frame: expected an array, was " + node.getNodeType());
    }
    return node;
  }

  /**
   * Takes a node for an object.
   *
   * @param name what it is called in a refusal
   */
  public static JsonFields of(JsonNode node, String name) throws Refusal {
    if (!node.isObject()) {
      throw new Refusal(
          RejectReason.UNKNOWN_TYPE, name + ": expected an object, was " + node.getNodeType());
    }
    return new JsonFields(node);
  }

  public boolean has(String name) {
    return object.has(name);
  }

  public JsonFields object(String name) throws Refusal {
    return of(require(name), name);
  }

  public String text(String name) throws Refusal {
    JsonNode node = require(name);
    if (!node.isString()) {
      throw wrongType(name, "a string", node);
    }
    return node.stringValue();
  }

  public boolean bool(String name) throws Refusal {
    JsonNode node = require(name);
    if (!node.isBoolean()) {
      throw wrongType(name, "true or false", node);
    }
    return node.booleanValue();
  }

  /** A whole number from 0 to 999999999999999999. */
  public long id(String name) throws Refusal {
    JsonNode node = require(name);
    if (!node.isIntegralNumber()) {
      throw wrongType(name, "a whole number", node);
    }
    if (!node.canConvertToLong()
        || node.longValue() < 0
        || node.longValue() > 999_999_999_999_999_999L) {
      throw new Refusal(RejectReason.OUT_OF_RANGE, name + ": expected 0 to 18 digits, was " + node);
    }
    return node.longValue();
  }

  /** A time in milliseconds since 1970, after it. */
  public long time(String name) throws Refusal {
    long time = id(name);
    if (time == 0) {
      throw new Refusal(RejectReason.NOT_POSITIVE, name + ": expected a time after 1970, was 0");
    }
    return time;
  }

  /** A positive decimal written as a string. */
  public BigDecimal positive(String name) throws Refusal {
    String text = text(name);
    if (text.length() > MAX_DECIMAL_LENGTH) {
      throw new Refusal(
          RejectReason.OUT_OF_RANGE,
          name + ": expected at most " + MAX_DECIMAL_LENGTH + " characters, was " + text.length());
    }
    if (!DECIMAL.matcher(text).matches()) {
      throw new Refusal(
          RejectReason.WRONG_TYPE, name + ": expected a decimal number, was '" + text + "'");
    }
    BigDecimal value = new BigDecimal(text);
    if (value.signum() <= 0) {
      throw new Refusal(RejectReason.NOT_POSITIVE, name + ": expected more than 0, was " + text);
    }
    return value;
  }

  /** A time in milliseconds since 1970, after it, as a number or as text. */
  public long timeOrText(String name) throws Refusal {
    JsonNode node = require(name);
    if (!node.isString()) {
      return time(name);
    }
    String text = node.stringValue();
    if (!TIME.matcher(text).matches()) {
      throw new Refusal(
          RejectReason.WRONG_TYPE, name + ": expected a time in milliseconds, was '" + text + "'");
    }
    return Long.parseLong(text);
  }

  /** A decimal of any sign, as text or as a number. */
  public BigDecimal decimal(String name) throws Refusal {
    JsonNode node = require(name);
    String text = node.isNumber() ? node.asString() : text(name);
    Optional<BigDecimal> value = Numbers.read(text);
    if (value.isEmpty()) {
      throw new Refusal(
          node.isNumber() ? RejectReason.OUT_OF_RANGE : RejectReason.WRONG_TYPE,
          name + ": expected a decimal number of a sensible size, was '" + text + "'");
    }
    return value.get();
  }

  /** The same, zero or more. */
  public BigDecimal amount(String name) throws Refusal {
    BigDecimal value = decimal(name);
    if (value.signum() < 0) {
      throw new Refusal(RejectReason.NOT_POSITIVE, name + ": expected 0 or more, was " + value);
    }
    return value;
  }

  /** The only element of an array that holds one object. */
  public JsonFields onlyElement(String name) throws Refusal {
    JsonNode array = array(name);
    if (array.size() != 1) {
      throw new Refusal(
          RejectReason.OUT_OF_RANGE, name + ": expected one element, was " + array.size());
    }
    return of(array.get(0), name);
  }

  /** The elements of an array of objects. */
  public List<JsonFields> elements(String name) throws Refusal {
    List<JsonFields> elements = new ArrayList<>();
    for (JsonNode element : array(name)) {
      elements.add(of(element, name));
    }
    return elements;
  }

  /** An array of anything. */
  public JsonNode array(String name) throws Refusal {
    JsonNode node = require(name);
    if (!node.isArray()) {
      throw wrongType(name, "an array", node);
    }
    return node;
  }

  /** A whole number of 64 bits. */
  public long whole(String name) throws Refusal {
    JsonNode node = require(name);
    if (!node.isIntegralNumber()) {
      throw wrongType(name, "a whole number", node);
    }
    if (!node.canConvertToLong()) {
      throw new Refusal(RejectReason.OUT_OF_RANGE, name + ": expected 64 bits, was " + node);
    }
    return node.longValue();
  }

  private JsonNode require(String name) throws Refusal {
    JsonNode node = object.get(name);
    if (node == null) {
      throw new Refusal(RejectReason.MISSING_FIELD, "expected a field " + name + ", was absent");
    }
    return node;
  }

  private static Refusal wrongType(String name, String expected, JsonNode node) {
    return new Refusal(
        RejectReason.WRONG_TYPE, name + ": expected " + expected + ", was " + node.getNodeType());
  }

  /** Why a document cannot be used. */
  public static final class Refusal extends Exception {
    private final RejectReason reason;

    public Refusal(RejectReason reason, String detail) {
      super(detail, null, false, false);
      this.reason = reason;
    }

    public RejectReason reason() {
      return reason;
    }
  }
}
