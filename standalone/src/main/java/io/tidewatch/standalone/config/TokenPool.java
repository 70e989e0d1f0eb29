package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which tokens are watched, and when they alert.
 *
 * @param cooldown event time between two alerts of a token
 * @param exitFactor the episode ends below this part of the threshold
 * @param minLiquidity USD in the pool that a token must have to alert; empty for any
 * @param minTrades trades in the template's interval that it must have; empty for any
 * @param staleAfter event time without figures of a pair after which nothing is claimed of it
 * @param minMarketCap highest market cap so far from which a token is watched, USD
 * @param searchBatch tokens that are searched before a pause
 * @param searchPause that pause
 * @param searchConcurrency searches under way at once
 * @param failuresFile where tokens without a pair are kept for another try; empty for one in the
 *     data directory
 */
public record TokenPool(
    Duration cooldown,
    BigDecimal exitFactor,
    Optional<BigDecimal> minLiquidity,
    Optional<Integer> minTrades,
    Duration staleAfter,
    Severity severity,
    BigDecimal minMarketCap,
    int searchBatch,
    Duration searchPause,
    int searchConcurrency,
    Optional<Path> failuresFile) {
  private static final Duration MAX_COOLDOWN = Duration.ofDays(1);

  public TokenPool {
    InvalidComponent.unless(
        cooldown.compareTo(MAX_COOLDOWN) <= 0, "cooldown", "a duration of at most 24h", cooldown);
    InvalidComponent.unless(
        exitFactor.signum() > 0 && exitFactor.compareTo(BigDecimal.ONE) <= 0,
        "exitFactor",
        "a number above 0 and at most 1",
        exitFactor);
    InvalidComponent.unless(
        minLiquidity.isEmpty() || minLiquidity.get().signum() > 0,
        "minLiquidity",
        "an amount above 0 such as 20000",
        minLiquidity);
    InvalidComponent.unless(
        minTrades.isEmpty() || minTrades.get() > 0,
        "minTrades",
        "a whole number above 0",
        minTrades);
    Require.positive("staleAfter", staleAfter);
    requireNonNull(severity, "severity");
    InvalidComponent.unless(
        minMarketCap.signum() >= 0, "minMarketCap", "an amount such as 300000", minMarketCap);
    Require.between("searchBatch", 1, 1_000, searchBatch);
    InvalidComponent.unless(
        searchPause.compareTo(Duration.ofHours(1)) <= 0,
        "searchPause",
        "a duration of at most 1h",
        searchPause);
    Require.between("searchConcurrency", 1, 100, searchConcurrency);
    requireNonNull(failuresFile, "failuresFile");
  }
}
