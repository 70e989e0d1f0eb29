package io.tidewatch.query.http;

import io.javalin.http.Context;
import io.tidewatch.topology.parse.Numbers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads query parameters; each must be known, and be there once. */
final class Parameters {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  /** Later than anything: the year 9999. */
  private static final long MAX_TIME = 253_402_300_799_999L;

  private static final String TIME =
      "a time such as 2026-11-21T08:00:00Z, or milliseconds since 1970";

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  static Parameters of(Context context, String... known) {
    Set<String> names = new TreeSet<>(List.of(known));
    Map<String, List<String>> values = context.queryParamMap();
    values.forEach((name, given) -> {
      if (!names.contains(name)) {
        String expected = names.isEmpty() ? "none" : "one of " + String.join(", ", names);
        throw ApiException.badInput("query parameter", expected, name);
      }
      if (given.size() != 1) {
        throw ApiException.badInput(name, "one value", given.size() + " values");
      }
    });
    return new Parameters(values);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(List::getFirst);
  }

  int limit() {
    return (int) number("limit", 1, MAX_LIMIT).orElse((long) DEFAULT_LIMIT).longValue();
  }

  /** Epoch milliseconds. */
  Optional<Long> time(String name) {
    return number(name, 0, MAX_TIME);
  }

  Optional<Long> number(String name, long from, long to) {
    return text(name).map(text -> number(name, text, from, to));
  }

  Optional<Boolean> flag(String name) {
    return text(name)
        .map(text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw ApiException.badInput(name, "true or false", text);
            });
  }

  /** A decimal number from a range. */
  Optional<BigDecimal> decimal(String name, BigDecimal from, BigDecimal to) {
    return text(name)
        .map(text ->
            Numbers.read(text)
                .filter(value -> value.compareTo(from) >= 0 && value.compareTo(to) <= 0)
                .orElseThrow(() ->
                    ApiException.badInput(name, "a number from " + from + " to " + to, text)));
  }

  /** A time as ISO 8601 in UTC, or epoch milliseconds. */
  Optional<Instant> instant(String name) {
    return text(name)
        .map(text -> {
          try {
            long millis =
                DIGITS.matcher(text).matches()
                    ? Long.parseLong(text)
                    : Instant.parse(text).toEpochMilli();
            if (millis >= 0 && millis <= MAX_TIME) {
              return Instant.ofEpochMilli(millis);
            }
          } catch (DateTimeParseException | ArithmeticException e) {
            throw ApiException.badInput(name, TIME, text);
          }
          throw ApiException.badInput(name, TIME, text);
        });
  }

  /** Refuses a time that ends before it begins. */
  static void checkOrder(long from, long to) {
    if (from > to) {
      throw ApiException.badInput("from", "a time not after 'to' (" + to + ")", from + "");
    }
  }

  private static long number(String name, String text, long from, long to) {
    try {
      long value = Long.parseLong(text);
      if (value >= from && value <= to) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw ApiException.badInput(name, range(from, to), text);
    }
    throw ApiException.badInput(name, range(from, to), text);
  }

  private static String range(long from, long to) {
    return "a whole number from " + from + " to " + to;
  }
}
