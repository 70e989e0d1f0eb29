package io.tidewatch.topology.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.Numbers;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonToken;

/** Takes typed fields out of an object and says what is wrong with one that it cannot. */
final class Fields {
  private final Value object;

  private Fields(Value object) {
    this.object = requireNonNull(object, "object");
  }

  /**
   * Takes a value for an object.
   *
   * @param name what it is called in a refusal
   */
  static Fields of(String name, Value value) throws Refusal {
    if (!value.isObject()) {
      throw wrongType(name, "an object", value);
    }
    return new Fields(value);
  }

  /** Takes a value for an array. */
  static List<Value> array(String name, Value value) throws Refusal {
    if (!value.isArray()) {
      throw wrongType(name, "an array", value);
    }
    return value.items();
  }

  /** A field; empty if it is absent or null. */
  Optional<Value> find(String name) {
    return Optional.ofNullable(object.fields().get(name)).filter(value -> !value.isNull());
  }

  Value require(String name) throws Refusal {
    Optional<Value> value = find(name);
    if (value.isEmpty()) {
      throw new Refusal(RejectReason.MISSING_FIELD, "expected a field " + name + ", was absent");
    }
    return value.get();
  }

  Fields object(String name) throws Refusal {
    return of(name, require(name));
  }

  List<Value> array(String name) throws Refusal {
    return array(name, require(name));
  }

  String text(String name) throws Refusal {
    return text(name, require(name));
  }

  private static String text(String name, Value value) throws Refusal {
    if (value.token() != JsonToken.VALUE_STRING) {
      throw wrongType(name, "a string", value);
    }
    return value.text();
  }

  /** A text that names something. */
  String name(String name) throws Refusal {
    return Words.name(name, text(name));
  }

  /** The same; empty if it is absent, null or without characters. */
  Optional<String> findName(String name) throws Refusal {
    Optional<Value> value = find(name);
    return value.isEmpty() || text(name, value.get()).isEmpty()
        ? Optional.empty()
        : Optional.of(Words.name(name, value.get().text()));
  }

  String address(String name) throws Refusal {
    return Words.address(name, text(name));
  }

  boolean buys() throws Refusal {
    return Words.buys(text("side"));
  }

  boolean flag(String name) throws Refusal {
    Value value = require(name);
    return switch (value.token()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw wrongType(name, "true or false", value);
    };
  }

  /** A flag that is false where it is absent. */
  boolean flagOrFalse(String name) throws Refusal {
    return find(name).isPresent() && flag(name);
  }

  /** A whole number from 0 to 2^63 - 1. */
  long id(String name) throws Refusal {
    Value value = require(name);
    if (value.token() != JsonToken.VALUE_NUMBER_INT) {
      throw wrongType(name, "a whole number", value);
    }
    return Words.id(name, value.text());
  }

  Optional<Long> findId(String name) throws Refusal {
    return find(name).isEmpty() ? Optional.empty() : Optional.of(id(name));
  }

  /** A whole number from 0 to {@code max}. */
  int count(String name, int max) throws Refusal {
    long value = id(name);
    if (value > max) {
      throw new Refusal(
          RejectReason.OUT_OF_RANGE, name + ": expected 0 to " + max + ", was " + value);
    }
    return (int) value;
  }

  /** A time after 1970 that is not far after the receipt, epoch milliseconds. */
  long pastTime(String name, long receivedMs) throws Refusal {
    return Words.pastTime(name, id(name), receivedMs);
  }

  /** A number of any sign, as text or as a number. */
  BigDecimal decimal(String name) throws Refusal {
    return Words.decimal(name, number(name));
  }

  BigDecimal positive(String name) throws Refusal {
    return Words.positive(name, number(name));
  }

  /** A number of 0 or more. */
  BigDecimal amount(String name) throws Refusal {
    BigDecimal value = decimal(name);
    if (value.signum() < 0) {
      throw new Refusal(RejectReason.NOT_POSITIVE, name + ": expected 0 or more, was " + value);
    }
    return value;
  }

  /** A figure that only adds to the rest: empty if it cannot be read. */
  Optional<BigDecimal> findDecimal(String name) {
    return find(name).filter(Fields::isNumber).flatMap(value -> Numbers.read(value.text()));
  }

  private String number(String name) throws Refusal {
    Value value = require(name);
    if (!isNumber(value)) {
      throw wrongType(name, "a number", value);
    }
    return value.text();
  }

  private static boolean isNumber(Value value) {
    return switch (value.token()) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> true;
      default -> false;
    };
  }

  static Refusal wrongType(String name, String expected, Value value) {
    return new Refusal(
        RejectReason.WRONG_TYPE, name + ": expected " + expected + ", was " + value.token());
  }
}
