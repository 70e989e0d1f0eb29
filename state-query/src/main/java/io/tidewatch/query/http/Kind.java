package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.parse.Numbers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the text of a parameter stands for.
 *
 * @param shape what may be written
 * @param reader understands it
 * @param <T> what it stands for
 */
record Kind<T>(Shape shape, Parameter.Reader<T> reader) {
  /** Later than anything: the year 9999. */
  private static final long MAX_TIME = 253_402_300_799_999L;

  private static final String TIME =
      "a time such as 2026-11-21T08:00:00Z, or milliseconds since 1970";

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  Kind {
    requireNonNull(shape, "shape");
    requireNonNull(reader, "reader");
  }

  static Kind<String> text() {
    return new Kind<>(Shape.text(), (name, text) -> text);
  }

  static Kind<Integer> whole(int from, int to) {
    return new Kind<>(
        Shape.whole(from, to), (name, text) -> Math.toIntExact(whole(name, text, from, to)));
  }

  static Kind<Boolean> flag() {
    return new Kind<>(
        Shape.flag(),
        (name, text) ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw ApiException.badInput(name, "true or false", text);
            });
  }

  /** A decimal number from a range. */
  static Kind<BigDecimal> decimal(long from, long to) {
    BigDecimal least = BigDecimal.valueOf(from);
    BigDecimal most = BigDecimal.valueOf(to);
    return new Kind<>(
        Shape.number().with("minimum", from).with("maximum", to),
        (name, text) ->
            Numbers.read(text)
                .filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0)
                .orElseThrow(() ->
                    ApiException.badInput(name, "a number from " + from + " to " + to, text)));
  }

  /** A time as ISO 8601 in UTC, or epoch milliseconds; read as the latter. */
  static Kind<Long> time() {
    return new Kind<>(
        Shape.anyOf(Shape.text().with("format", "date-time"), Shape.whole(0, MAX_TIME)),
        Kind::millis);
  }

  /** One of a few words, written in small letters; capitals are taken too. */
  static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
    List<E> values = List.of(type.getEnumConstants());
    return new Kind<>(
        Shape.choice(values.stream().map(Kind::word).toList()),
        (name, text) ->
            values.stream()
                .filter(value -> word(value).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ApiException.badInput(name, words(values), text)));
  }

  /** What this stands for, understood further. */
  <R> Kind<R> as(Further<T, R> further) {
    return new Kind<>(shape, (name, text) -> further.apply(name, reader.apply(name, text)));
  }

  /** The same of texts that look like this. */
  Kind<T> looking(Shape other) {
    return new Kind<>(other, reader);
  }

  /**
   * Understands further what a text stands for.
   *
   * @param <T> what it stands for at first
   * @param <R> and then
   */
  interface Further<T, R> {
    R apply(String name, T value);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String words(List<? extends Enum<?>> values) {
    return values.stream().map(Kind::word).collect(Collectors.joining(", "));
  }

  private static long millis(String name, String text) {
    try {
      long millis =
          DIGITS.matcher(text).matches()
              ? Long.parseLong(text)
              : Instant.parse(text).toEpochMilli();
      if (millis >= 0 && millis <= MAX_TIME) {
        return millis;
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      throw ApiException.badInput(name, TIME, text);
    }
    throw ApiException.badInput(name, TIME, text);
  }

  private static long whole(String name, String text, long from, long to) {
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
