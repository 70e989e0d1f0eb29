package io.tidewatch.connectors.timeseries;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * One point in the making, in line protocol (InfluxData, "Line protocol", InfluxDB 2). Whatever a
 * value holds, it cannot end its place: commas, spaces and equal signs of tags are escaped, as are
 * quotes and backslashes of text fields. Control characters become spaces, and backslashes of tags,
 * which the protocol cannot carry everywhere, become underscores.
 */
final class Line {
  private static final int MAX_PLAIN_SCALE = 40;

  private final StringBuilder text;
  private boolean hasFields;

  /** Begins a point. The name of the measurement is one of ours and needs no escaping. */
  Line(String measurement) {
    this.text = new StringBuilder(requireNonNull(measurement, "measurement"));
  }

  /** Adds a tag, before any field; an empty value is no tag. */
  Line tag(String name, String value) {
    if (hasFields) {
      throw new IllegalStateException("expected tags before fields, was tag " + name);
    }
    if (!value.isEmpty()) {
      text.append(',').append(name).append('=');
      value.chars().forEach(c -> appendToTag((char) c));
    }
    return this;
  }

  private void appendToTag(char c) {
    switch (c) {
      case ',', '=', ' ' -> text.append('\\').append(c);
      case '\\' -> text.append('_');
      default -> text.append(Character.isISOControl(c) ? "\\ " : c);
    }
  }

  /** Adds a float; a number that no float can hold is left out. */
  Line field(String name, BigDecimal value) {
    double nearest = value.doubleValue();
    if (!Double.isFinite(nearest)) {
      return this;
    }
    boolean plain = Math.abs(value.scale()) <= MAX_PLAIN_SCALE;
    return raw(name, plain ? value.toPlainString() : Double.toString(nearest));
  }

  Line field(String name, long value) {
    return raw(name, value + "i");
  }

  Line field(String name, boolean value) {
    return raw(name, Boolean.toString(value));
  }

  Line field(String name, String value) {
    String escaped =
        value.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
    return raw(name, "\"" + escaped + "\"");
  }

  private Line raw(String name, String value) {
    text.append(hasFields ? ',' : ' ').append(name).append('=').append(value);
    hasFields = true;
    return this;
  }

  /** A point without fields is none. */
  boolean hasFields() {
    return hasFields;
  }

  /** The whole line, without its end. */
  String at(long epochNanos) {
    if (!hasFields) {
      throw new IllegalStateException("expected a field, was " + text);
    }
    return text + " " + epochNanos;
  }
}
