package io.tidewatch.query.outcome;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.alerthistory.outcome.NoOutcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What came of the alerts of a rule. All moves are in basis points and have the sign of the alert's
 * side: positive where the price went as the alert said. Where an alert has no side, up is
 * positive.
 *
 * @param alerts how many were looked at, newest first
 * @param waiting how many of them nothing is known of yet
 * @param without how many have no outcome, by the reason
 * @param truncated whether there are older ones that were not looked at
 * @param needed figures are shown from so many values on
 * @param horizons the shortest first
 */
public record RuleOutcomes(
    String rule,
    int alerts,
    int waiting,
    List<Without> without,
    boolean truncated,
    int needed,
    List<Horizon> horizons) {
  public RuleOutcomes {
    requireNonNull(rule, "rule");
    without = List.copyOf(without);
    horizons = List.copyOf(horizons);
  }

  /** How many alerts have no outcome, and why. */
  public record Without(NoOutcome why, int alerts) {
    public Without {
      requireNonNull(why, "why");
    }
  }

  /**
   * What is known after some minutes.
   *
   * @param alerts the moves after alerts
   * @param random the moves after other times of the same subjects in the same hours
   * @param lift how much more the price moved after alerts
   */
  public record Horizon(int minutes, Moves alerts, Moves random, Lift lift) {
    public Horizon {
      requireNonNull(alerts, "alerts");
      requireNonNull(random, "random");
      requireNonNull(lift, "lift");
    }
  }

  /**
   * Some moves.
   *
   * @param n how many
   * @param hitRate share of those over 0, 0 to 1
   * @param why there are no figures
   */
  public record Moves(
      int n,
      Optional<BigDecimal> mean,
      Optional<BigDecimal> median,
      Optional<BigDecimal> hitRate,
      Optional<String> why) {
    public Moves {
      requireNonNull(mean, "mean");
      requireNonNull(median, "median");
      requireNonNull(hitRate, "hitRate");
      requireNonNull(why, "why");
    }
  }

  /**
   * The mean of what each alert's move was more than that of its random times.
   *
   * @param n alerts that have both
   * @param hours in how many hours they were
   * @param low where 95 % of the means lie that other draws of these hours bring: from
   * @param high up to
   * @param why there are no figures, or no interval
   */
  public record Lift(
      int n,
      int hours,
      Optional<BigDecimal> mean,
      Optional<BigDecimal> low,
      Optional<BigDecimal> high,
      Optional<String> why) {
    public Lift {
      requireNonNull(mean, "mean");
      requireNonNull(low, "low");
      requireNonNull(high, "high");
      requireNonNull(why, "why");
    }
  }
}
