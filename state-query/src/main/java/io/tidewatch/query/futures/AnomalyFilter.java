package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Which scores are wanted; empty means any.
 *
 * @param anomalyOnly only those with a score over 0
 * @param minScore classic score
 * @param reason only those with this one among their reasons
 * @param since bars that began then or later, epoch milliseconds
 * @param behind only those that are older than this one
 */
public record AnomalyFilter(
    boolean anomalyOnly,
    Optional<BigDecimal> minScore,
    Optional<String> symbol,
    Optional<Anomaly.Reason> reason,
    Optional<Long> since,
    Optional<AnomalyPlace> behind) {
  public AnomalyFilter {
    requireNonNull(minScore, "minScore");
    requireNonNull(symbol, "symbol");
    requireNonNull(reason, "reason");
    requireNonNull(since, "since");
    requireNonNull(behind, "behind");
  }

  /** The same, of bars that began then or later. */
  AnomalyFilter since(long from) {
    return new AnomalyFilter(anomalyOnly, minScore, symbol, reason, Optional.of(from), behind);
  }

  boolean takes(Anomaly anomaly) {
    return (!anomalyOnly || isAnomalous(anomaly))
        && minScore.map(least -> anomaly.classic().score().compareTo(least) >= 0).orElse(true)
        && symbol.map(anomaly.symbol()::equals).orElse(true)
        && reason.map(anomaly.classic().reasons()::contains).orElse(true)
        && since.map(from -> anomaly.openTime() >= from).orElse(true)
        && behind.map(place -> AnomalyPlace.of(anomaly).compareTo(place) < 0).orElse(true);
  }

  /** Whether it has a score at all. */
  static boolean isAnomalous(Anomaly anomaly) {
    return anomaly.classic().score().signum() > 0;
  }
}
