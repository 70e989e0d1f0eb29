package io.tidewatch.contract.book;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure, or the reason why there is none; always exactly one of the two.
 *
 * @param value in the unit that the holder names
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Figure(Optional<BigDecimal> value, Optional<Absence> absent) {
  public Figure {
    value = value == null ? Optional.empty() : value;
    absent = absent == null ? Optional.empty() : absent;
    if (value.isPresent() == absent.isPresent()) {
      throw new IllegalArgumentException(
          "expected a value or a reason, was " + value + " and " + absent);
    }
  }

  public static Figure of(BigDecimal value) {
    return new Figure(Optional.of(value), Optional.empty());
  }

  public static Figure absent(Absence reason) {
    return new Figure(Optional.empty(), Optional.of(reason));
  }
}
