package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.futures.ranking.RankingSettings;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import io.tidewatch.topology.futures.rule.MarketMoveRule;
import java.time.Duration;

/**
 * What is fixed for as long as the detector runs.
 *
 * @param anomaly the rule on single contracts without overrides
 * @param market the rule on many at once without overrides
 * @param barsKept how long closed bars are kept
 * @param anomaliesKept how long the scores of closed bars are kept
 * @param grace event time after the end of a bar in which scores may come and still be compared
 *     with those of other symbols
 * @param silence wall-clock time without a word after which a partition is not waited for
 * @param ranking what rankings are made by
 * @param onDisk whether bars and scores are kept on disk; in memory they are read back whole from
 *     their changelogs at each start
 */
public record FuturesSettings(
    FuturesAnomalyRule anomaly,
    MarketMoveRule market,
    Duration barsKept,
    Duration anomaliesKept,
    Duration grace,
    Duration silence,
    RankingSettings ranking,
    boolean onDisk) {
  private static final Duration LONGEST_BASELINE = Duration.ofDays(7);

  /** The rules' defaults, bars of a week, scores of two days. */
  public static final FuturesSettings DEFAULT =
      new FuturesSettings(
          FuturesAnomalyRule.DEFAULT,
          MarketMoveRule.DEFAULT,
          LONGEST_BASELINE.plusHours(6),
          Duration.ofHours(48),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          RankingSettings.DEFAULT,
          true);

  public FuturesSettings {
    requireNonNull(anomaly, "anomaly");
    requireNonNull(market, "market");
    requireNonNull(barsKept, "barsKept");
    requireNonNull(anomaliesKept, "anomaliesKept");
    requireNonNull(grace, "grace");
    requireNonNull(silence, "silence");
    requireNonNull(ranking, "ranking");
    if (barsKept.compareTo(LONGEST_BASELINE) < 0) {
      throw new IllegalArgumentException(
          "expected bars to be kept for at least " + LONGEST_BASELINE + ", was " + barsKept);
    }
    if (grace.isNegative() || silence.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "expected a grace of 0 or more and a silence of at least 1 s, was "
              + grace
              + " and "
              + silence);
    }
  }

  public FuturesSettings withAnomaly(FuturesAnomalyRule other) {
    return new FuturesSettings(
        other, market, barsKept, anomaliesKept, grace, silence, ranking, onDisk);
  }

  public FuturesSettings withMarket(MarketMoveRule other) {
    return new FuturesSettings(
        anomaly, other, barsKept, anomaliesKept, grace, silence, ranking, onDisk);
  }

  public FuturesSettings withRanking(RankingSettings other) {
    return new FuturesSettings(
        anomaly, market, barsKept, anomaliesKept, grace, silence, other, onDisk);
  }

  /** The same with everything in memory. */
  public FuturesSettings inMemory() {
    return new FuturesSettings(
        anomaly, market, barsKept, anomaliesKept, grace, silence, ranking, false);
  }
}
