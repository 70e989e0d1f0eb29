package io.tidewatch.contract.price;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What the price did after an alert. Told again when more of it is known.
 *
 * @param alert id of the alert
 * @param instrument key of the price that was followed, see {@link Price#key}
 * @param eventTime of the alert, epoch milliseconds
 * @param price at the alert
 * @param horizons that are measured, the shortest first
 */
public record AlertOutcome(
    String alert,
    String rule,
    String subject,
    Side side,
    String instrument,
    long eventTime,
    BigDecimal price,
    List<Horizon> horizons) {
  public AlertOutcome {
    requireNonNull(alert, "alert");
    requireNonNull(rule, "rule");
    requireNonNull(subject, "subject");
    requireNonNull(side, "side");
    requireNonNull(instrument, "instrument");
    requireNonNull(price, "price");
    horizons = List.copyOf(horizons);
  }

  /**
   * What the price did within a time. Moves are in basis points of the price at its beginning, with
   * the sign of the alert's side: positive where it went as the alert said. Where the alert has no
   * side, up is positive.
   *
   * @param minutes how long
   * @param move at the end; absent if there was no price
   * @param best highest in between
   * @param worst lowest in between
   * @param random the move after as long from other times of the same subject, chosen by the id
   */
  public record Horizon(
      int minutes,
      Optional<BigDecimal> move,
      Optional<BigDecimal> best,
      Optional<BigDecimal> worst,
      List<BigDecimal> random) {
    public Horizon {
      move = move == null ? Optional.empty() : move;
      best = best == null ? Optional.empty() : best;
      worst = worst == null ? Optional.empty() : worst;
      random = List.copyOf(random);
    }
  }
}
