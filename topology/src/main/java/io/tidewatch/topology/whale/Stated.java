package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.whale.position.Holding;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the venue says that an address holds of one thing.
 *
 * @param size signed
 * @param at time that it holds of, epoch milliseconds
 */
record Stated(BigDecimal size, Optional<BigDecimal> entry, long at) {
  Stated {
    requireNonNull(size, "size");
    requireNonNull(entry, "entry");
  }

  static Stated flat(long at) {
    return new Stated(BigDecimal.ZERO, Optional.empty(), at);
  }

  /** What a holding is by it. */
  Holding correct(Holding holding, BigDecimal difference) {
    Optional<BigDecimal> price = isNewerThan(holding) ? entry : Optional.empty();
    return holding.at(holding.size().add(difference), price, at);
  }

  /** Whether it knows an entry price that the holding has not. */
  boolean teachesEntry(Holding holding) {
    return holding.entry().isEmpty() && entry.isPresent() && isNewerThan(holding);
  }

  private boolean isNewerThan(Holding holding) {
    return holding.asOf() <= at;
  }
}
