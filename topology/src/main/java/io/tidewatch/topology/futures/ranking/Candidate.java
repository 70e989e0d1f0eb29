package io.tidewatch.topology.futures.ranking;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Bar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A symbol with all that is known of it. */
record Candidate(String symbol, CoinState state, PointRing prices, PointRing openInterest) {
  /** A price older than two bars says nothing of now. */
  static final long MAX_PRICE_AGE_MS = 2 * PointRing.COARSE_PERIOD_MS;

  /** Tickers come each three minutes. */
  static final long MAX_DAY_AGE_MS = 5 * PointRing.PERIOD_MS;

  /** The newest bar may be as old as a price, and the others lie before it. */
  private static final long MAX_BAR_AGE_MS =
      MAX_PRICE_AGE_MS + (CoinState.BARS - 1) * Bar.LENGTH_MS;

  private static final long DAY_MS = 24 * 3_600_000L;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  Candidate {
    requireNonNull(symbol, "symbol");
    requireNonNull(state, "state");
    requireNonNull(prices, "prices");
    requireNonNull(openInterest, "openInterest");
  }

  /** Last price, if it is of now. */
  Optional<BigDecimal> price(long asOf) {
    return state
        .price()
        .filter(dated -> asOf - dated.at() <= MAX_PRICE_AGE_MS)
        .map(CoinState.Dated::value);
  }

  /** The venue's own figure, or that of the bars. */
  Optional<BigDecimal> volume24h(long asOf) {
    return day(asOf)
        .map(CoinFact.Day::quoteVolume)
        .or(() ->
            state
                .volume24h()
                .filter(dated -> asOf - dated.at() <= MAX_PRICE_AGE_MS)
                .map(CoinState.Dated::value));
  }

  /** In per cent: the venue's own figure, or that of the prices that were kept. */
  Optional<BigDecimal> priceChange24h(long asOf) {
    return day(asOf)
        .map(CoinFact.Day::changePercent)
        .or(() ->
            Change.over(prices, state.price().map(CoinState.Dated::at).orElse(asOf), DAY_MS)
                .map(change -> HUNDRED.multiply(BigDecimal.valueOf(change.ratio()))));
  }

  /**
   * Those of its newest closed bars that are of one hour, if the newest is one of the last two:
   * with holes between them they would be of more.
   */
  List<CoinFact.Closed> bars(long asOf) {
    return state.bars().isEmpty() || asOf - state.bars().getFirst().at() > MAX_PRICE_AGE_MS
        ? List.of()
        : state.bars().stream().filter(bar -> asOf - bar.at() <= MAX_BAR_AGE_MS).toList();
  }

  /** How the newest closed bar looked, if it is one of the last two. */
  Optional<CoinState.Score> score(long asOf) {
    return state
        .score()
        .filter(score -> asOf - score.openTime() - Bar.LENGTH_MS <= MAX_PRICE_AGE_MS);
  }

  private Optional<CoinFact.Day> day(long asOf) {
    return state.day().filter(day -> asOf - day.at() <= MAX_DAY_AGE_MS);
  }
}
