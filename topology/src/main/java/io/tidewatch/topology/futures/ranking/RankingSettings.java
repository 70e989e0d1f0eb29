package io.tidewatch.topology.futures.ranking;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What rankings are made by.
 *
 * @param interval event time between two of them
 * @param grace event time after the end of an interval in which facts may still come
 * @param coins how many coins are ranked
 * @param contracts how many contracts are ranked by open interest
 * @param placesToLeave so many places behind the last one a coin still keeps its start: it would
 *     lose it at each breath otherwise
 * @param minVolume24h quote volume of 24 hours below which a coin is not compared
 * @param minOpenInterest worth below which per cents of open interest are not compared: small
 *     contracts change by any per cent
 * @param lag over which changes of open interest are measured
 */
public record RankingSettings(
    Duration interval,
    Duration grace,
    int coins,
    int contracts,
    int placesToLeave,
    BigDecimal minVolume24h,
    BigDecimal minOpenInterest,
    Duration lag) {
  private static final Duration LONGEST_LAG = Duration.ofHours(24);
  private static final int MOST = 1_000;

  /** Top 20 each three minutes, changes of an hour. */
  public static final RankingSettings DEFAULT =
      new RankingSettings(
          Duration.ofMinutes(3),
          Duration.ofSeconds(10),
          20,
          20,
          3,
          BigDecimal.valueOf(1_000_000),
          BigDecimal.valueOf(5_000_000),
          Duration.ofHours(1));

  public RankingSettings {
    requireNonNull(interval, "interval");
    requireNonNull(grace, "grace");
    requireNonNull(minVolume24h, "minVolume24h");
    requireNonNull(minOpenInterest, "minOpenInterest");
    requireNonNull(lag, "lag");
    if (interval.toSeconds() < 1 || grace.isNegative()) {
      throw new IllegalArgumentException(
          "expected an interval of at least 1 s and a grace of 0 or more, was "
              + interval
              + " and "
              + grace);
    }
    if (coins < 1 || coins > MOST || contracts < 1 || contracts > MOST || placesToLeave < 0) {
      throw new IllegalArgumentException(
          "expected 1 to "
              + MOST
              + " places and 0 or more to leave, was "
              + coins
              + ", "
              + contracts
              + " and "
              + placesToLeave);
    }
    if (lag.toMillis() < PointRing.PERIOD_MS || lag.compareTo(LONGEST_LAG) > 0) {
      throw new IllegalArgumentException(
          "expected a lag of 3 minutes to " + LONGEST_LAG + ", was " + lag);
    }
  }
}
