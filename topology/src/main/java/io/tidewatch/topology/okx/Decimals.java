package io.tidewatch.topology.okx;

import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.RejectReason;
import java.util.regex.Pattern;

/**
 * Reads the venue's decimals as a whole number of at most 18 digits and a scale of at most 18. Only
 * digits and one point: a sign, an exponent or a leading zero is not how the venue writes.
 */
final class Decimals {
  static final int MAX_DIGITS = 18;
  static final int MAX_SCALE = 18;

  private static final int MAX_LENGTH = 40;
  private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]*)(\\.[0-9]+)?");
  private static final Pattern NEGATIVE = Pattern.compile("-(0|[1-9][0-9]*)(\\.[0-9]+)?");

  private Decimals() {}

  /** The number of digits after the point. */
  static int scale(String text) {
    int point = text.indexOf('.');
    return point < 0 ? 0 : text.length() - point - 1;
  }

  /**
   * The digits without the point.
   *
   * @param field what it is, for the message
   */
  static long digits(String field, String text) throws Refusal {
    if (text.length() > MAX_LENGTH) {
      throw new Refusal(
          RejectReason.OUT_OF_RANGE,
          field + ": expected at most " + MAX_LENGTH + " characters, was " + text.length());
    }
    if (NEGATIVE.matcher(text).matches()) {
      throw new Refusal(
          RejectReason.NOT_POSITIVE, field + ": expected 0 or more, was '" + text + "'");
    }
    if (!DECIMAL.matcher(text).matches()) {
      throw new Refusal(
          RejectReason.WRONG_TYPE, field + ": expected a decimal number, was '" + text + "'");
    }
    String digits = text.replace(".", "");
    int first = 0;
    while (first < digits.length() - 1 && digits.charAt(first) == '0') {
      first++;
    }
    if (digits.length() - first > MAX_DIGITS || scale(text) > MAX_SCALE) {
      throw new Refusal(
          RejectReason.OUT_OF_RANGE,
          field + ": expected at most " + MAX_DIGITS + " digits, was '" + text + "'");
    }
    return Long.parseLong(digits, first, digits.length(), 10);
  }

  /** The digits of a number over 0. */
  static long positive(String field, String text) throws Refusal {
    long digits = digits(field, text);
    if (digits == 0) {
      throw new Refusal(
          RejectReason.NOT_POSITIVE, field + ": expected more than 0, was '" + text + "'");
    }
    return digits;
  }

  /** A whole number written as a string, of at most so many digits. */
  static long whole(String field, String text, int maxDigits) throws Refusal {
    if (text.length() <= maxDigits && scale(text) == 0) {
      return digits(field, text);
    }
    throw new Refusal(
        RejectReason.WRONG_TYPE,
        field
            + ": expected a whole number of at most "
            + maxDigits
            + " digits, was '"
            + text
            + "'");
  }
}
