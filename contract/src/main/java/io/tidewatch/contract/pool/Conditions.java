package io.tidewatch.contract.pool;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The enabled conditions of a template. A condition that is not enabled is absent.
 *
 * @param priceChange over the interval of the template
 * @param volume over the same interval
 */
public record Conditions(Optional<PriceChange> priceChange, Optional<Volume> volume) {
  public Conditions {
    priceChange = priceChange == null ? Optional.empty() : priceChange;
    volume = volume == null ? Optional.empty() : volume;
  }

  /** How many there are. */
  public int count() {
    return (priceChange.isPresent() ? 1 : 0) + (volume.isPresent() ? 1 : 0);
  }

  /**
   * The price rose or fell by at least so much; one condition, whichever way it is met.
   *
   * @param risePercent over 0; empty if a rise does not count
   * @param fallPercent over 0; empty if a fall does not count
   */
  public record PriceChange(Optional<BigDecimal> risePercent, Optional<BigDecimal> fallPercent) {
    public PriceChange {
      risePercent = risePercent == null ? Optional.empty() : risePercent;
      fallPercent = fallPercent == null ? Optional.empty() : fallPercent;
      risePercent.ifPresent(percent -> requirePositive("risePercent", percent));
      fallPercent.ifPresent(percent -> requirePositive("fallPercent", percent));
      if (risePercent.isEmpty() && fallPercent.isEmpty()) {
        throw new IllegalArgumentException("expected risePercent or fallPercent, was neither");
      }
    }
  }

  /**
   * Buys plus sells came to at least so much.
   *
   * @param thresholdUsd over 0
   */
  public record Volume(BigDecimal thresholdUsd) {
    public Volume {
      requireNonNull(thresholdUsd, "thresholdUsd");
      requirePositive("thresholdUsd", thresholdUsd);
    }
  }

  private static void requirePositive(String name, BigDecimal value) {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException(name + ": expected more than 0, was " + value);
    }
  }
}
