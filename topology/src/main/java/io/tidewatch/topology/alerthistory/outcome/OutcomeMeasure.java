package io.tidewatch.topology.alerthistory.outcome;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.price.AlertOutcome;
import io.tidewatch.contract.price.AlertOutcome.Horizon;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures what came of an alert. A pure function of the alert, its prices, and how far they are
 * known; what came later has no part in it.
 */
final class OutcomeMeasure {
  private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);
  private static final int DECIMALS = 2;

  private OutcomeMeasure() {}

  /**
   * Measures every horizon that has ended by then.
   *
   * @param known up to when all prices are known, epoch milliseconds
   * @return empty if there was no price at the alert
   */
  static Optional<AlertOutcome> measure(FollowedAlert alert, PriceSeries prices, long known) {
    return prices
        .at(alert.eventTime())
        .map(beginning ->
            new AlertOutcome(
                alert.id(),
                alert.rule(),
                alert.subject(),
                alert.side(),
                alert.instrument(),
                alert.eventTime(),
                beginning.price(),
                horizons(alert, beginning.price(), prices, known)));
  }

  private static List<Horizon> horizons(
      FollowedAlert alert, BigDecimal beginning, PriceSeries prices, long known) {
    List<Long> others = RandomTimes.of(alert.id(), alert.eventTime());
    List<Horizon> horizons = new ArrayList<>();
    for (int minutes : FollowedAlert.HORIZONS) {
      long lengthMs = minutes * FollowedAlert.MINUTE_MS;
      long end = alert.eventTime() + lengthMs;
      if (end <= known) {
        List<BigDecimal> moves =
            prices.between(alert.eventTime(), end).stream()
                .map(point -> move(beginning, point.price(), alert.side()))
                .toList();
        List<BigDecimal> random =
            others.stream()
                .filter(time -> time + lengthMs <= known)
                .map(time -> move(prices, time, time + lengthMs, alert.side()))
                .flatMap(Optional::stream)
                .toList();
        horizons.add(
            new Horizon(
                minutes,
                prices.at(end).map(point -> move(beginning, point.price(), alert.side())),
                moves.stream().reduce(BigDecimal::max),
                moves.stream().reduce(BigDecimal::min),
                random));
      }
    }
    return horizons;
  }

  private static Optional<BigDecimal> move(PriceSeries prices, long from, long to, Side side) {
    return prices
        .at(from)
        .flatMap(first -> prices.at(to).map(last -> move(first.price(), last.price(), side)));
  }

  /** Basis points from one price to another, positive where the side says. */
  static BigDecimal move(BigDecimal from, BigDecimal to, Side side) {
    BigDecimal up =
        to.subtract(from).multiply(BASIS_POINTS).divide(from, DECIMALS, RoundingMode.HALF_EVEN);
    return side == Side.SELL ? up.negate() : up;
  }
}
