package io.tidewatch.topology.dbotx;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads numbers as they stand in the text, to the last digit. What is longer, larger or finer than
 * anything that can be meant is no number here: to compute with it would cost time or memory.
 */
final class Numbers {
  private static final int MAX_LENGTH = 64;
  private static final int MAX_DIGITS = 40;

  /** Less than 1e30, and no digit beyond the fortieth after the point. */
  private static final int MAX_WHOLE_DIGITS = 30;

  private static final int MAX_SCALE = 40;
  private static final BigDecimal MAX_COUNT = new BigDecimal("1000000000000000");
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

  private Numbers() {}

  /** The number; empty if the text is none. */
  static Optional<BigDecimal> read(String text) {
    if (text.length() > MAX_LENGTH || !NUMBER.matcher(text).matches()) {
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

  /** Whether it is a whole number from 0 to 1e15. */
  static boolean isCount(BigDecimal value) {
    return value.signum() >= 0
        && value.compareTo(MAX_COUNT) <= 0
        && value.stripTrailingZeros().scale() <= 0;
  }
}
