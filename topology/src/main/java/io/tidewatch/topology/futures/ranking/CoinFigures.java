package io.tidewatch.topology.futures.ranking;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The parts of the coin score of one symbol before symbols are compared. Logarithms and roots are
 * the same on every machine.
 */
final class CoinFigures {
  private static final long MOMENTUM_LAG_MS = 4 * 3_600_000L;

  /** Returns of independent bars add up by the square root of their number. */
  private static final double MOMENTUM_BARS = MOMENTUM_LAG_MS / (double) PointRing.COARSE_PERIOD_MS;

  /** A coin that never moves would have any momentum by one tick. */
  private static final double MIN_BAR_SIGMA = 0.0005;

  private static final double BARS_OF_A_DAY = 96;

  private CoinFigures() {}

  /** What is there of the parts. */
  static Map<CoinPart, Double> of(Candidate coin, long asOf, long lagMs) {
    Map<CoinPart, Double> figures = new EnumMap<>(CoinPart.class);
    momentum(coin).ifPresent(value -> figures.put(CoinPart.MOMENTUM, value));
    volumeSurge(coin, asOf).ifPresent(value -> figures.put(CoinPart.VOLUME, value));
    coin.state()
        .openInterest()
        .filter(dated -> asOf - dated.at() <= lagMs)
        .flatMap(dated -> Change.over(coin.openInterest(), dated.at(), lagMs))
        .ifPresent(change -> figures.put(CoinPart.OPEN_INTEREST, change.ratio()));
    coin.score(asOf)
        .ifPresent(score -> figures.put(CoinPart.ANOMALY, score.signed().doubleValue()));
    return figures;
  }

  private static Optional<Double> momentum(Candidate coin) {
    Optional<Long> at = coin.state().price().map(CoinState.Dated::at);
    if (at.isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble sigma = Noise.sigma(coin.prices(), at.get(), PointRing.COARSE_PERIOD_MS);
    if (sigma.isEmpty()) {
      return Optional.empty();
    }
    double usual = Math.max(MIN_BAR_SIGMA, sigma.getAsDouble()) * StrictMath.sqrt(MOMENTUM_BARS);
    return Change.over(coin.prices(), at.get(), MOMENTUM_LAG_MS)
        .map(change -> StrictMath.log1p(change.ratio()) / usual);
  }

  /** Logarithm of a ratio, as volumes differ by factors; 1 is added for what was not traded. */
  private static Optional<Double> volumeSurge(Candidate coin, long asOf) {
    List<CoinFact.Closed> bars = coin.bars(asOf);
    Optional<BigDecimal> day = coin.volume24h(asOf);
    if (bars.isEmpty() || day.isEmpty()) {
      return Optional.empty();
    }
    double recent = 0;
    for (CoinFact.Closed bar : bars) {
      recent += bar.quoteVolume().doubleValue();
    }
    double usual = day.get().doubleValue() / BARS_OF_A_DAY;
    return Optional.of(StrictMath.log((recent / bars.size() + 1) / (usual + 1)));
  }
}
