package io.tidewatch.topology.parse;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads numbers as they stand in the text, to the last digit. What is longer, larger or finer than
 * anything that can be meant is no number here: to compute with it would cost time or memory.
 */
public final class Numbers {
  private static final int MAX_LENGTH = 64;
  private static final int MAX_DIGITS = 40;

  /** Less than 1e30, and no digit beyond the fortieth after the point. */
  private static final int MAX_WHOLE_DIGITS = 30;

  private static final int MAX_SCALE = 40;
  private static final BigDecimal MAX_COUNT = new BigDecimal("1000000000000000");

  /** Beyond these many digits an exponent is more than can be meant. */
  private static final int MAX_EXPONENT_DIGITS = 3;

  private Numbers() {}

  /** The number; empty if the text is none. */
  public static Optional<BigDecimal> read(String text) {
    if (text.length() > MAX_LENGTH || !isNumber(text)) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(text);
    if (value.signum() == 0) {
      return Optional.of(BigDecimal.ZERO);
    }
    boolean sensible =
        value.precision() <= MAX_DIGITS
            && value.scale() <= MAX_SCALE
            && value.precision() - value.scale() <= MAX_WHOLE_DIGITS;
    return sensible ? Optional.of(value) : Optional.empty();
  }

  /** Whether it is written as JSON writes numbers, give or take leading zeros. */
  private static boolean isNumber(String text) {
    int at = pass(text, 0, '-', '-');
    int end = digits(text, at);
    boolean whole = end > at;
    if (end < text.length() && text.charAt(end) == '.') {
      int fraction = digits(text, end + 1);
      whole &= fraction > end + 1;
      end = fraction;
    }
    int power = pass(text, end, 'e', 'E');
    if (power > end) {
      int from = pass(text, power, '+', '-');
      end = digits(text, from);
      whole &= end > from && end - from <= MAX_EXPONENT_DIGITS;
    }
    return whole && end == text.length();
  }

  private static int pass(String text, int at, char one, char other) {
    return at < text.length() && (text.charAt(at) == one || text.charAt(at) == other) ? at + 1 : at;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /** Whether it is a whole number from 0 to 1e15. */
  public static boolean isCount(BigDecimal value) {
    return value.signum() >= 0
        && value.compareTo(MAX_COUNT) <= 0
        && value.stripTrailingZeros().scale() <= 0;
  }
}
