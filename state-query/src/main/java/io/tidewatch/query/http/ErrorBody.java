package io.tidewatch.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * The body of every answer that is an error.
 *
 * @param error one sentence
 * @param field what of the request was wrong
 * @param expected what it should have been
 * @param actual what it was, cut and without control characters
 * @param host whom to ask instead
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ErrorBody(
    String error,
    Optional<String> field,
    Optional<String> expected,
    Optional<String> actual,
    Optional<String> host) {
  private static final int MAX_ACTUAL = 100;

  static ErrorBody of(String error) {
    return new ErrorBody(
        error, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static ErrorBody badInput(String field, String expected, String actual) {
    String name = printable(field);
    String found = printable(actual);
    return new ErrorBody(
        name + ": expected " + expected + ", was '" + found + "'",
        Optional.of(name),
        Optional.of(expected),
        Optional.of(found),
        Optional.empty());
  }

  static ErrorBody elsewhere(String error, String host) {
    return new ErrorBody(
        error, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(host));
  }

  private static String printable(String text) {
    return printable(text, MAX_ACTUAL);
  }

  /** Cut and without control characters. */
  static String printable(String text, int most) {
    String cut = text.length() <= most ? text : text.substring(0, most) + "...";
    return cut.replaceAll("\\p{Cntrl}", "?");
  }
}
