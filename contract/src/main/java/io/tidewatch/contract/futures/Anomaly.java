package io.tidewatch.contract.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How far a bar lies out of the distribution of the bars before it. The bar itself is never part of
 * that.
 *
 * @param openTime of the bar, epoch milliseconds
 * @param evaluatedAt event time of the record that it was evaluated with
 * @param provisional whether the bar was still open
 * @param status whether the figures can be relied on
 * @param bars closed bars of the baseline
 * @param missing bars that the baseline should have and does not
 * @param close last price of the bar
 * @param quoteVolume of the bar, in the quote asset
 * @param quoteVolume24h of the newest 24 hours of closed bars and this one
 * @param takerBuyShare quote volume whose taker bought over all of it, 0 to 1, where it is known
 * @param classic mean and standard deviation, thresholds of the original design
 * @param robust median and MAD, consensus of features
 * @param direction sign of the return: BUY up, SELL down, BOTH unchanged
 */
public record Anomaly(
    String symbol,
    long openTime,
    long evaluatedAt,
    boolean provisional,
    Status status,
    int bars,
    int missing,
    BigDecimal close,
    BigDecimal quoteVolume,
    BigDecimal quoteVolume24h,
    Optional<BigDecimal> takerBuyShare,
    Classic classic,
    Robust robust,
    Side direction) {
  public Anomaly {
    requireNonNull(symbol, "symbol");
    requireNonNull(status, "status");
    requireNonNull(close, "close");
    requireNonNull(quoteVolume, "quoteVolume");
    requireNonNull(quoteVolume24h, "quoteVolume24h");
    takerBuyShare = takerBuyShare == null ? Optional.empty() : takerBuyShare;
    requireNonNull(classic, "classic");
    requireNonNull(robust, "robust");
    requireNonNull(direction, "direction");
  }

  /** Whether the figures can be relied on; the first that applies. */
  public enum Status {
    /** Fewer than 30 bars: no figures, no alert. */
    WARMUP,
    /** Listed less than 24 hours ago: never more than WATCH, not ranked. */
    NEW,
    /** More than 5 % of the baseline is missing: never more than WATCH. */
    GAPPY,
    /** Fewer than 96 bars: never more than WATCH. */
    SHORT,
    OK
  }

  /** How much it matters. */
  public enum Level {
    NONE,
    WATCH,
    ALERT
  }

  /** Reasons in the order of the features, as the original design names them. */
  public enum Reason {
    PRICE,
    VOLUME,
    VOLATILITY
  }

  /**
   * The classic rule.
   *
   * @param curReturn close over the close before, less 1; absent for the first bar and after a gap
   * @param priceZscore standard deviations of the return from its mean; absent without a baseline
   *     or if that does not vary
   * @param volumeZscore of the quote volume
   * @param volatilityZscore of (high - low) / open
   * @param pricePercentile rank of the absolute return, 0 to 1
   * @param volumePercentile of the quote volume
   * @param volatilityPercentile of the volatility
   * @param score the anomaly score of the original design: 0 if nothing is anomalous
   * @param reasons what passed its threshold
   */
  public record Classic(
      Optional<BigDecimal> curReturn,
      Optional<BigDecimal> priceZscore,
      Optional<BigDecimal> volumeZscore,
      Optional<BigDecimal> volatilityZscore,
      Optional<BigDecimal> pricePercentile,
      Optional<BigDecimal> volumePercentile,
      Optional<BigDecimal> volatilityPercentile,
      BigDecimal score,
      List<Reason> reasons) {
    public Classic {
      curReturn = curReturn == null ? Optional.empty() : curReturn;
      priceZscore = priceZscore == null ? Optional.empty() : priceZscore;
      volumeZscore = volumeZscore == null ? Optional.empty() : volumeZscore;
      volatilityZscore = volatilityZscore == null ? Optional.empty() : volatilityZscore;
      pricePercentile = pricePercentile == null ? Optional.empty() : pricePercentile;
      volumePercentile = volumePercentile == null ? Optional.empty() : volumePercentile;
      volatilityPercentile = volatilityPercentile == null ? Optional.empty() : volatilityPercentile;
      requireNonNull(score, "score");
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * The robust rule.
   *
   * @param score 0 to 100, the sum of the contributions
   * @param coverage share of the weights whose features could be scored, 0 to 1
   * @param votes groups of features that agree, 0 to 2: return or volatility, and volume
   * @param features each with what it contributes
   */
  public record Robust(
      BigDecimal score, BigDecimal coverage, int votes, Level level, List<Feature> features) {
    public Robust {
      requireNonNull(score, "score");
      requireNonNull(coverage, "coverage");
      requireNonNull(level, "level");
      features = List.copyOf(features);
    }
  }

  /** What is looked at. */
  public enum FeatureName {
    /** ln(close / close before). */
    RETURN,
    /** ln(1 + quote volume). */
    VOLUME,
    /** ln(Parkinson volatility + 1e-6). */
    VOLATILITY
  }

  /** Whether a feature has a figure. */
  public enum FeatureState {
    OK,
    /** Too few values to compare with. */
    WARMUP,
    /** The baseline does not vary, and neither does the value. */
    CONSTANT,
    /** The baseline does not vary, and the value does: there is no scale for a number. */
    CONSTANT_BREAK,
    /** The value itself is not there: the first bar, or the first one after a gap. */
    ABSENT
  }

  /**
   * One feature.
   *
   * @param value of the judged bar
   * @param n size of its baseline
   * @param median of the baseline
   * @param scale what a deviation is measured in: MAD / 0.6745, or what stands in for it
   * @param modifiedZ deviation from the median in that scale
   * @param percentile rank within the baseline, 0 to 1
   * @param contribution points of the score
   */
  public record Feature(
      FeatureName name,
      FeatureState state,
      Optional<BigDecimal> value,
      int n,
      Optional<BigDecimal> median,
      Optional<BigDecimal> scale,
      Optional<BigDecimal> modifiedZ,
      Optional<BigDecimal> percentile,
      BigDecimal contribution) {
    public Feature {
      requireNonNull(name, "name");
      requireNonNull(state, "state");
      value = value == null ? Optional.empty() : value;
      median = median == null ? Optional.empty() : median;
      scale = scale == null ? Optional.empty() : scale;
      modifiedZ = modifiedZ == null ? Optional.empty() : modifiedZ;
      percentile = percentile == null ? Optional.empty() : percentile;
      requireNonNull(contribution, "contribution");
    }
  }
}
