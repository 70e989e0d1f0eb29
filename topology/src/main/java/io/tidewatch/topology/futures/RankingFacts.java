package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly.Level;
import io.tidewatch.contract.futures.Anomaly.Status;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What rankings need of a symbol's bars: told each minute of event time and at each close.
 *
 * @param at event time, epoch milliseconds
 * @param openTime of the bar, epoch milliseconds
 * @param provisional whether the bar is still open
 * @param close last price
 * @param barReturn close over the close before, less 1, where it is known
 * @param score robust score of the bar, 0 to 100
 * @param quoteVolume24h of the newest 24 hours of bars that are known
 * @param takerBuyShare quote volume whose taker bought over all of the bar, where it is known
 * @param listedAt when the contract was listed, epoch milliseconds, where it is known
 */
public record RankingFacts(
    String symbol,
    long at,
    long openTime,
    boolean provisional,
    BigDecimal close,
    Optional<BigDecimal> barReturn,
    BigDecimal score,
    Level level,
    Status status,
    BigDecimal quoteVolume24h,
    Optional<BigDecimal> takerBuyShare,
    Optional<Long> listedAt) {
  public RankingFacts {
    requireNonNull(symbol, "symbol");
    requireNonNull(close, "close");
    barReturn = barReturn == null ? Optional.empty() : barReturn;
    requireNonNull(score, "score");
    requireNonNull(level, "level");
    requireNonNull(status, "status");
    requireNonNull(quoteVolume24h, "quoteVolume24h");
    takerBuyShare = takerBuyShare == null ? Optional.empty() : takerBuyShare;
    listedAt = listedAt == null ? Optional.empty() : listedAt;
  }
}
