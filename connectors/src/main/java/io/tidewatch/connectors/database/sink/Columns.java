package io.tidewatch.connectors.database.sink;

import io.tidewatch.connectors.database.DatabaseSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Makes values fit their columns. Figures are rounded down and texts are cut; a figure that is too
 * large is left out and counted, since a smaller one would be a claim. Thread-safe.
 */
final class Columns {
  /** Figures that were left out. */
  final LongAdder cut = new LongAdder();

  private final boolean countsPairsTwice;

  Columns(DatabaseSettings settings) {
    // H2 counts the chars of Java, MySQL and MariaDB count characters.
    this.countsPairsTwice = settings.isEmbedded();
  }

  /** For prices, DECIMAL(30,15). */
  BigDecimal price(BigDecimal value) {
    return decimal(Optional.ofNullable(value), 30, 15);
  }

  /** For volumes and amounts, DECIMAL(36,8). */
  BigDecimal amount(BigDecimal value) {
    return decimal(Optional.ofNullable(value), 36, 8);
  }

  /** For scores and percentages, DECIMAL(20,6). */
  BigDecimal figure(Optional<BigDecimal> value) {
    return decimal(value, 20, 6);
  }

  /** For sizes, prices and values of any token, DECIMAL(38,18). */
  BigDecimal coins(Optional<BigDecimal> value) {
    return decimal(value, 38, 18);
  }

  /** For shares of a whole, DECIMAL(20,12). */
  BigDecimal share(Optional<BigDecimal> value) {
    return decimal(value, 20, 12);
  }

  /** For DECIMAL(precision, scale); null if there is none that fits. */
  BigDecimal decimal(Optional<BigDecimal> value, int precision, int scale) {
    return value.map(number -> decimal(number, precision, scale)).orElse(null);
  }

  private BigDecimal decimal(BigDecimal number, int precision, int scale) {
    // Before rounding: the digits of 1e999999 would fill the memory.
    if ((long) number.precision() - number.scale() > precision - scale) {
      cut.increment();
      return null;
    }
    return number.setScale(scale, RoundingMode.DOWN);
  }

  /** For INT; null if there is none that fits. */
  Integer integer(Optional<Long> value) {
    return value.map(this::integer).orElse(null);
  }

  private Integer integer(long number) {
    if (number != (int) number) {
      cut.increment();
      return null;
    }
    return (int) number;
  }

  /** For VARCHAR(characters); no character is cut in two. */
  String text(String text, int characters) {
    if (text.codePointCount(0, text.length()) > characters) {
      return text(text.substring(0, text.offsetByCodePoints(0, characters)), characters);
    }
    if (!countsPairsTwice || text.length() <= characters) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(characters - 1));
    return text.substring(0, splits ? characters - 1 : characters);
  }
}
