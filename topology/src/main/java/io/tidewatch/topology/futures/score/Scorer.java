package io.tidewatch.topology.futures.score;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Anomaly.FeatureName;
import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.contract.futures.Bar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Scores a bar against the bars before it. Pure. */
public final class Scorer {
  private static final long DAY_MS = 24 * 3_600_000L;
  private static final int DAY_BARS = 96;

  /** A baseline that lacks more than one in so many bars cannot be relied on. */
  private static final int MISSING_ONE_IN = 20;

  private Scorer() {}

  /**
   * A bar to be scored.
   *
   * @param figures made with the bar right before it
   * @param takerBuyQuote quote volume whose taker bought, where it is known
   * @param tickSize smallest step of the price, where it is known
   * @param listedAt when the contract was listed, epoch milliseconds, where it is known
   * @param evaluatedAt event time, epoch milliseconds
   * @param provisional whether the bar is open
   */
  public record Subject(
      String symbol,
      BarFigures figures,
      BigDecimal close,
      BigDecimal quoteVolume,
      Optional<BigDecimal> takerBuyQuote,
      Optional<BigDecimal> tickSize,
      Optional<Long> listedAt,
      long evaluatedAt,
      boolean provisional) {}

  /** The scores. */
  public static Anomaly score(Subject subject, Baseline baseline, ScoreThresholds thresholds) {
    BarFigures bar = subject.figures();
    int missing = baseline.missingBefore(bar.openTime());
    Status status = status(subject, baseline.size(), missing);
    BigDecimal day = Rounding.to(2, baseline.dayVolumeBefore(bar.openTime()) + bar.quoteVolume());
    boolean liquid = day.compareTo(thresholds.minQuoteVolume()) >= 0;
    return new Anomaly(
        subject.symbol(),
        bar.openTime(),
        subject.evaluatedAt(),
        subject.provisional(),
        status,
        baseline.size(),
        missing,
        subject.close(),
        subject.quoteVolume(),
        day,
        takerBuyShare(subject),
        ClassicScore.of(bar, baseline, thresholds),
        RobustScore.of(
            features(subject, baseline),
            thresholds,
            status != Status.WARMUP,
            status == Status.OK,
            liquid),
        direction(bar));
  }

  private static List<FeatureScore> features(Subject subject, Baseline baseline) {
    BarFigures bar = subject.figures();
    // A step of the price is no deviation, however still the price was.
    double tick = subject.tickSize().map(size -> size.doubleValue() / bar.close()).orElse(0.0);
    FeatureScore volume =
        FeatureScore.of(FeatureName.VOLUME, bar.logVolume(), baseline.logVolumes, 0);
    FeatureScore volatility =
        FeatureScore.of(FeatureName.VOLATILITY, bar.logVolatility(), baseline.logVolatilities, 0);
    return List.of(
        FeatureScore.of(FeatureName.RETURN, bar.logReturn(), baseline.logReturns, tick),
        subject.provisional() ? volume.soFar() : volume,
        subject.provisional() ? volatility.soFar() : volatility);
  }

  /**
   * The first that applies. A hole makes a baseline gappy and not short: short is one that does not
   * reach back a day.
   */
  private static Status status(Subject subject, int bars, int missing) {
    long openTime = subject.figures().openTime();
    if (bars < FeatureScore.FEWEST) {
      return Status.WARMUP;
    }
    if (subject.listedAt().filter(listed -> openTime - listed < DAY_MS).isPresent()) {
      return Status.NEW;
    }
    if (missing * MISSING_ONE_IN > bars + missing) {
      return Status.GAPPY;
    }
    return bars + missing < DAY_BARS ? Status.SHORT : Status.OK;
  }

  private static Optional<BigDecimal> takerBuyShare(Subject subject) {
    return subject.quoteVolume().signum() <= 0
        ? Optional.empty()
        : subject
            .takerBuyQuote()
            .map(bought ->
                bought
                    .divide(subject.quoteVolume(), 4, RoundingMode.HALF_EVEN)
                    .min(BigDecimal.ONE));
  }

  private static Side direction(BarFigures bar) {
    if (bar.change() > 0) {
      return Side.BUY;
    }
    return bar.change() < 0 ? Side.SELL : Side.BOTH;
  }

  /** The most that a bar can score against so many others. */
  public static double most(int bars) {
    return RobustScore.most(bars);
  }

  /** Whether what is over the threshold can be relied on. */
  public static boolean isSure(Anomaly anomaly) {
    return anomaly.status() == Status.OK
        && anomaly.robust().coverage().compareTo(RobustScore.ENOUGH_COVERAGE) >= 0;
  }

  /** Whether enough groups of features agree. */
  public static boolean isAgreed(Anomaly anomaly) {
    return anomaly.robust().votes() >= RobustScore.ENOUGH_VOTES;
  }

  /** Bars are this long. */
  public static long closeTime(Anomaly anomaly) {
    return anomaly.openTime() + Bar.LENGTH_MS;
  }
}
