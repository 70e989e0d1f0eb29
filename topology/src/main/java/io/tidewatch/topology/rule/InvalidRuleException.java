package io.tidewatch.topology.rule;

import static java.util.Objects.requireNonNull;

/** A rule parameter that cannot be used. */
public final class InvalidRuleException extends RuntimeException {
  private final String field;
  private final String expected;
  private final String actual;

  public InvalidRuleException(String field, String expected, String actual) {
    super(field + ": expected " + expected + ", was '" + actual + "'");
    this.field = requireNonNull(field, "field");
    this.expected = requireNonNull(expected, "expected");
    this.actual = requireNonNull(actual, "actual");
  }

  public String field() {
    return field;
  }

  public String expected() {
    return expected;
  }

  public String actual() {
    return actual;
  }
}
