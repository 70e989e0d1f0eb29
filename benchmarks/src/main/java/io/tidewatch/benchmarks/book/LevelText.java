package io.tidewatch.benchmarks.book;

import java.math.BigDecimal;

/** A level in the one form in which all arms show it. */
final class LevelText {
  private LevelText() {}

  static String of(BigDecimal price, BigDecimal size) {
    return plain(price) + " " + plain(size);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
